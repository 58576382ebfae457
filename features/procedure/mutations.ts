import 'server-only'
import type { JournalEntry } from '@/domain/journal/entry'
import { changedSince } from '@/domain/procedure/changed-since'
import type { NewFact } from '@/domain/procedure/fact'
import type { StepKey } from '@/domain/procedure/procedure'
import { findSetup, type SignedFact, type StoredSetup } from '@/features/procedure/queries'
import { projectStanding } from '@/features/establishments/mutations'
import type { WebhookEvent } from '@/domain/webhooks/event'
import { emitEach } from '@/features/webhooks/mutations'
import { accept, refuse, type Result } from '@/lib/result'
import { journalContext, type EstablishmentAccess } from '@/server/access'
import { db, type Transaction } from '@/server/db'
import { recordEach } from '@/server/journal'

/** What the person who acts had before their eyes: refused as `changed`, with what they missed (null: unknown). */
export type Changed = { reason: 'changed'; missed: SignedFact | null }

/** Somebody writing at the same moment on another step is no reason to refuse: the decision is taken again. */
const TRIES = 4

/**
 * Takes a decision on the setup as it stands and appends its fact. Gives the new version. Refuses what the rule refuses,
 * and `changed` when the step gained a fact after `seenVersion`; with `isStrict`, when anything at all changed.
 */
export async function decideAndAppend<R extends { reason: string }>(
  access: EstablishmentAccess<'advance'>,
  seen: { step: StepKey | null; version: number; isStrict?: boolean },
  decide: (setup: StoredSetup) => Result<NewFact, R>,
): Promise<Result<number, R | Changed>> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const setup = await findSetup(access)
    const missed = changedSince(setup.facts, seen.step, seen.version)
    if (missed || (seen.isStrict && setup.version !== seen.version)) return refuse({ reason: 'changed', missed })
    const decision = decide(setup)
    if (!decision.ok) return decision
    const appended = await appendFact(access, setup.version, decision.value)
    if (appended.ok) return appended
  }
  return refuse({ reason: 'changed', missed: null })
}

/**
 * Appends a decided fact to the setup, with its journal entry and the projection, if the setup is still at the version
 * it was decided on. Gives the new version. Refuses `changed` when somebody wrote in between.
 */
async function appendFact(
  access: EstablishmentAccess<'advance'>,
  expectedVersion: number,
  fact: NewFact,
): Promise<Result<number, { reason: 'changed' }>> {
  return db().$transaction(async (tx) => {
    const { count } = await tx.setup.updateMany({
      where: { id: access.setupId, version: expectedVersion },
      data: { version: { increment: 1 } },
    })
    if (count === 0) return refuse({ reason: 'changed' })
    await writeFacts(tx, access, expectedVersion, [fact])
    await projectStanding(tx, access.setupId)
    return accept(expectedVersion + 1)
  })
}

/**
 * Writes the facts of one act, hence of one moment, after `version`, which the caller has already moved on by as many in this transaction, and their journal
 * entries. The caller projects the standing afterwards.
 */
export async function writeFacts(
  tx: Transaction,
  access: EstablishmentAccess,
  version: number,
  facts: readonly NewFact[],
): Promise<void> {
  await writeFactsOfEach(tx, [{ access, version, facts }])
}

/** The same for several setups: one act, hence one moment. */
export async function writeFactsOfEach(
  tx: Transaction,
  setups: readonly { access: EstablishmentAccess; version: number; facts: readonly NewFact[] }[],
): Promise<void> {
  const at = setups[0]?.facts[0]?.at
  if (!at) return
  await tx.fact.createMany({
    data: setups.flatMap(({ access, version, facts }) =>
      facts.map(({ by, ...fact }, index) => ({
        ...fact,
        setupId: access.setupId,
        sequence: version + 1 + index,
        byId: by,
        onBehalf: by !== null && access.onBehalf,
      })),
    ),
  })
  const each = setups.flatMap(({ access, facts }) => facts.map((fact) => ({ access, fact })))
  await recordEach(
    tx,
    each.map(({ access, fact }) => ({ context: journalContext(access, at), entry: journalEntry(fact) })),
  )
  await emitEach(
    tx,
    at,
    each.flatMap(({ access, fact }) => eventOf(fact).map((event) => ({ where: access, event }))),
  )
}

function eventOf({ kind, step }: NewFact): WebhookEvent[] {
  if (step === null || (kind !== 'proven' && kind !== 'reopened')) return []
  return [{ kind: `step_${kind}`, data: { step } }]
}

const STEP_KINDS = {
  attested: 'step_attested',
  proven: 'step_proven',
  exempted: 'step_exempted',
  blocked: 'step_blocked',
  reopened: 'step_reopened',
  requested: 'step_requested',
} as const

function journalEntry({ kind, step, note, reason }: NewFact): JournalEntry {
  if (kind === 'declared_not_concerned') return { kind: 'setup_declared_not_concerned', data: { reason: reason ?? '' } }
  if (kind === 'declared_concerned') return { kind: 'setup_declared_concerned', data: {} }
  return { kind: STEP_KINDS[kind], data: { step: step ?? '', note, reason } }
}
