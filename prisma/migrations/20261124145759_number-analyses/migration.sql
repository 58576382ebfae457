-- AlterTable
ALTER TABLE "ListImport" ADD COLUMN     "analysisNumber" INTEGER NOT NULL DEFAULT 1;
