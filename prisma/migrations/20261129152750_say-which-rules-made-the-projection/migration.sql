-- AlterTable
ALTER TABLE "Installation" ADD COLUMN     "projectionRules" INTEGER NOT NULL DEFAULT 0;
