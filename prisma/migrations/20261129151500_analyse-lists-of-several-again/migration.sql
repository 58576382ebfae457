-- AlterEnum
ALTER TYPE "ImportGroupAct" ADD VALUE 'reanalyse';
