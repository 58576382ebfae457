-- CreateEnum
CREATE TYPE "PortalMode" AS ENUM ('complete', 'partial');

-- AlterEnum
ALTER TYPE "FactSource" ADD VALUE 'portal_import';

-- CreateTable
CREATE TABLE "PortalImport" (
    "id" UUID NOT NULL,
    "setupId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "mode" "PortalMode" NOT NULL,
    "count" INTEGER,
    "interrupted" BOOLEAN NOT NULL,
    "people" INTEGER NOT NULL,
    "recordedById" UUID NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnById" UUID,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "PortalImport_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PortalImport_setupId_at_idx" ON "PortalImport"("setupId", "at");

-- AddForeignKey
ALTER TABLE "PortalImport" ADD CONSTRAINT "PortalImport_setupId_fkey" FOREIGN KEY ("setupId") REFERENCES "Setup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PortalImport" ADD CONSTRAINT "PortalImport_recordedById_fkey" FOREIGN KEY ("recordedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PortalImport" ADD CONSTRAINT "PortalImport_withdrawnById_fkey" FOREIGN KEY ("withdrawnById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;
