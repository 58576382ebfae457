-- CreateIndex
CREATE INDEX "Establishment_disabledAt_idx" ON "Establishment"("disabledAt");
