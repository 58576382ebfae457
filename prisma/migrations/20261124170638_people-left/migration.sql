-- AlterEnum
ALTER TYPE "ErasureCause" ADD VALUE 'people_left';
