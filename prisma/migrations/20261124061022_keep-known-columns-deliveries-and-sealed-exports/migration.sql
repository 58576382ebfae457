-- CreateTable
CREATE TABLE "Delivery" (
    "id" UUID NOT NULL,
    "setupId" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "byteSize" INTEGER NOT NULL,
    "files" JSONB NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "KnownColumn" (
    "uai" CHAR(8) NOT NULL,
    "header" VARCHAR(200) NOT NULL,
    "label" VARCHAR(100) NOT NULL,
    "field" VARCHAR(30),
    "toldById" UUID NOT NULL,
    "toldAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "KnownColumn_pkey" PRIMARY KEY ("uai","header")
);

-- CreateTable
CREATE TABLE "SealedExport" (
    "id" UUID NOT NULL,
    "setupId" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "byteSize" INTEGER NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "uai" CHAR(8),
    "partner" VARCHAR(100),
    "exportDate" VARCHAR(100),
    "broughtById" UUID NOT NULL,
    "broughtAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SealedExport_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Delivery_setupId_idx" ON "Delivery"("setupId");

-- CreateIndex
CREATE INDEX "Delivery_expiresAt_idx" ON "Delivery"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "SealedExport_setupId_sha256_key" ON "SealedExport"("setupId", "sha256");

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_setupId_fkey" FOREIGN KEY ("setupId") REFERENCES "Setup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "KnownColumn" ADD CONSTRAINT "KnownColumn_uai_fkey" FOREIGN KEY ("uai") REFERENCES "Establishment"("uai") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "KnownColumn" ADD CONSTRAINT "KnownColumn_toldById_fkey" FOREIGN KEY ("toldById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SealedExport" ADD CONSTRAINT "SealedExport_setupId_fkey" FOREIGN KEY ("setupId") REFERENCES "Setup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SealedExport" ADD CONSTRAINT "SealedExport_broughtById_fkey" FOREIGN KEY ("broughtById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
