-- CreateEnum
CREATE TYPE "EntListState" AS ENUM ('analysed', 'confirmed');

-- CreateTable
CREATE TABLE "EntList" (
    "id" UUID NOT NULL,
    "setupId" UUID NOT NULL,
    "state" "EntListState" NOT NULL,
    "fileName" TEXT NOT NULL,
    "byteSize" INTEGER NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "vendor" VARCHAR(20),
    "recognised" JSONB NOT NULL,
    "counts" JSONB NOT NULL,
    "analysis" JSONB,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),

    CONSTRAINT "EntList_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EntAccount" (
    "id" BIGSERIAL NOT NULL,
    "setupId" UUID NOT NULL,
    "listId" UUID NOT NULL,
    "profile" "Profile" NOT NULL,
    "entId" VARCHAR(64) NOT NULL,
    "lastName" TEXT NOT NULL,
    "firstName" TEXT NOT NULL,
    "className" TEXT,

    CONSTRAINT "EntAccount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReconciliationDecision" (
    "id" UUID NOT NULL,
    "setupId" UUID NOT NULL,
    "personId" BIGINT NOT NULL,
    "entId" VARCHAR(64) NOT NULL,
    "isSame" BOOLEAN NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID NOT NULL,

    CONSTRAINT "ReconciliationDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PairingCorrection" (
    "id" UUID NOT NULL,
    "setupId" UUID NOT NULL,
    "personId" BIGINT NOT NULL,
    "casId" VARCHAR(64) NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "askedById" UUID NOT NULL,
    "cancelledAt" TIMESTAMPTZ(3),

    CONSTRAINT "PairingCorrection_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "EntList_setupId_createdAt_idx" ON "EntList"("setupId", "createdAt");

-- CreateIndex
CREATE INDEX "EntList_expiresAt_idx" ON "EntList"("expiresAt");

-- CreateIndex
CREATE INDEX "EntAccount_setupId_profile_idx" ON "EntAccount"("setupId", "profile");

-- CreateIndex
CREATE INDEX "EntAccount_listId_idx" ON "EntAccount"("listId");

-- CreateIndex
CREATE INDEX "ReconciliationDecision_setupId_idx" ON "ReconciliationDecision"("setupId");

-- CreateIndex
CREATE UNIQUE INDEX "ReconciliationDecision_personId_entId_key" ON "ReconciliationDecision"("personId", "entId");

-- CreateIndex
CREATE INDEX "PairingCorrection_setupId_askedAt_idx" ON "PairingCorrection"("setupId", "askedAt");

-- CreateIndex
CREATE INDEX "PairingCorrection_personId_idx" ON "PairingCorrection"("personId");

-- AddForeignKey
ALTER TABLE "EntList" ADD CONSTRAINT "EntList_setupId_fkey" FOREIGN KEY ("setupId") REFERENCES "Setup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EntList" ADD CONSTRAINT "EntList_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EntAccount" ADD CONSTRAINT "EntAccount_setupId_fkey" FOREIGN KEY ("setupId") REFERENCES "Setup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EntAccount" ADD CONSTRAINT "EntAccount_listId_fkey" FOREIGN KEY ("listId") REFERENCES "EntList"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReconciliationDecision" ADD CONSTRAINT "ReconciliationDecision_setupId_fkey" FOREIGN KEY ("setupId") REFERENCES "Setup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReconciliationDecision" ADD CONSTRAINT "ReconciliationDecision_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReconciliationDecision" ADD CONSTRAINT "ReconciliationDecision_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PairingCorrection" ADD CONSTRAINT "PairingCorrection_setupId_fkey" FOREIGN KEY ("setupId") REFERENCES "Setup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PairingCorrection" ADD CONSTRAINT "PairingCorrection_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PairingCorrection" ADD CONSTRAINT "PairingCorrection_askedById_fkey" FOREIGN KEY ("askedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
