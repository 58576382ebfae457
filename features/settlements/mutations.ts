import 'server-only'
import type { ImportCounts } from '@/domain/import/analyse-import'
import { readApprovalReason, type ApprovalRefusal } from '@/domain/import/approval'
import type { Hold } from '@/domain/import/holds'
import { UNDO_DAYS } from '@/domain/import/undo'
import type { Profile } from '@/domain/people/profile'
import type { PronoteList } from '@/domain/lists/pronote-list'
import type { OpenState } from '@/domain/import/import-status'
import { proveByImport } from '@/domain/procedure/prove-by-import'
import {
  analyseNow,
  findKeptList,
  findOpen,
  lockSetup,
  type AnalysedNow,
  type OpenImport,
  type SettledRefusal,
} from '@/features/analyses/queries'
import { projectPeople, projectStanding } from '@/features/establishments/mutations'
import { closeRun, interruptRun, keepAlive, openRun, type Run } from '@/features/import-runs/mutations'
import { writePlan } from '@/features/people/mutations'
import { noteReturned } from '@/features/kept-data/mutations'
import { countByProfile } from '@/features/people/queries'
import { writeFacts } from '@/features/procedure/mutations'
import { loadSetup } from '@/features/procedure/queries'
import { emit } from '@/features/webhooks/mutations'
import { accept, refuse, type Result } from '@/lib/result'
import { Prisma } from '@/prisma/generated/client'
import { journalContext, type EstablishmentAccess } from '@/server/access'
import { now } from '@/server/clock'
import { db, type Transaction } from '@/server/db'
import { record } from '@/server/journal'

type ImportAccess = EstablishmentAccess<'import'>

export type HeldRefusal = { reason: 'held'; holds: Hold[] }
export type CommitRefusal =
  SettledRefusal | HeldRefusal | ApprovalRefusal | { reason: 'profile_unknown' | 'people_changed' | 'interrupted' }

/** What somebody with the right wrote in order that a held import be written. Ignored when nothing holds it. */
export type Approval = { reason: string }

type ToCommit = { run: Run; open: OpenImport & { profile: Profile }; isApproved: boolean }

/**
 * Writes an analysed list: people, conflicts, counts, the steps it proves and the journal, all or nothing. Refuses when
 * the import is settled or forgotten, under way, held without approval, or when people were written since its analysis.
 */
export async function commitImport(
  access: ImportAccess,
  importId: string,
  approval?: Approval,
): Promise<Result<ImportCounts, CommitRefusal>> {
  const begun = await begin(access, importId, approval)
  return begun.ok ? run(access, begun.value) : begun
}

/**
 * The same for somebody who watches: after `patienceMs` the work goes on by itself, and the answer is that it is under
 * way. What becomes of it is then read on the import.
 */
export async function startCommit(
  access: ImportAccess,
  importId: string,
  { approval, patienceMs }: { approval?: Approval | undefined; patienceMs: number },
): Promise<Result<ImportCounts | 'under_way', CommitRefusal>> {
  const begun = await begin(access, importId, approval)
  if (!begun.ok) return begun
  const work = run(access, begun.value)
  // Told by the state of the import, and by nobody's answer once nobody waits for it.
  work.catch(() => undefined)
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<{ ok: true; value: 'under_way' }>((resolve) => {
    timer = setTimeout(() => resolve(accept('under_way')), patienceMs)
  })
  return Promise.race([work, patience]).finally(() => clearTimeout(timer))
}

/** The import is «committing» from here on, for everybody and whatever happens: a transaction of its own says so. */
async function begin(
  access: ImportAccess,
  importId: string,
  approval: Approval | undefined,
): Promise<Result<ToCommit, CommitRefusal>> {
  return db().$transaction(async (tx) => {
    const { peopleVersion } = await lockSetup(tx, access)
    const found = await findOpen(tx, access, importId)
    if (!found.ok) return found
    const open = found.value
    const { profile, state } = open
    if (profile === null) return refuse({ reason: 'profile_unknown' })
    if (open.peopleVersion !== peopleVersion) return refuse({ reason: 'people_changed' })
    const approved = await approve(tx, access, { importId, profile, state }, approval)
    if (!approved.ok) return approved
    if (state === 'interrupted') {
      await record(tx, journalContext(access, now()), { kind: 'import_resumed', data: { importId, profile } })
    }
    await tx.listImport.update({ where: { id: importId }, data: { state: 'committing' }, select: { id: true } })
    const started = await openRun(tx, access, { importId, rows: open.rows })
    return accept({ run: started, open: { ...open, profile }, isApproved: approved.value })
  })
}

/** Whether what holds the import is approved, now or at a former try; true as well when nothing holds it. */
async function approve(
  tx: Transaction,
  access: ImportAccess,
  { importId, profile, state }: { importId: string; profile: Profile; state: OpenState },
  approval: Approval | undefined,
): Promise<Result<boolean, HeldRefusal | ApprovalRefusal>> {
  if (state === 'analysed') return accept(false)
  const stored = await tx.listImport.findUniqueOrThrow({
    where: { id: importId },
    select: { holds: true, approval: { select: { importId: true } } },
  })
  // Written by this application alone, from the same type.
  const holds = stored.holds as unknown as Hold[]
  if (stored.approval) return accept(true)
  if (holds.length === 0) return accept(false)
  if (!approval) return refuse({ reason: 'held', holds })
  const reason = readApprovalReason(approval.reason)
  if (!reason.ok) return reason
  const at = now()
  await tx.importApproval.create({ data: { importId, byId: access.actor.id, at, reason: reason.value } })
  await record(tx, journalContext(access, at), {
    kind: 'import_approved',
    data: { importId, profile, holds: holds.map(({ code }) => code), reason: reason.value },
  })
  return accept(true)
}

async function run(access: ImportAccess, work: ToCommit): Promise<Result<ImportCounts, CommitRefusal>> {
  const stop = keepAlive(work.run)
  try {
    return await analyseAndWrite(access, work)
  } catch (error) {
    // When even this fails, the run is found stale and interrupted later.
    await interruptRun(work.run).catch(() => undefined)
    throw error
  } finally {
    stop()
  }
}

/** The rows read count for one half of the way, the people written for the other. */
async function analyseAndWrite(
  access: ImportAccess,
  { run, open, isApproved }: ToCommit,
): Promise<Result<ImportCounts, CommitRefusal>> {
  const { importId } = run
  const kept = await findKeptList(access, importId)
  if (!kept) throw new Error(`The list of import ${importId} is gone while it is being written.`)
  const { profile, coverage, rows } = open
  const analysed = await analyseNow(access, { ...kept, profile, coverage }, (read) => {
    run.rowsDone = Math.floor(read / 2)
  })
  const { holds } = analysed.analysis
  if (holds.length > 0 && !isApproved) return giveBack(access, run, { reason: 'held', holds })

  const written = await db()
    .$transaction(async (tx) => {
      const { peopleVersion } = await lockSetup(tx, access)
      if (peopleVersion !== open.peopleVersion || peopleVersion !== analysed.peopleVersion) return 'people_changed'
      await write(tx, access, { importId, profile, list: kept.list, ...analysed }, (share) => {
        run.rowsDone = Math.floor(rows / 2 + (rows / 2) * share)
      })
      if (!(await closeRun(tx, run))) throw new RunLost()
      return 'written'
    })
    .catch((error: unknown) => {
      if (error instanceof RunLost) return 'interrupted' as const
      throw error
    })
  if (written === 'people_changed') return giveBack(access, run, { reason: 'people_changed' })
  return written === 'interrupted' ? refuse({ reason: 'interrupted' }) : accept(analysed.analysis.counts)
}

/** Another server took this run for dead: the transaction is rolled back. */
class RunLost extends Error {}

/** The import waits again, as it did: nothing was written. */
async function giveBack<Refusal extends CommitRefusal>(
  access: ImportAccess,
  run: Run,
  refusal: Refusal,
): Promise<{ ok: false; refusal: Refusal }> {
  await db().$transaction(async (tx) => {
    await lockSetup(tx, access)
    if (!(await closeRun(tx, run))) return
    const holds = refusal.reason === 'held' ? refusal.holds : undefined
    const stored = await tx.listImport.findUniqueOrThrow({ where: { id: run.importId }, select: { holds: true } })
    const state = (holds ?? (stored.holds as unknown as Hold[])).length > 0 ? 'held' : 'analysed'
    await tx.listImport.update({ where: { id: run.importId }, data: { state, ...(holds && { holds }) } })
  })
  return refuse(refusal)
}

type ToWrite = AnalysedNow & { importId: string; profile: Profile; list: PronoteList }

async function write(
  tx: Transaction,
  access: ImportAccess,
  { importId, profile, list, analysis: { counts, changes } }: ToWrite,
  onShare: (share: number) => void,
): Promise<void> {
  const at = now()
  const total = changes.insert.length + changes.update.length + changes.markAbsent.length
  if (total + changes.conflictBegins.length + changes.conflictEnds.length > 0) {
    let done = 0
    const onWritten = (people: number) => onShare((done += people) / total)
    await writePlan(tx, access, changes, { importId, at, onWritten })
    const returning = { importId, pronoteIds: changes.insert.map(({ pronoteId }) => pronoteId) }
    await noteReturned(tx, access, returning, at)
    await tx.setup.update({
      where: { id: access.setupId },
      data: { peopleVersion: { increment: 1 } },
      select: { id: true },
    })
    await projectPeople(tx, access.setupId)
  }
  await proveSteps(tx, access, list, at)
  const undoableUntil = new Date(at.getTime() + UNDO_DAYS * 86_400_000)
  await settle(tx, access, importId, { state: 'committed', at, counts, undoableUntil })
  await record(tx, journalContext(access, at), { kind: 'import_committed', data: { importId, profile, counts } })
  await emit(tx, access, at, { kind: 'import_committed', data: { importId, profile, counts } })
}

/** Gives up an analysis and erases its rows. Refuses what is settled, forgotten or under way. */
export async function discardImport(access: ImportAccess, importId: string): Promise<Result<string, SettledRefusal>> {
  return db().$transaction(async (tx) => {
    await lockSetup(tx, access)
    const found = await findOpen(tx, access, importId)
    if (!found.ok) return found
    const at = now()
    await settle(tx, access, importId, { state: 'discarded', at })
    await record(tx, journalContext(access, at), {
      kind: 'import_discarded',
      data: { importId, profile: found.value.profile ?? 'unknown' },
    })
    return accept(importId)
  })
}

/** The steps which this list proves, with the people now known, and where the setup then stands. The setup's row is locked. */
async function proveSteps(tx: Transaction, access: ImportAccess, list: PronoteList, at: Date): Promise<void> {
  const has = (field: string) => list.columns.some((column) => column.field === field)
  const setup = await loadSetup(tx, access.setupId)
  const evidence = {
    hasIdentifierColumns: has('pronoteId') && has('casId'),
    ...(await countByProfile(tx, access)),
  }
  const facts = proveByImport(setup, evidence, at)
  if (facts.length === 0) return
  await tx.setup.update({
    where: { id: access.setupId },
    data: { version: { increment: facts.length } },
    select: { id: true },
  })
  await writeFacts(tx, access, setup.version, facts)
  await projectStanding(tx, access.setupId)
}

type Settlement = { state: 'committed' | 'discarded'; at: Date; counts?: ImportCounts; undoableUntil?: Date }

async function settle(tx: Transaction, access: ImportAccess, id: string, { state, at, ...rest }: Settlement) {
  await tx.listImport.update({
    where: { id },
    data: {
      state,
      settledAt: at,
      settledById: access.actor.id,
      analysis: Prisma.DbNull,
      ...rest,
    },
    select: { id: true },
  })
}
