-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "ImportState" ADD VALUE 'held';
ALTER TYPE "ImportState" ADD VALUE 'committing';
ALTER TYPE "ImportState" ADD VALUE 'interrupted';
ALTER TYPE "ImportState" ADD VALUE 'undone';

-- AlterTable
ALTER TABLE "ListImport" ADD COLUMN     "holds" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "undoableUntil" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "ImportRun" (
    "importId" UUID NOT NULL,
    "token" UUID NOT NULL,
    "byId" UUID NOT NULL,
    "onBehalf" BOOLEAN NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "heartbeatAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "rowsDone" INTEGER NOT NULL DEFAULT 0,
    "rows" INTEGER NOT NULL,

    CONSTRAINT "ImportRun_pkey" PRIMARY KEY ("importId")
);

-- CreateTable
CREATE TABLE "ImportApproval" (
    "importId" UUID NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "ImportApproval_pkey" PRIMARY KEY ("importId")
);

-- CreateTable
CREATE TABLE "HoldSettings" (
    "academyCode" VARCHAR(3) NOT NULL,
    "manyAbsent" INTEGER NOT NULL,
    "manyChanged" INTEGER NOT NULL,
    "manyUnpaired" INTEGER NOT NULL,

    CONSTRAINT "HoldSettings_pkey" PRIMARY KEY ("academyCode")
);

-- CreateIndex
CREATE INDEX "ListImport_state_idx" ON "ListImport"("state");

-- CreateIndex
CREATE INDEX "ListImport_undoableUntil_idx" ON "ListImport"("undoableUntil");

-- AddForeignKey
ALTER TABLE "ImportRun" ADD CONSTRAINT "ImportRun_importId_fkey" FOREIGN KEY ("importId") REFERENCES "ListImport"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportApproval" ADD CONSTRAINT "ImportApproval_importId_fkey" FOREIGN KEY ("importId") REFERENCES "ListImport"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportApproval" ADD CONSTRAINT "ImportApproval_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HoldSettings" ADD CONSTRAINT "HoldSettings_academyCode_fkey" FOREIGN KEY ("academyCode") REFERENCES "Academy"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
