-- CreateEnum
CREATE TYPE "Level" AS ENUM ('sixieme', 'cinquieme', 'quatrieme', 'troisieme', 'seconde', 'premiere', 'terminale', 'unknown');

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
