-- CreateEnum
CREATE TYPE "Level" AS ENUM ('sixieme', 'cinquieme', 'quatrieme', 'troisieme', 'seconde', 'premiere', 'terminale', 'unknown');

-- AlterTable
ALTER TABLE "Establishment" ADD COLUMN     "tallies" INTEGER[] DEFAULT ARRAY[]::INTEGER[];

-- CreateTable
CREATE TABLE "AdoptionPoint" (
    "setupId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "profile" "Profile" NOT NULL,
    "people" INTEGER NOT NULL,
    "paired" INTEGER NOT NULL,

    CONSTRAINT "AdoptionPoint_pkey" PRIMARY KEY ("setupId","day","profile")
);

-- CreateTable
CREATE TABLE "LetterText" (
    "uai" CHAR(8) NOT NULL,
    "letter" TEXT NOT NULL,
    "slip" TEXT NOT NULL,
    "entAddress" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LetterText_pkey" PRIMARY KEY ("uai")
);

-- CreateTable
CREATE TABLE "LetterBatch" (
    "id" UUID NOT NULL,
    "setupId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "profile" "Profile",
    "className" TEXT,
    "people" INTEGER NOT NULL,

    CONSTRAINT "LetterBatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PairingTally" (
    "setupId" UUID NOT NULL,
    "profile" "Profile" NOT NULL,
    "level" "Level" NOT NULL,
    "people" INTEGER NOT NULL,
    "paired" INTEGER NOT NULL,

    CONSTRAINT "PairingTally_pkey" PRIMARY KEY ("setupId","profile","level")
);

-- CreateIndex
CREATE INDEX "LetterBatch_setupId_at_idx" ON "LetterBatch"("setupId", "at");

-- AddForeignKey
ALTER TABLE "AdoptionPoint" ADD CONSTRAINT "AdoptionPoint_setupId_fkey" FOREIGN KEY ("setupId") REFERENCES "Setup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LetterText" ADD CONSTRAINT "LetterText_uai_fkey" FOREIGN KEY ("uai") REFERENCES "Establishment"("uai") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LetterBatch" ADD CONSTRAINT "LetterBatch_setupId_fkey" FOREIGN KEY ("setupId") REFERENCES "Setup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PairingTally" ADD CONSTRAINT "PairingTally_setupId_fkey" FOREIGN KEY ("setupId") REFERENCES "Setup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The people who are already known. Levels are told by a rule of the application: `npm run projection:rebuild` adds them.
INSERT INTO "PairingTally" ("setupId", "profile", "level", "people", "paired")
SELECT "setupId", "profile", 'unknown', count(*)::int, (count(*) FILTER (WHERE "casId" IS NOT NULL AND NOT "conflict"))::int
FROM "Person"
WHERE "absentSince" IS NULL
GROUP BY "setupId", "profile";

UPDATE "Establishment" AS e SET "tallies" = t.tallies
FROM (
  SELECT s."uai", s."schoolYear", array_fill(0, ARRAY[14]) || (array_agg(k.count ORDER BY p.profile, k.kind))::int[] AS tallies
  FROM "Setup" AS s
  CROSS JOIN unnest(enum_range(NULL::"Profile")) AS p(profile)
  LEFT JOIN "PairingTally" AS t ON t."setupId" = s."id" AND t."profile" = p.profile
  CROSS JOIN LATERAL (VALUES (1, coalesce(t."people", 0)), (2, coalesce(t."paired", 0))) AS k(kind, count)
  GROUP BY s."uai", s."schoolYear"
) AS t
WHERE t."uai" = e."uai" AND t."schoolYear" = e."schoolYear";
