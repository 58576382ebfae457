import 'server-only'
import { readApprovalReason, type ApprovalRefusal } from '@/domain/import/approval'
import type { Hold } from '@/domain/import/holds'
import {
  findOpens,
  lockSetups,
  type OpenImport,
  type OwnImport,
  type SettledRefusal,
} from '@/features/analyses/queries'
import { openRuns } from '@/features/import-runs/mutations'
import type { AnalysedImport, RunningImport } from '@/features/import-writing/mutations'
import { accept, refuse, type Result } from '@/lib/result'
import { journalContext } from '@/server/access'
import { now } from '@/server/clock'
import { db, type Transaction } from '@/server/db'
import { record, recordEach } from '@/server/journal'

export type HeldRefusal = { reason: 'held'; holds: Hold[] }
export type CommitRefusal =
  | SettledRefusal
  | HeldRefusal
  | ApprovalRefusal
  | { reason: 'profile_unknown' | 'people_changed' | 'analysed_again' | 'interrupted' }
/**
 * `shown`: the number of the analysis that whoever confirms has read; another one is not written in its place. `reason`:
 * what somebody with the right wrote in order that a held import be written; ignored when nothing holds it.
 */
export type Confirmation = { shown?: number | undefined; reason?: string | undefined }
export type Confirmed = OwnImport & Confirmation
/**
 * Imports are «committing» from here on, for everybody and whatever happens: a transaction of its own says so. Gives each
 * with its run, or why that may not begin, in the same order.
 */
export function beginCommits(imports: readonly Confirmed[]): Promise<Result<RunningImport, CommitRefusal>[]> {
  return db().$transaction((tx) => beginEach(tx, imports))
}

async function beginEach(
  tx: Transaction,
  imports: readonly Confirmed[],
): Promise<Result<RunningImport, CommitRefusal>[]> {
  const accesses = imports.map(({ access }) => access)
  const versions = await lockSetups(tx, accesses)
  const found = await findOpens(tx, imports)
  const judged: Result<Omit<RunningImport, 'run'>, CommitRefusal>[] = []
  for (const [at, own] of imports.entries()) {
    const open = found[at] ?? refuse({ reason: 'not_found' as const })
    judged.push(open.ok ? await mayBegin(tx, { ...own, open: open.value }, versions) : open)
  }
  const ready = judged.flatMap((one) => (one.ok ? [one.value] : []))
  await recordEach(
    tx,
    ready
      .filter(({ open }) => open.state === 'interrupted')
      .map(({ access, importId, open: { profile } }) => ({
        context: journalContext(access, now()),
        entry: { kind: 'import_resumed', data: { importId, profile } },
      })),
  )
  await tx.listImport.updateMany({
    where: { id: { in: ready.map(({ importId }) => importId) } },
    data: { state: 'committing' },
  })
  const runs = await openRuns(
    tx,
    ready.map(({ access, importId, open: { rows } }) => ({ access, importId, rows })),
  )
  const runOf = new Map(runs.map((one) => [one.importId, one]))
  return judged.map((one) => {
    const started = one.ok && runOf.get(one.value.importId)
    return one.ok && started ? accept({ ...one.value, run: started }) : (one as { ok: false; refusal: CommitRefusal })
  })
}

async function mayBegin(
  tx: Transaction,
  { open, shown, reason, ...own }: Confirmed & { open: OpenImport },
  versions: ReadonlyMap<string, number>,
): Promise<Result<Omit<RunningImport, 'run'>, CommitRefusal>> {
  const { profile, counts } = open
  if (profile === null || counts === null) return refuse({ reason: 'profile_unknown' })
  if (shown !== undefined && shown !== open.analysisNumber) return refuse({ reason: 'analysed_again' })
  if (open.peopleVersion !== versions.get(own.access.setupId)) return refuse({ reason: 'people_changed' })
  const analysed = { ...open, profile, counts }
  const approved = await approve(tx, own, analysed, reason)
  return approved.ok ? accept({ ...own, open: { ...analysed, isApproved: approved.value } }) : approved
}

/** Whether what holds the import is approved, now or at a former try; false as well when nothing holds it. */
async function approve(
  tx: Transaction,
  { access, importId }: OwnImport,
  { profile, state, holds, isApproved }: AnalysedImport,
  typed: string | undefined,
): Promise<Result<boolean, HeldRefusal | ApprovalRefusal>> {
  if (state === 'analysed') return accept(false)
  if (isApproved) return accept(true)
  if (holds.length === 0) return accept(false)
  if (typed === undefined) return refuse({ reason: 'held', holds })
  const reason = readApprovalReason(typed)
  if (!reason.ok) return reason
  const at = now()
  await tx.importApproval.create({ data: { importId, byId: access.actor.id, at, reason: reason.value } })
  await record(tx, journalContext(access, at), {
    kind: 'import_approved',
    data: { importId, profile, holds: holds.map(({ code }) => code), reason: reason.value },
  })
  return accept(true)
}
