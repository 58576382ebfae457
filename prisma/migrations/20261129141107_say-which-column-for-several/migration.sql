-- AlterEnum
ALTER TYPE "ImportGroupAct" ADD VALUE 'match';
