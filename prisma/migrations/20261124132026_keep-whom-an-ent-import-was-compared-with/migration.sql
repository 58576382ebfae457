-- AlterTable
ALTER TABLE "PortalImport" ADD COLUMN     "byProfile" JSONB,
ADD COLUMN     "peopleAt" TIMESTAMPTZ(3);
