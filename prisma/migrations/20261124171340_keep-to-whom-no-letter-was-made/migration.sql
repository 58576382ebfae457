-- AlterTable
ALTER TABLE "LetterBatch" ADD COLUMN     "leftAside" INTEGER NOT NULL DEFAULT 0;
