-- AlterTable
ALTER TABLE "ImportGroup" ADD COLUMN     "uais" CHAR(8)[] DEFAULT ARRAY[]::CHAR(8)[];
