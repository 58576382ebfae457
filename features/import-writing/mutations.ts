import 'server-only'
import type { ImportCounts } from '@/domain/import/analyse-import'
import { UNDO_DAYS } from '@/domain/import/undo'
import type { Profile } from '@/domain/people/profile'
import { proveByImport } from '@/domain/procedure/prove-by-import'
import type { OpenImport, OwnImport } from '@/features/analyses/queries'
import { projectPeople, projectStandings } from '@/features/establishments/mutations'
import type { Run } from '@/features/import-runs/mutations'
import { noteReturned } from '@/features/kept-data/mutations'
import { writePlan } from '@/features/people/mutations'
import { countEachByProfile } from '@/features/people/queries'
import { forgetPlans } from '@/features/planned-changes/mutations'
import { writeFactsOfEach } from '@/features/procedure/mutations'
import { loadSetups } from '@/features/procedure/queries'
import { emitEach } from '@/features/webhooks/mutations'
import { journalContext } from '@/server/access'
import { now } from '@/server/clock'
import type { Transaction } from '@/server/db'
import { recordEach } from '@/server/journal'

/** An import that waited, with what its analysis announced. */
export type AnalysedImport = OpenImport & { profile: Profile; counts: ImportCounts }

/** An import with its run: a commit of it is under way. */
export type RunningImport = OwnImport & { run: Run; open: AnalysedImport }

/**
 * Writes what was planned for these imports, each of another establishment, and nothing else: people, conflicts, counts,
 * the steps they prove and the journal. The setups' rows are locked, and their people those that it was planned for.
 */
export async function writeImports(tx: Transaction, running: readonly RunningImport[]): Promise<void> {
  const at = now()
  const onShare = (share: number) => {
    for (const { run, open } of running) run.rowsDone = Math.floor(open.rows * share)
  }
  const planned = await writePlan(tx, running, { at, onShare })
  const writing = running.filter(({ importId }) => planned.has(importId))
  for (const { importId, open } of running) checkPlan(importId, open.counts, planned.get(importId))
  if (writing.length > 0) {
    const setupIds = writing.map(({ access }) => access.setupId)
    await noteReturned(tx, writing, at)
    await tx.setup.updateMany({ where: { id: { in: setupIds } }, data: { peopleVersion: { increment: 1 } } })
    await projectPeople(tx, setupIds)
  }
  await proveSteps(tx, running, at)
  await settle(tx, running, { state: 'committed', at, undoableUntil: new Date(at.getTime() + UNDO_DAYS * 86_400_000) })
  const told = running.map(({ access, importId, open: { profile, counts } }) => {
    return { access, happened: { kind: 'import_committed' as const, data: { importId, profile, counts } } }
  })
  await recordEach(
    tx,
    told.map(({ access, happened }) => ({ context: journalContext(access, at), entry: happened })),
  )
  await emitEach(
    tx,
    at,
    told.map(({ access, happened }) => ({ where: access, event: happened })),
  )
}

/** A plan that lost a part would be written as if it were whole. */
function checkPlan(importId: string, counts: ImportCounts, people = 0): void {
  if (people !== counts.new + counts.changed + counts.missing)
    throw new Error(`The plan of import ${importId} is gone.`)
}

/** The steps which these lists prove, with the people now known, and where the setups then stand. Their rows are locked. */
async function proveSteps(tx: Transaction, running: readonly RunningImport[], at: Date): Promise<void> {
  const accesses = running.map(({ access }) => access)
  const setups = await loadSetups(
    tx,
    accesses.map(({ setupId }) => setupId),
  )
  const counts = await countEachByProfile(tx, accesses)
  const proven = running.flatMap(({ access, open: { hasIdentifierColumns } }) => {
    const setup = setups.get(access.setupId)
    const facts = setup ? proveByImport(setup, { hasIdentifierColumns, ...counts(access) }, at) : []
    return setup && facts.length > 0 ? [{ access, version: setup.version, facts }] : []
  })
  if (proven.length === 0) return
  const setupIds = proven.map(({ access }) => access.setupId)
  await tx.$executeRaw`
    update "Setup" as s set version = s.version + t.facts
    from unnest(${setupIds}::uuid[], ${proven.map(({ facts }) => facts.length)}::int[]) as t(id, facts)
    where s.id = t.id`
  await writeFactsOfEach(tx, proven)
  await projectStandings(tx, setupIds)
}

type Settlement = { state: 'committed' | 'discarded'; at: Date; undoableUntil?: Date }

/** Ends imports, each by the act of whose access it is, and erases what waited with them. */
export async function settle(
  tx: Transaction,
  imports: readonly OwnImport[],
  { state, at, undoableUntil }: Settlement,
): Promise<void> {
  const importIds = imports.map(({ importId }) => importId)
  await tx.$executeRaw`
    update "ListImport" as i
    set state = ${state}::"ImportState", "settledAt" = ${at}::timestamptz, "settledById" = t.by, analysis = null,
      "undoableUntil" = ${undoableUntil ?? null}::timestamptz
    from unnest(${importIds}::uuid[], ${imports.map(({ access }) => access.actor.id)}::uuid[]) as t(id, by)
    where i.id = t.id`
  await forgetPlans(tx, importIds)
}
