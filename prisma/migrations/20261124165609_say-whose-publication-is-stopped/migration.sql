-- AlterTable
ALTER TABLE "Establishment" ADD COLUMN     "isServiceCut" BOOLEAN NOT NULL DEFAULT false;
