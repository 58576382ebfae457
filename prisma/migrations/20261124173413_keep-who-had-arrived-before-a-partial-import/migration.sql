-- AlterTable
ALTER TABLE "PortalImport" ADD COLUMN     "arrived" INTEGER,
ADD COLUMN     "arrivedSince" TIMESTAMPTZ(3);
