-- CreateTable
CREATE TABLE "AdoptionWeeks" (
    "setupId" UUID NOT NULL,
    "people" INTEGER[],
    "paired" INTEGER[],

    CONSTRAINT "AdoptionWeeks_pkey" PRIMARY KEY ("setupId")
);

INSERT INTO "AdoptionWeeks" ("setupId", "people", "paired")
SELECT s."id", e."weeklyPeople", e."weeklyPaired"
FROM "Establishment" AS e
JOIN "Setup" AS s ON s."uai" = e."uai" AND s."schoolYear" = e."schoolYear"
WHERE e."weeklyPeople" <> '{}';

-- AlterTable
ALTER TABLE "Establishment" DROP COLUMN "weeklyPaired",
DROP COLUMN "weeklyPeople";

-- AddForeignKey
ALTER TABLE "AdoptionWeeks" ADD CONSTRAINT "AdoptionWeeks_setupId_fkey" FOREIGN KEY ("setupId") REFERENCES "Setup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
