-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "firstImportId" UUID,
ADD COLUMN     "lastImportId" UUID,
ADD COLUMN     "lostPairingAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "PersonChange" (
    "importId" UUID NOT NULL,
    "personId" BIGINT NOT NULL,
    "profile" "Profile" NOT NULL,
    "casId" VARCHAR(64),
    "lastName" TEXT NOT NULL,
    "firstName" TEXT NOT NULL,
    "className" TEXT,
    "absentSince" TIMESTAMPTZ(3),
    "lostPairingAt" TIMESTAMPTZ(3),
    "lastImportId" UUID,

    CONSTRAINT "PersonChange_pkey" PRIMARY KEY ("importId","personId")
);

-- CreateIndex
CREATE INDEX "PersonChange_personId_idx" ON "PersonChange"("personId");

-- AddForeignKey
ALTER TABLE "PersonChange" ADD CONSTRAINT "PersonChange_importId_fkey" FOREIGN KEY ("importId") REFERENCES "ListImport"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonChange" ADD CONSTRAINT "PersonChange_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
