-- CreateEnum
CREATE TYPE "ImportGroupAct" AS ENUM ('commit', 'discard', 'undo');

-- AlterTable
ALTER TABLE "ImportGroup" ADD COLUMN     "act" "ImportGroupAct";
