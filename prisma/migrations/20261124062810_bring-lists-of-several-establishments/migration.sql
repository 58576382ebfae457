-- AlterTable
ALTER TABLE "ListImport" ADD COLUMN     "groupId" UUID;

-- CreateTable
CREATE TABLE "ImportGroup" (
    "id" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "byteSize" INTEGER NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "profile" "Profile" NOT NULL,
    "coverage" "Coverage" NOT NULL,
    "rows" INTEGER NOT NULL,
    "establishments" INTEGER NOT NULL,
    "leftOut" JSONB NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "analysedAt" TIMESTAMPTZ(3),
    "heartbeatAt" TIMESTAMPTZ(3),

    CONSTRAINT "ImportGroup_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ImportGroup_createdById_createdAt_idx" ON "ImportGroup"("createdById", "createdAt");

-- CreateIndex
CREATE INDEX "ListImport_groupId_idx" ON "ListImport"("groupId");

-- AddForeignKey
ALTER TABLE "ImportGroup" ADD CONSTRAINT "ImportGroup_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ListImport" ADD CONSTRAINT "ListImport_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "ImportGroup"("id") ON DELETE SET NULL ON UPDATE CASCADE;
