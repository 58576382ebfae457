-- CreateEnum
CREATE TYPE "ErasureCause" AS ENUM ('year_closed', 'list_abandoned', 'establishment_disabled');

-- CreateEnum
CREATE TYPE "EventKind" AS ENUM ('import_committed', 'import_held', 'step_proven', 'step_reopened');

-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('waiting', 'delivered', 'given_up');

-- CreateTable
CREATE TABLE "SetupErasure" (
    "id" UUID NOT NULL,
    "setupId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "why" "ErasureCause" NOT NULL,
    "people" INTEGER NOT NULL,
    "paired" INTEGER NOT NULL,
    "profiles" JSONB NOT NULL,

    CONSTRAINT "SetupErasure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PersonErasure" (
    "id" UUID NOT NULL,
    "setupId" UUID NOT NULL,
    "personId" BIGINT NOT NULL,
    "identifierHash" CHAR(64) NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID NOT NULL,
    "returnedAt" TIMESTAMPTZ(3),
    "returnedImportId" UUID,

    CONSTRAINT "PersonErasure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Webhook" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "address" VARCHAR(500) NOT NULL,
    "kinds" "EventKind"[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "failingSince" TIMESTAMPTZ(3),
    "disabledAt" TIMESTAMPTZ(3),

    CONSTRAINT "Webhook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookDelivery" (
    "id" UUID NOT NULL,
    "webhookId" UUID NOT NULL,
    "kind" "EventKind" NOT NULL,
    "uai" CHAR(8) NOT NULL,
    "data" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" "DeliveryState" NOT NULL DEFAULT 'waiting',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "nextTryAt" TIMESTAMPTZ(3) NOT NULL,
    "lastTryAt" TIMESTAMPTZ(3),
    "lastStatus" INTEGER,
    "lastFault" VARCHAR(30),

    CONSTRAINT "WebhookDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SetupErasure_setupId_at_idx" ON "SetupErasure"("setupId", "at");

-- CreateIndex
CREATE INDEX "PersonErasure_setupId_identifierHash_idx" ON "PersonErasure"("setupId", "identifierHash");

-- CreateIndex
CREATE INDEX "Webhook_accountId_idx" ON "Webhook"("accountId");

-- CreateIndex
CREATE INDEX "WebhookDelivery_webhookId_at_idx" ON "WebhookDelivery"("webhookId", "at");

-- CreateIndex
CREATE INDEX "WebhookDelivery_state_nextTryAt_idx" ON "WebhookDelivery"("state", "nextTryAt");

-- AddForeignKey
ALTER TABLE "SetupErasure" ADD CONSTRAINT "SetupErasure_setupId_fkey" FOREIGN KEY ("setupId") REFERENCES "Setup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonErasure" ADD CONSTRAINT "PersonErasure_setupId_fkey" FOREIGN KEY ("setupId") REFERENCES "Setup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonErasure" ADD CONSTRAINT "PersonErasure_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Webhook" ADD CONSTRAINT "Webhook_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "WebhookDelivery_webhookId_fkey" FOREIGN KEY ("webhookId") REFERENCES "Webhook"("id") ON DELETE CASCADE ON UPDATE CASCADE;
