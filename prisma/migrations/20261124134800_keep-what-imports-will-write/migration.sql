-- CreateEnum
CREATE TYPE "PlannedKind" AS ENUM ('insert', 'update', 'absent', 'conflict_begins', 'conflict_ends');

-- AlterTable
ALTER TABLE "ListImport" ADD COLUMN     "shares" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "PlannedChange" (
    "importId" UUID NOT NULL,
    "part" INTEGER NOT NULL,
    "kind" "PlannedKind" NOT NULL,
    "people" INTEGER NOT NULL,
    "pronoteIds" CHAR(16)[],
    "casIds" TEXT[],
    "lastNames" TEXT[],
    "firstNames" TEXT[],
    "classNames" TEXT[],
    "sortNames" TEXT[],

    CONSTRAINT "PlannedChange_pkey" PRIMARY KEY ("importId","part")
);

-- AddForeignKey
ALTER TABLE "PlannedChange" ADD CONSTRAINT "PlannedChange_importId_fkey" FOREIGN KEY ("importId") REFERENCES "ListImport"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is written once, read once and erased within a day is not worth compressing.
ALTER TABLE "PlannedChange"
    ALTER COLUMN "pronoteIds" SET STORAGE EXTERNAL,
    ALTER COLUMN "casIds" SET STORAGE EXTERNAL,
    ALTER COLUMN "lastNames" SET STORAGE EXTERNAL,
    ALTER COLUMN "firstNames" SET STORAGE EXTERNAL,
    ALTER COLUMN "classNames" SET STORAGE EXTERNAL,
    ALTER COLUMN "sortNames" SET STORAGE EXTERNAL;
ALTER TABLE "ListImport" ALTER COLUMN "analysis" SET STORAGE EXTERNAL;

-- Analyses that wait have no plan yet: they are outdated, and made again by one act.
UPDATE "ListImport" SET "peopleVersion" = -1 WHERE "analysis" IS NOT NULL AND "profile" IS NOT NULL;
