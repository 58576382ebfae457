import 'server-only'
import { randomUUID } from 'node:crypto'
import { plainAddress, readDestination, type DestinationRefusal } from '@/domain/outbound/destination'
import { eventBody, type EventKind, type SentEvent, type WebhookEvent } from '@/domain/webhooks/event'
import { failsTooLong, nextTry } from '@/domain/webhooks/next-try'
import { ADDRESS_MAX, DELIVERY_DAYS, MOST_WEBHOOKS } from '@/domain/webhooks/webhook'
import { DAY_MS } from '@/lib/durations'
import { isUuid } from '@/lib/is-uuid'
import { accept, refuse, type Result } from '@/lib/result'
import { grantEstablishment, type AccountAccess, type EstablishmentAccess } from '@/server/access'
import { now } from '@/server/clock'
import { db, type Transaction } from '@/server/db'
import { env } from '@/server/env'
import { enqueue } from '@/server/jobs'
import { record } from '@/server/journal'
import { post, type OutboundRefusal } from '@/server/outbound'
import { signedHeaders } from '@/server/webhook-signature'

export const QUEUE_DUE_DELIVERIES = 'queue-due-webhooks'
export const DELIVER_WEBHOOK = 'deliver-webhook'

type Unknown = { reason: 'unknown' }

/** Why a try failed: it did not get there, was not answered by 2xx, or its owner no longer sees the establishment. */
export type DeliveryFault = OutboundRefusal['reason'] | 'status' | 'rights_lost'

/** How long a try may run before another process takes it for lost. */
const TRY_MS = 120_000
const DUE_AT_ONCE = 500

/**
 * Tells events of this establishment to the webhooks whose owners see them, in the transaction of the act that they tell:
 * they go out if the act is kept, and only then. Called beside `record`.
 */
export async function emit(tx: Transaction, where: Where, at: Date, ...events: WebhookEvent[]): Promise<void> {
  await emitEach(
    tx,
    at,
    events.map((event) => ({ where, event })),
  )
}

type Where = Pick<EstablishmentAccess, 'uai' | 'academyCode'>

/** The same for what happens in several establishments by one transaction. */
export async function emitEach(
  tx: Transaction,
  at: Date,
  events: readonly { where: Where; event: WebhookEvent }[],
): Promise<void> {
  if (events.length === 0) return
  const academies = new Map(events.map(({ where }) => [where.uai, where.academyCode]))
  // Who owns it is judged again, by the gate itself, when it is sent: here it only keeps what is nobody's out.
  const due = await tx.$queryRaw<{ id: string; kinds: EventKind[]; uai: string }[]>`
    select w.id, w.kinds::text[] as kinds, e.uai
    from "Webhook" as w join "Account" as a on a.id = w."accountId"
    cross join unnest(${[...academies.keys()]}::text[], ${[...academies.values()]}::text[]) as e(uai, academy)
    where w."disabledAt" is null and a."disabledAt" is null
      and w.kinds && ${events.map(({ event }) => event.kind)}::text[]::"EventKind"[]
      and exists (
        select from "Membership" as m where m."accountId" = w."accountId" and (
          m.role = 'operator' or m.uai = e.uai
          or m.role in ('academy_admin', 'support') and m."academyCode" = e.academy
        )
      )`
  const deliveries = events.flatMap(({ where: { uai }, event: { kind, data } }) =>
    due
      .filter((webhook) => webhook.uai === uai && webhook.kinds.includes(kind))
      .map(({ id: webhookId }) => ({ webhookId, kind, uai, data, at, nextTryAt: at })),
  )
  if (deliveries.length === 0) return
  await tx.webhookDelivery.createMany({ data: deliveries })
  wake()
}

/** Not awaited, and a second later: the transaction that asks has to end first. The minute's own round misses nothing. */
function wake(): void {
  enqueue(QUEUE_DUE_DELIVERIES, {}, 'woken', 1).catch(() => undefined)
}

/** Makes a webhook and gives its id. Refuses an address where this server never goes, and beyond `MOST_WEBHOOKS`. */
export async function createWebhook(
  { actor }: AccountAccess,
  { address: typed, kinds }: { address: string; kinds: EventKind[] },
  at: Date,
): Promise<Result<string, DestinationRefusal | { reason: 'too_many' }>> {
  const destination = readDestination(typed, env().allowedNetworks)
  if (!destination.ok) return destination
  const address = plainAddress(typed)
  // Spelt out for the network, letters of elsewhere take more room.
  if (address.length > ADDRESS_MAX) return refuse({ reason: 'malformed' })
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from "Account" where id = ${actor.id}::uuid for update`
    if ((await tx.webhook.count({ where: { accountId: actor.id } })) >= MOST_WEBHOOKS) {
      return refuse({ reason: 'too_many' })
    }
    const id = randomUUID()
    await tx.webhook.create({ data: { id, accountId: actor.id, address, kinds: [...new Set(kinds)], createdAt: at } })
    const data = { webhookId: id, host: destination.value.host }
    await record(tx, { actorId: actor.id, at }, { kind: 'webhook_made', data })
    return accept(id)
  })
}

/** Removes one's own webhook and its deliveries at once. */
export async function removeWebhook(
  { actor }: AccountAccess,
  webhookId: string,
  at: Date,
): Promise<Result<null, Unknown>> {
  if (!isUuid(webhookId)) return refuse({ reason: 'unknown' })
  return db().$transaction(async (tx) => {
    const { count } = await tx.webhook.deleteMany({ where: { id: webhookId, accountId: actor.id } })
    if (count === 0) return refuse({ reason: 'unknown' })
    await record(tx, { actorId: actor.id, at }, { kind: 'webhook_removed', data: { webhookId } })
    return accept(null)
  })
}

/** Switches one's own webhook on again, as if it had never failed. */
export async function enableWebhook({ actor }: AccountAccess, webhookId: string): Promise<Result<null, Unknown>> {
  const { count } = await db().webhook.updateMany({
    where: { id: webhookId, accountId: actor.id, disabledAt: { not: null } },
    data: { disabledAt: null, failingSince: null },
  })
  return count === 0 ? refuse({ reason: 'unknown' }) : accept(null)
}

/** Has a delivery of one's own sent again, whatever became of it, unless its webhook is switched off. */
export async function redeliver(
  { actor }: AccountAccess,
  deliveryId: string,
  at: Date,
): Promise<Result<null, Unknown | { reason: 'disabled' }>> {
  const own = { id: deliveryId, webhook: { accountId: actor.id } }
  const delivery = await db().webhookDelivery.findFirst({
    where: own,
    select: { webhook: { select: { disabledAt: true } } },
  })
  if (!delivery) return refuse({ reason: 'unknown' })
  if (delivery.webhook.disabledAt) return refuse({ reason: 'disabled' })
  await db().webhookDelivery.updateMany({ where: own, data: { state: 'waiting', tries: 0, nextTryAt: at } })
  wake()
  return accept(null)
}

/** Asks for a try of each delivery that is due, wherever a server has time for it. */
export async function queueDueDeliveries(): Promise<void> {
  const due = await db().webhookDelivery.findMany({
    where: { state: 'waiting', nextTryAt: { lte: now() } },
    select: { id: true },
    orderBy: { nextTryAt: 'asc' },
    take: DUE_AT_ONCE,
  })
  for (const { id } of due) await enqueue(DELIVER_WEBHOOK, { deliveryId: id }, id)
}

/** Forgets old deliveries. */
export async function forgetDeliveries(): Promise<void> {
  const before = new Date(now().getTime() - DELIVERY_DAYS * DAY_MS)
  await db().webhookDelivery.deleteMany({ where: { at: { lt: before } } })
}

/** Makes one try of a delivery that is due; does nothing for one that is not, or that another process is at. */
export async function deliver(deliveryId: string): Promise<void> {
  const at = now()
  const { count } = await db().webhookDelivery.updateMany({
    where: { id: deliveryId, state: 'waiting', nextTryAt: { lte: at } },
    data: { tries: { increment: 1 }, lastTryAt: at, nextTryAt: new Date(at.getTime() + TRY_MS) },
  })
  if (count === 0) return
  const delivery = await db().webhookDelivery.findUnique({ where: { id: deliveryId }, select: DELIVERY })
  if (!delivery) return
  const { webhook, tries, ...event } = delivery
  const outcome = await send(deliveryId, webhook, event as unknown as SentEvent)
  await keepOutcome({ id: deliveryId, webhookId: webhook.id, tries }, outcome, now())
}

const DELIVERY = {
  ...{ kind: true, uai: true, data: true, at: true, tries: true },
  webhook: {
    select: {
      ...{ id: true, address: true },
      account: {
        select: {
          ...{ id: true, name: true, email: true, disabledAt: true },
          memberships: { select: { role: true, academyCode: true, uai: true } },
        },
      },
    },
  },
} as const

type Owner = { id: string; name: string; email: string; disabledAt: Date | null }
type Destination = {
  id: string
  address: string
  account: Owner & { memberships: Parameters<typeof grantEstablishment>[0]['memberships'] }
}
type TryOutcome = { status: number | null; fault: DeliveryFault | null }

async function send(id: string, webhook: Destination, event: SentEvent): Promise<TryOutcome> {
  const { disabledAt, ...owner } = webhook.account
  const grant = await grantEstablishment({ ...owner, sessionId: null }, event.uai, 'read')
  if (disabledAt || grant.permission !== 'granted') return { status: null, fault: 'rights_lost' }
  const body = eventBody(event)
  const headers = {
    'Content-Type': 'application/json',
    'User-Agent': 'Passerelle',
    ...signedHeaders({ id, webhookId: webhook.id, body }, now()),
  }
  const answer = await post({ address: webhook.address, body, headers })
  if (!answer.ok) return { status: null, fault: answer.refusal.reason }
  const { status } = answer.value
  return { status, fault: status >= 200 && status < 300 ? null : 'status' }
}

/** What became of a try: told, to be tried again, or given up; and whether its webhook has failed for too long. */
async function keepOutcome(
  delivery: { id: string; webhookId: string; tries: number },
  { status, fault }: TryOutcome,
  at: Date,
): Promise<void> {
  const { id, webhookId, tries } = delivery
  const tried = { lastStatus: status, lastFault: fault }
  const again = fault === null || fault === 'rights_lost' ? null : nextTry(tries, at)
  const state = fault === null ? 'delivered' : again ? 'waiting' : 'given_up'
  await db().$transaction(async (tx) => {
    await tx.webhookDelivery.updateMany({
      where: { id },
      data: { ...tried, state, ...(again && { nextTryAt: again }) },
    })
    if (fault === null) await tx.webhook.updateMany({ where: { id: webhookId }, data: { failingSince: null } })
    else if (fault !== 'rights_lost') await countFailure(tx, webhookId, at)
  })
}

async function countFailure(tx: Transaction, webhookId: string, at: Date): Promise<void> {
  await tx.webhook.updateMany({ where: { id: webhookId, failingSince: null }, data: { failingSince: at } })
  const webhook = await tx.webhook.findUnique({ where: { id: webhookId }, select: { failingSince: true } })
  if (!webhook || !failsTooLong(webhook.failingSince, at)) return
  await tx.webhook.updateMany({ where: { id: webhookId, disabledAt: null }, data: { disabledAt: at } })
  await tx.webhookDelivery.updateMany({ where: { webhookId, state: 'waiting' }, data: { state: 'given_up' } })
  await record(tx, { actorId: null, at }, { kind: 'webhook_disabled', data: { webhookId } })
}
