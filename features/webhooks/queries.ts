import 'server-only'
import type { EventKind } from '@/domain/webhooks/event'
import type { Prisma } from '@/prisma/generated/client'
import type { AccountAccess } from '@/server/access'
import { db } from '@/server/db'

export type DeliveryView = {
  id: string
  kind: EventKind
  uai: string
  at: Date
  state: 'waiting' | 'delivered' | 'given_up'
  tries: number
  nextTryAt: Date
  lastTryAt: Date | null
  lastStatus: number | null
  lastFault: string | null
}

export type WebhookView = {
  id: string
  address: string
  kinds: EventKind[]
  createdAt: Date
  failingSince: Date | null
  disabledAt: Date | null
  /** The latest first. */
  deliveries: DeliveryView[]
}

const DELIVERIES_SHOWN = 10

const DELIVERY = {
  ...{ id: true, kind: true, uai: true, at: true, state: true, tries: true },
  ...{ nextTryAt: true, lastTryAt: true, lastStatus: true, lastFault: true },
} as const

const WEBHOOK = {
  ...{ id: true, address: true, kinds: true, createdAt: true, failingSince: true, disabledAt: true },
  deliveries: { select: DELIVERY, orderBy: [{ at: 'desc' }, { id: 'desc' }], take: DELIVERIES_SHOWN },
} as const satisfies Prisma.WebhookSelect

/** One of one's own; null when there is none of that id. */
export function findWebhook({ actor }: AccountAccess, id: string): Promise<WebhookView | null> {
  return db().webhook.findFirst({ where: { id, accountId: actor.id }, select: WEBHOOK })
}

/** One's own webhooks, the oldest first, each with its last deliveries. */
export function listWebhooks({ actor }: AccountAccess): Promise<WebhookView[]> {
  return db().webhook.findMany({
    where: { accountId: actor.id },
    select: WEBHOOK,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
}
