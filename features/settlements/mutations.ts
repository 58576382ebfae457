import 'server-only'
import type { ImportCounts } from '@/domain/import/analyse-import'
import { findHolds } from '@/domain/import/holds'
import { findOpen, lockSetup, lockSetups, type SettledRefusal } from '@/features/analyses/queries'
import { beginCommits, type CommitRefusal, type Confirmation, type Confirmed } from '@/features/commit-starts/mutations'
import { loadThresholds } from '@/features/holds/queries'
import { closeRuns, interruptRun, keepAlive } from '@/features/import-runs/mutations'
import { settle, writeImports, type RunningImport } from '@/features/import-writing/mutations'
import { emit } from '@/features/webhooks/mutations'
import { accept, refuse, type Result } from '@/lib/result'
import { journalContext, type EstablishmentAccess } from '@/server/access'
import { now } from '@/server/clock'
import { db } from '@/server/db'
import { record } from '@/server/journal'
import { logError } from '@/server/log'

type ImportAccess = EstablishmentAccess<'import'>

export type Commit = Result<ImportCounts, CommitRefusal>

/**
 * Writes an analysed list: people, conflicts, counts, the steps it proves and the journal, all or nothing. Refuses when
 * the import is settled or forgotten, under way, held without approval, analysed otherwise than shown, or when people
 * were written since its analysis.
 */
export async function commitImport(
  access: ImportAccess,
  importId: string,
  confirmation: Confirmation = {},
): Promise<Commit> {
  const begun = await begin({ access, importId, ...confirmation })
  return begun.ok ? run(begun.value) : begun
}

/**
 * The same for somebody who watches: after `patienceMs` the run goes on by itself, and the answer is that it is under
 * way. What becomes of it is then read on the import.
 */
export async function startCommit(
  access: ImportAccess,
  importId: string,
  { patienceMs, ...confirmation }: Confirmation & { shown: number; patienceMs: number },
): Promise<Result<ImportCounts | 'under_way', CommitRefusal>> {
  const begun = await begin({ access, importId, ...confirmation })
  if (!begun.ok) return begun
  const written = run(begun.value)
  let isAwaited = true
  // Once nobody waits for it, it is told by the state of the import and by the log.
  written.catch((error: unknown) => isAwaited || logError(`Import ${importId}`, error))
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<{ ok: true; value: 'under_way' }>((resolve) => {
    timer = setTimeout(() => resolve(accept('under_way')), patienceMs)
  })
  return Promise.race([written, patience]).finally(() => {
    isAwaited = false
    clearTimeout(timer)
  })
}

/**
 * The same for imports of several establishments, written together when they can be, by themselves when not: what becomes
 * of one does not hinder the others, and is read on it. Gives the answer to each, in the same order.
 */
export async function commitImports(imports: readonly Confirmed[]): Promise<Commit[]> {
  const begun = await beginCommits(imports)
  const running = begun.flatMap((one) => (one.ok ? [one.value] : []))
  const written = await runTogether(running)
  return begun.map((one) => (one.ok ? (written.get(one.value) ?? refuse({ reason: 'interrupted' })) : one))
}

async function begin(own: Confirmed): Promise<Result<RunningImport, CommitRefusal>> {
  const [begun] = await beginCommits([own])
  return begun ?? refuse({ reason: 'not_found' })
}

async function run(one: RunningImport): Promise<Commit> {
  const stop = keepAlive([one.run])
  try {
    const written = (await writeOrGiveBack([one])).get(one)
    if (!written) throw new Error(`Nothing became of import ${one.importId}.`)
    return written
  } catch (error) {
    // When even this fails, the run is found stale and interrupted later.
    await interruptRun(one.run).catch(() => undefined)
    throw error
  } finally {
    stop()
  }
}

/** All by one transaction; when it fails, each by its own. */
async function runTogether(running: readonly RunningImport[]): Promise<Map<RunningImport, Commit>> {
  const stop = keepAlive(running.map(({ run }) => run))
  try {
    return await writeOrGiveBack(running).catch(async (error: unknown) => {
      logError('Imports written together', error)
      const written = new Map<RunningImport, Commit>()
      for (const one of running) {
        const commit = await run(one).catch((error: unknown) => {
          logError(`Import ${one.importId}`, error)
          return refuse({ reason: 'interrupted' as const })
        })
        written.set(one, commit)
      }
      return written
    })
  } finally {
    stop()
  }
}

/** Thresholds may have changed since the analysis, people since the import was begun: the import then waits again. */
async function writeOrGiveBack(running: readonly RunningImport[]): Promise<Map<RunningImport, Commit>> {
  const answers = new Map<RunningImport, Commit>()
  const thresholds = await loadThresholds(
    db(),
    running.map(({ access }) => access),
  )
  const free: RunningImport[] = []
  for (const one of running) {
    const holds = findHolds(one.open.shares, thresholds(one.access))
    if (holds.length === 0 || one.open.isApproved) free.push(one)
    else answers.set(one, await giveBack(one, { reason: 'held', holds }))
  }
  if (free.length === 0) return answers
  const changed = await writeTogether(free)
  for (const one of free) {
    const isChanged = changed === 'interrupted' ? null : changed.includes(one)
    if (isChanged === null) answers.set(one, refuse({ reason: 'interrupted' }))
    else answers.set(one, isChanged ? await giveBack(one, { reason: 'people_changed' }) : accept(one.open.counts))
  }
  return answers
}

/** Writes imports by one transaction. Gives those which were not, since their people had changed. */
async function writeTogether(running: readonly RunningImport[]): Promise<RunningImport[] | 'interrupted'> {
  return db()
    .$transaction(async (tx) => {
      const versions = await lockSetups(
        tx,
        running.map(({ access }) => access),
      )
      const isAsAnalysed = ({ access, open }: RunningImport) => versions.get(access.setupId) === open.peopleVersion
      const asAnalysed = running.filter(isAsAnalysed)
      if (asAnalysed.length > 0) await writeImports(tx, asAnalysed)
      const runs = asAnalysed.map(({ run }) => run)
      if (!(await closeRuns(tx, runs))) throw new RunLost()
      return running.filter((one) => !isAsAnalysed(one))
    })
    .catch((error: unknown) => {
      // One that was lost does not hinder the others, each by itself.
      if (error instanceof RunLost && running.length === 1) return 'interrupted' as const
      throw error
    })
}

/** Another server took a run for dead: the transaction is rolled back. */
class RunLost extends Error {}

/**
 * The import waits again, as it did: nothing was written. When even this fails it is interrupted, and that hinders no other:
 * those written beside it are.
 */
async function giveBack({ access, run, open }: RunningImport, refusal: CommitRefusal): Promise<Commit> {
  try {
    await db().$transaction(async (tx) => {
      await lockSetup(tx, access)
      if (!(await closeRuns(tx, [run]))) return
      const holds = refusal.reason === 'held' ? refusal.holds : open.holds
      const state = holds.length > 0 ? 'held' : 'analysed'
      const { importId } = run
      await tx.listImport.update({ where: { id: importId }, data: { state, holds }, select: { id: true } })
      if (refusal.reason !== 'held') return
      const data = { importId, profile: open.profile, holds: holds.map(({ code }) => code) }
      await emit(tx, access, now(), { kind: 'import_held', data })
    })
    return refuse(refusal)
  } catch (error) {
    logError(`Import ${run.importId}`, error)
    await interruptRun(run).catch(() => undefined)
    return refuse({ reason: 'interrupted' })
  }
}

/** Gives up an analysis and erases its rows. Refuses what is settled, forgotten or under way. */
export async function discardImport(access: ImportAccess, importId: string): Promise<Result<string, SettledRefusal>> {
  return db().$transaction(async (tx) => {
    await lockSetup(tx, access)
    const found = await findOpen(tx, access, importId)
    if (!found.ok) return found
    const at = now()
    await settle(tx, [{ access, importId }], { state: 'discarded', at })
    await record(tx, journalContext(access, at), {
      kind: 'import_discarded',
      data: { importId, profile: found.value.profile ?? 'unknown' },
    })
    return accept(importId)
  })
}
