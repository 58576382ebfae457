-- AlterTable
ALTER TABLE "Establishment" ADD COLUMN     "stepsToRecheck" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "FormerConfiguration" (
    "setupId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "configuration" JSONB NOT NULL,

    CONSTRAINT "FormerConfiguration_pkey" PRIMARY KEY ("setupId","version")
);

-- AddForeignKey
ALTER TABLE "FormerConfiguration" ADD CONSTRAINT "FormerConfiguration_setupId_fkey" FOREIGN KEY ("setupId") REFERENCES "Setup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
