-- CreateEnum
CREATE TYPE "SubjectSource" AS ENUM ('subject', 'attribute');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('operator', 'academy_admin', 'support', 'school_admin', 'school_reader');

-- CreateEnum
CREATE TYPE "EstablishmentKind" AS ENUM ('college', 'lycee', 'lycee_pro', 'erea', 'other');

-- CreateEnum
CREATE TYPE "Profile" AS ENUM ('pupil', 'guardian', 'teacher', 'staff');

-- CreateEnum
CREATE TYPE "Coverage" AS ENUM ('whole', 'part');

-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('analysed', 'committed', 'discarded');

-- CreateEnum
CREATE TYPE "FactKind" AS ENUM ('attested', 'proven', 'exempted', 'blocked', 'reopened', 'requested', 'declared_not_concerned', 'declared_concerned');

-- CreateEnum
CREATE TYPE "FactSource" AS ENUM ('person', 'import');

-- CreateEnum
CREATE TYPE "SetupState" AS ENUM ('not_started', 'in_progress', 'blocked', 'done', 'not_concerned');

-- CreateEnum
CREATE TYPE "Phase" AS ENUM ('prerequisites', 'pronote_net', 'client', 'portal', 'identifiers');

-- CreateEnum
CREATE TYPE "Owner" AS ENUM ('school', 'academy', 'ent', 'network');

-- CreateTable
CREATE TABLE "Academy" (
    "code" VARCHAR(3) NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Academy_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "Ent" (
    "id" UUID NOT NULL,
    "academyCode" VARCHAR(3) NOT NULL,
    "slug" VARCHAR(60) NOT NULL,
    "name" TEXT NOT NULL,
    "vendor" TEXT NOT NULL,
    "casUrl" TEXT NOT NULL,
    "subjectSource" "SubjectSource" NOT NULL DEFAULT 'subject',
    "subjectAttribute" TEXT,
    "identifierAttribute" TEXT NOT NULL DEFAULT 'idPronote',
    "matchingCode" TEXT,
    "exportTarget" TEXT,
    "portalSsoType" TEXT,
    "disabledAt" TIMESTAMPTZ(3),

    CONSTRAINT "Ent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "disabledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "academyCode" VARCHAR(3),
    "uai" CHAR(8),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInAttempt" (
    "id" BIGSERIAL NOT NULL,
    "subject" CHAR(64) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SignInAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PasswordLink" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "secretHash" CHAR(64) NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PasswordLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "secretHash" CHAR(64) NOT NULL,
    "canWrite" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Opening" (
    "id" UUID NOT NULL,
    "uai" CHAR(8) NOT NULL,
    "accountId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Opening_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Establishment" (
    "uai" CHAR(8) NOT NULL,
    "academyCode" VARCHAR(3) NOT NULL,
    "departmentCode" CHAR(3) NOT NULL,
    "kind" "EstablishmentKind" NOT NULL,
    "name" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "address" TEXT,
    "postalCode" VARCHAR(10),
    "email" TEXT,
    "contactName" TEXT,
    "contactPhone" TEXT,
    "contactEmail" TEXT,
    "entId" UUID,
    "disabledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "searchText" TEXT COLLATE "C" NOT NULL,
    "sortName" TEXT COLLATE "C" NOT NULL,
    "sortCity" TEXT COLLATE "C" NOT NULL,
    "schoolYear" INTEGER NOT NULL,
    "state" "SetupState" NOT NULL DEFAULT 'not_started',
    "phase" "Phase",
    "owner" "Owner",
    "nextStep" TEXT,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "stepsDone" INTEGER NOT NULL DEFAULT 0,
    "stepsApplicable" INTEGER NOT NULL DEFAULT 0,
    "progress" INTEGER NOT NULL DEFAULT 0,
    "people" INTEGER NOT NULL DEFAULT 0,
    "paired" INTEGER NOT NULL DEFAULT 0,
    "conflicts" INTEGER NOT NULL DEFAULT 0,
    "pairedRate" INTEGER,

    CONSTRAINT "Establishment_pkey" PRIMARY KEY ("uai")
);

-- CreateTable
CREATE TABLE "JournalEntry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" VARCHAR(60) NOT NULL,
    "actorId" UUID,
    "onBehalf" BOOLEAN NOT NULL DEFAULT false,
    "uai" CHAR(8),
    "academyCode" VARCHAR(3),
    "data" JSONB NOT NULL,

    CONSTRAINT "JournalEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Installation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "demonstration" BOOLEAN NOT NULL DEFAULT false,
    "loadedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" BIGSERIAL NOT NULL,
    "setupId" UUID NOT NULL,
    "profile" "Profile" NOT NULL,
    "pronoteId" CHAR(16) NOT NULL,
    "casId" VARCHAR(64),
    "lastName" TEXT NOT NULL,
    "firstName" TEXT NOT NULL,
    "className" TEXT,
    "sortName" TEXT COLLATE "C" NOT NULL,
    "arrivedAt" TIMESTAMPTZ(3) NOT NULL,
    "absentSince" TIMESTAMPTZ(3),
    "conflict" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ListImport" (
    "id" UUID NOT NULL,
    "setupId" UUID NOT NULL,
    "profile" "Profile",
    "coverage" "Coverage" NOT NULL,
    "state" "ImportState" NOT NULL,
    "fileName" TEXT NOT NULL,
    "byteSize" INTEGER NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "recognised" JSONB NOT NULL,
    "counts" JSONB NOT NULL,
    "analysis" JSONB,
    "peopleVersion" INTEGER NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "settledById" UUID,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "ListImport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Setup" (
    "id" UUID NOT NULL,
    "uai" CHAR(8) NOT NULL,
    "schoolYear" INTEGER NOT NULL,
    "procedure" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "configuration" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "configurationVersion" INTEGER NOT NULL DEFAULT 0,
    "peopleVersion" INTEGER NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Setup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Fact" (
    "setupId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "kind" "FactKind" NOT NULL,
    "step" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "source" "FactSource" NOT NULL,
    "byId" UUID,
    "onBehalf" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT,
    "reason" TEXT,

    CONSTRAINT "Fact_pkey" PRIMARY KEY ("setupId","sequence")
);

-- CreateIndex
CREATE UNIQUE INDEX "Ent_academyCode_slug_key" ON "Ent"("academyCode", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "Account_email_key" ON "Account"("email");

-- CreateIndex
CREATE INDEX "Membership_accountId_idx" ON "Membership"("accountId");

-- CreateIndex
CREATE INDEX "Membership_uai_idx" ON "Membership"("uai");

-- CreateIndex
CREATE INDEX "Membership_academyCode_idx" ON "Membership"("academyCode");

-- CreateIndex
CREATE INDEX "Session_accountId_idx" ON "Session"("accountId");

-- CreateIndex
CREATE INDEX "SignInAttempt_subject_at_idx" ON "SignInAttempt"("subject", "at");

-- CreateIndex
CREATE INDEX "SignInAttempt_at_idx" ON "SignInAttempt"("at");

-- CreateIndex
CREATE UNIQUE INDEX "PasswordLink_secretHash_key" ON "PasswordLink"("secretHash");

-- CreateIndex
CREATE INDEX "PasswordLink_accountId_idx" ON "PasswordLink"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_secretHash_key" ON "ApiToken"("secretHash");

-- CreateIndex
CREATE INDEX "ApiToken_accountId_idx" ON "ApiToken"("accountId");

-- CreateIndex
CREATE INDEX "Opening_uai_accountId_until_idx" ON "Opening"("uai", "accountId", "until");

-- CreateIndex
CREATE INDEX "Establishment_academyCode_sortName_uai_idx" ON "Establishment"("academyCode", "sortName", "uai");

-- CreateIndex
CREATE INDEX "Establishment_sortName_uai_idx" ON "Establishment"("sortName", "uai");

-- CreateIndex
CREATE INDEX "Establishment_sortCity_sortName_uai_idx" ON "Establishment"("sortCity", "sortName", "uai");

-- CreateIndex
CREATE INDEX "Establishment_progress_idx" ON "Establishment"("progress");

-- CreateIndex
CREATE INDEX "Establishment_pairedRate_idx" ON "Establishment"("pairedRate");

-- CreateIndex
CREATE INDEX "Establishment_people_idx" ON "Establishment"("people");

-- CreateIndex
CREATE INDEX "Establishment_since_idx" ON "Establishment"("since");

-- CreateIndex
CREATE INDEX "Establishment_state_since_idx" ON "Establishment"("state", "since");

-- CreateIndex
CREATE INDEX "Establishment_academyCode_state_since_idx" ON "Establishment"("academyCode", "state", "since");

-- CreateIndex
CREATE INDEX "Establishment_entId_idx" ON "Establishment"("entId");

-- CreateIndex
CREATE INDEX "JournalEntry_uai_id_idx" ON "JournalEntry"("uai", "id");

-- CreateIndex
CREATE INDEX "JournalEntry_academyCode_id_idx" ON "JournalEntry"("academyCode", "id");

-- CreateIndex
CREATE INDEX "Person_setupId_casId_idx" ON "Person"("setupId", "casId");

-- CreateIndex
CREATE UNIQUE INDEX "Person_setupId_pronoteId_key" ON "Person"("setupId", "pronoteId");

-- CreateIndex
CREATE INDEX "ListImport_setupId_createdAt_idx" ON "ListImport"("setupId", "createdAt");

-- CreateIndex
CREATE INDEX "ListImport_expiresAt_idx" ON "ListImport"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "Setup_uai_schoolYear_key" ON "Setup"("uai", "schoolYear");

-- AddForeignKey
ALTER TABLE "Ent" ADD CONSTRAINT "Ent_academyCode_fkey" FOREIGN KEY ("academyCode") REFERENCES "Academy"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_academyCode_fkey" FOREIGN KEY ("academyCode") REFERENCES "Academy"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_uai_fkey" FOREIGN KEY ("uai") REFERENCES "Establishment"("uai") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PasswordLink" ADD CONSTRAINT "PasswordLink_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Opening" ADD CONSTRAINT "Opening_uai_fkey" FOREIGN KEY ("uai") REFERENCES "Establishment"("uai") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Opening" ADD CONSTRAINT "Opening_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Establishment" ADD CONSTRAINT "Establishment_academyCode_fkey" FOREIGN KEY ("academyCode") REFERENCES "Academy"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Establishment" ADD CONSTRAINT "Establishment_entId_fkey" FOREIGN KEY ("entId") REFERENCES "Ent"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JournalEntry" ADD CONSTRAINT "JournalEntry_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_setupId_fkey" FOREIGN KEY ("setupId") REFERENCES "Setup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ListImport" ADD CONSTRAINT "ListImport_setupId_fkey" FOREIGN KEY ("setupId") REFERENCES "Setup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ListImport" ADD CONSTRAINT "ListImport_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ListImport" ADD CONSTRAINT "ListImport_settledById_fkey" FOREIGN KEY ("settledById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Setup" ADD CONSTRAINT "Setup_uai_fkey" FOREIGN KEY ("uai") REFERENCES "Establishment"("uai") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Fact" ADD CONSTRAINT "Fact_setupId_fkey" FOREIGN KEY ("setupId") REFERENCES "Setup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Fact" ADD CONSTRAINT "Fact_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A role lies over everything, over one académie, or over one establishment: nothing in between.
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_scope_check" CHECK (
    CASE "role"
        WHEN 'operator' THEN "academyCode" IS NULL AND "uai" IS NULL
        WHEN 'academy_admin' THEN "academyCode" IS NOT NULL AND "uai" IS NULL
        WHEN 'support' THEN "academyCode" IS NOT NULL AND "uai" IS NULL
        ELSE "academyCode" IS NULL AND "uai" IS NOT NULL
    END
);
