import 'server-only'
import { isUuid } from '@/lib/is-uuid'
import { recordId } from '@/lib/record-id'
import { accept, refuse, type Result } from '@/lib/result'
import { journalContext, type EstablishmentAccess } from '@/server/access'
import { db, type Transaction } from '@/server/db'
import { record } from '@/server/journal'

type Wanted = { personKey: string; entId: string; isSame: boolean }

export type DecisionRefusal = { reason: 'unknown_person' | 'unknown_account' | 'account_taken' | 'already_so' | 'gone' }

/**
 * Keeps what somebody decided of a doubtful case: this login is, or is not, this person's. Deciding again replaces.
 * Refuses a login that no list of the ENT shows for the person's profile, and one already said to be somebody else's.
 */
export async function writeDecision(
  access: EstablishmentAccess<'import'>,
  wanted: Wanted,
  at: Date,
): Promise<Result<string, DecisionRefusal>> {
  return db().$transaction(async (tx) => {
    await holdSetup(tx, access.setupId)
    return decide(tx, access, wanted, at)
  })
}

/** The same of many at once: each a decision of its own, kept unless it is refused. Gives how many were. */
export async function writeDecisions(
  access: EstablishmentAccess<'import'>,
  wanted: readonly Wanted[],
  at: Date,
): Promise<number> {
  return db().$transaction(async (tx) => {
    await holdSetup(tx, access.setupId)
    let written = 0
    for (const one of wanted) if ((await decide(tx, access, one, at)).ok) written += 1
    return written
  })
}

async function decide(
  tx: Transaction,
  access: EstablishmentAccess<'import'>,
  { personKey, entId, isSame }: Wanted,
  at: Date,
): Promise<Result<string, DecisionRefusal>> {
  const { setupId } = access
  const personId = recordId(personKey)
  const person =
    personId === null
      ? null
      : await tx.person.findFirst({ where: { id: personId, setupId }, select: { profile: true } })
  if (personId === null || !person) return refuse({ reason: 'unknown_person' })
  // Two accounts of the ENT that bear one identifier are two people's, each for itself.
  const bearing = await tx.entAccount.count({ where: { setupId, entId, profile: person.profile } })
  if (bearing === 0) return refuse({ reason: 'unknown_account' })
  const others = { setupId, entId, isSame: true, personId: { not: personId } }
  if (isSame && (await tx.reconciliationDecision.count({ where: others })) >= bearing) {
    return refuse({ reason: 'account_taken' })
  }
  const key = { personId_entId: { personId, entId } }
  const before = await tx.reconciliationDecision.findUnique({ where: key, select: { isSame: true } })
  if (before?.isSame === isSame) return refuse({ reason: 'already_so' })
  const decided = { isSame, decidedAt: at, byId: access.actor.id }
  const { id } = await tx.reconciliationDecision.upsert({
    where: key,
    create: { setupId, personId, entId, ...decided },
    update: decided,
    select: { id: true },
  })
  await record(tx, journalContext(access, at), { kind: 'reconciliation_decided', data: { decisionId: id, isSame } })
  return accept(id)
}

/** Takes a decision back: the case is asked again. */
export async function undoDecision(
  access: EstablishmentAccess<'import'>,
  decisionId: string,
  at: Date,
): Promise<Result<null, DecisionRefusal>> {
  if (!isUuid(decisionId)) return refuse({ reason: 'gone' })
  return db().$transaction(async (tx) => {
    const { count } = await tx.reconciliationDecision.deleteMany({ where: { id: decisionId, setupId: access.setupId } })
    if (count === 0) return refuse({ reason: 'gone' })
    await record(tx, journalContext(access, at), { kind: 'reconciliation_undone', data: { decisionId } })
    return accept(null)
  })
}

/** Two who decide at once take turns. */
async function holdSetup(tx: Transaction, setupId: string): Promise<void> {
  await tx.$queryRaw`select 1 from "Setup" where id = ${setupId}::uuid for update`
}
