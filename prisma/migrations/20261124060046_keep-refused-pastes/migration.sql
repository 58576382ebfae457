-- CreateTable
CREATE TABLE "RefusedPaste" (
    "accountId" UUID NOT NULL,
    "setupId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RefusedPaste_pkey" PRIMARY KEY ("accountId","setupId")
);

-- CreateIndex
CREATE INDEX "RefusedPaste_expiresAt_idx" ON "RefusedPaste"("expiresAt");

-- AddForeignKey
ALTER TABLE "RefusedPaste" ADD CONSTRAINT "RefusedPaste_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RefusedPaste" ADD CONSTRAINT "RefusedPaste_setupId_fkey" FOREIGN KEY ("setupId") REFERENCES "Setup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
