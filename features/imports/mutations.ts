import 'server-only'
import { createHash } from 'node:crypto'
import {
  MAX_CORRECTIONS,
  changedCells,
  mergeCorrections,
  NO_CORRECTIONS,
  showCorrections,
  type CellCorrection,
  type Corrections,
} from '@/domain/import/corrections'
import type { Coverage } from '@/domain/import/coverage'
import type { Hold } from '@/domain/import/holds'
import { ANALYSIS_HOURS, MOST_ANALYSES, OPEN_STATES } from '@/domain/import/import-status'
import { keepUsedCells } from '@/domain/import/keep-used-cells'
import { allOfOthers } from '@/domain/import/other-establishment'
import { previewImport } from '@/domain/import/preview-import'
import type { ListRefusal, ProfileRefusal } from '@/domain/lists/list-refusal'
import type { PronoteList } from '@/domain/lists/pronote-list'
import { readListFile, readPastedList } from '@/domain/lists/read-list'
import { resolveProfile } from '@/domain/lists/resolve-profile'
import type { Profile } from '@/domain/people/profile'
import {
  analyseNow,
  findCorrections,
  findKeptList,
  findOpen,
  lockSetup,
  type SettledRefusal,
  type StoredAnalysis,
} from '@/features/analyses/queries'
import { closeRun, interruptRun, keepAlive, openRun, type Run } from '@/features/import-runs/mutations'
import type { Recognised } from '@/features/imports/queries'
import { loadKnownColumns } from '@/features/known-columns/queries'
import { emit } from '@/features/webhooks/mutations'
import { cleanFileName } from '@/lib/clean-file-name'
import { accept, refuse, type Result } from '@/lib/result'
import { Prisma } from '@/prisma/generated/client'
import { journalContext, type EstablishmentAccess } from '@/server/access'
import { breathe } from '@/server/breathe'
import { now } from '@/server/clock'
import { db, type Transaction } from '@/server/db'
import { record } from '@/server/journal'

type ImportAccess = EstablishmentAccess<'import'>

export type BroughtList = {
  fileName: string
  /** Of a paste: its text in UTF-8. */
  bytes: Uint8Array
  isPaste?: boolean
  /** Null: to be recognised. */
  profile: Profile | null
  coverage: Coverage
  /** What becomes of a readable list whose columns or profile are not clear: kept, to be asked for, or refused. */
  whenUnclear?: 'ask' | 'refuse'
  /** Rows above which the analysis goes on by itself, its progress shown on the import; always waited for by default. */
  longAbove?: number
}

/**
 * Reads a list, says what it would change to the people known, and keeps the analysis for a day. Gives the import's id.
 * Refuses what is not a PRONOTE list, a list of other establishments; and, unless they are to be asked for, columns or a profile that are not clear.
 */
export async function analyseUpload(
  access: ImportAccess,
  brought: BroughtList,
): Promise<Result<string, ListRefusal | ProfileRefusal>> {
  await forgetExpired()
  const { bytes, coverage, isPaste, profile: declared, whenUnclear = 'refuse' } = brought
  const fileName = cleanFileName(brought.fileName)
  const known = await loadKnownColumns(access)
  const read = isPaste ? readPastedList(new TextDecoder().decode(bytes), known) : readListFile(bytes, fileName, known)
  if (!read.ok) return read
  await breathe()
  const others = allOfOthers(read.value, access.uai)
  if (others) return refuse(others)
  const list = keepUsedCells(read.value, access.uai)
  await breathe()
  const resolved = resolveProfile(list, declared)
  const isAsked = !resolved.ok && whenUnclear === 'ask' && resolved.refusal.reason !== 'guardians_in_columns'
  if (!resolved.ok && !isAsked) return resolved

  const about = { fileName, byteSize: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
  const profile = resolved.ok ? resolved.value : null
  return accept(await analyseList(access, list, { ...about, profile, declared, coverage }, brought.longAbove))
}

type AboutList = {
  fileName: string
  byteSize: number
  sha256: string
  /** Null while it is to be told. */
  profile: Profile | null
  declared: Profile | null
  coverage: Coverage
  /** The list of several establishments that this one was a part of. */
  groupId?: string
}

/**
 * Says what a list that was read would change, and keeps the analysis for a day. Gives the import's id. Of a list with
 * more rows than `longAbove`, nobody waits for the analysis.
 */
export async function analyseList(
  access: ImportAccess,
  list: PronoteList,
  { profile, declared, coverage, ...about }: AboutList,
  longAbove = Number.POSITIVE_INFINITY,
): Promise<string> {
  const what = { list, corrections: NO_CORRECTIONS, coverage }
  const isLong = profile !== null && list.rows.length > longAbove
  const columns = await analyse(access, { ...what, profile: isLong ? null : profile })
  const { rows: _rows, ...understood } = list
  const recognised: Recognised = { ...understood, declared }
  const at = now()
  const { id, run } = await db().$transaction(async (tx) => {
    const { preview, ...analysed } = columns
    const { id } = await tx.listImport.create({
      data: {
        ...analysed,
        ...about,
        setupId: access.setupId,
        recognised,
        createdById: access.actor.id,
        createdAt: at,
        expiresAt: new Date(at.getTime() + ANALYSIS_HOURS * 3_600_000),
      },
      select: { id: true },
    })
    const analysis: StoredAnalysis = { list, corrections: NO_CORRECTIONS, preview }
    // As text: going through a hundred thousand rows as JSON, Prisma would take seconds at a time.
    await tx.$executeRaw`update "ListImport" set analysis = ${JSON.stringify(analysis)}::jsonb where id = ${id}::uuid`
    await recordAnalysis(tx, access, id, columns, at)
    await forgetOldest(tx, access, at)
    return { id, run: isLong ? await openRun(tx, access, { importId: id, rows: list.rows.length }) : null }
  })
  // Told by the import itself: analysed, or interrupted.
  if (run && profile) void analyseAlone(access, run, { ...what, profile }).catch(() => undefined)
  return id
}

/** The analysis of a long list, which nobody waits for; until its end the import has no profile. */
async function analyseAlone(access: ImportAccess, run: Run, what: ToAnalyse): Promise<void> {
  const stop = keepAlive(run)
  try {
    const columns = await analyse(access, what, (rows) => (run.rowsDone = rows))
    await db().$transaction(async (tx) => {
      await lockSetup(tx, access)
      if (!(await closeRun(tx, run))) return
      await keepAnalysis(tx, run.importId, columns, what.corrections)
      await recordAnalysis(tx, access, run.importId, columns, now())
    })
  } catch (error) {
    await interruptRun(run).catch(() => undefined)
    throw error
  } finally {
    stop()
  }
}

type Chosen = { profile?: Profile | undefined; coverage?: Coverage | undefined }

/**
 * Analyses a kept list again against the people as they are now; under another profile or coverage when given.
 * Refuses what is settled or forgotten, and a profile which the list cannot be.
 */
export function reanalyseImport(
  access: ImportAccess,
  importId: string,
  chosen: Chosen = {},
): Promise<Result<string, SettledRefusal | ProfileRefusal>> {
  return analyseAnew(access, importId, chosen, (corrections) => accept(corrections))
}

/** What was typed next to the findings of a list; to `withdraw` a line forgets all that was typed of it. */
export type TypedCorrections = { cells: CellCorrection[]; leaveOut: number[]; withdraw: number[] }

type CorrectionRefusal = { reason: 'too_many_corrections'; max: number } | { reason: 'nothing_typed' }

/**
 * Analyses a kept list again with cells typed anew and lines left out by hand; the file itself stays as it was brought.
 * Refuses what is settled or forgotten, cells that are as they
 * were, and more corrections than are worth typing.
 */
export async function correctImport(
  access: ImportAccess,
  importId: string,
  typed: TypedCorrections,
): Promise<Result<string, SettledRefusal | ProfileRefusal | CorrectionRefusal>> {
  return analyseAnew<CorrectionRefusal>(access, importId, {}, (former, list) => {
    const changed = changedCells(list, former, typed.cells)
    if (changed.length + typed.leaveOut.length + typed.withdraw.length === 0) return refuse({ reason: 'nothing_typed' })
    const corrections = mergeCorrections(former, { ...typed, cells: changed })
    const isTooMany = corrections.cells.length + corrections.leftOut.length > MAX_CORRECTIONS
    return isTooMany ? refuse({ reason: 'too_many_corrections', max: MAX_CORRECTIONS }) : accept(corrections)
  })
}

/** Reads and analyses outside the transaction that keeps the result, and begins again when somebody else corrected. */
async function analyseAnew<Refusal extends { reason: string }>(
  access: ImportAccess,
  importId: string,
  chosen: Chosen,
  correct: (former: Corrections, list: PronoteList) => Result<Corrections, Refusal>,
): Promise<Result<string, SettledRefusal | ProfileRefusal | Refusal>> {
  for (;;) {
    const open = await db().$transaction((tx) => findOpen(tx, access, importId))
    if (!open.ok) return open
    const kept = await findKeptList(access, importId)
    if (!kept) continue
    const { list } = kept
    const resolved = resolveProfile(list, chosen.profile ?? open.value.profile)
    if (!resolved.ok) return resolved
    const corrections = correct(kept.corrections, list)
    if (!corrections.ok) return corrections
    const what = { list, corrections: corrections.value, profile: resolved.value }
    const columns = await analyse(access, { ...what, coverage: chosen.coverage ?? open.value.coverage })
    const isKept = await db().$transaction(async (tx) => {
      await lockSetup(tx, access)
      const still = await findOpen(tx, access, importId)
      const standing = await findCorrections(tx, access, importId)
      if (!still.ok || JSON.stringify(standing) !== JSON.stringify(kept.corrections)) return false
      await keepAnalysis(tx, importId, columns, corrections.value)
      await recordAnalysis(tx, access, importId, columns, now())
      return true
    })
    if (isKept) return accept(importId)
  }
}

type AnalysisColumns = Awaited<ReturnType<typeof analyse>>

/** Writes an analysis over a former one; its list, which can be heavy, does not leave the database. */
async function keepAnalysis(
  tx: Transaction,
  importId: string,
  { preview, ...columns }: AnalysisColumns,
  corrections: Corrections,
): Promise<void> {
  await tx.importApproval.deleteMany({ where: { importId } })
  await tx.listImport.update({ where: { id: importId }, data: columns })
  await tx.$executeRaw`
    update "ListImport"
    set analysis = jsonb_build_object('list', analysis -> 'list',
      'corrections', ${JSON.stringify(corrections)}::jsonb, 'preview', ${JSON.stringify(preview)}::jsonb)
    where id = ${importId}::uuid`
}

/** Erases the rows of the analyses that nobody confirmed in time, everywhere. Gives how many. */
export async function forgetExpired(): Promise<number> {
  const { count } = await db().listImport.updateMany({
    where: { state: { in: [...OPEN_STATES] }, expiresAt: { lte: now() }, analysis: { not: Prisma.AnyNull } },
    data: { analysis: Prisma.DbNull },
  })
  return count
}

/** Erases the rows of the oldest analyses of a setup that wait beyond `MOST_ANALYSES`: they expire at once. */
async function forgetOldest(tx: Transaction, { setupId }: ImportAccess, at: Date): Promise<void> {
  const waiting = { setupId, state: { in: [...OPEN_STATES] }, expiresAt: { gt: at } }
  const oldest = await tx.listImport.findMany({
    where: waiting,
    orderBy: { createdAt: 'desc' },
    skip: MOST_ANALYSES,
    select: { id: true },
  })
  if (oldest.length === 0) return
  await tx.listImport.updateMany({
    where: { ...waiting, id: { in: oldest.map(({ id }) => id) } },
    data: { expiresAt: at, analysis: Prisma.DbNull },
  })
}

type ToAnalyse = { list: PronoteList; corrections: Corrections; profile: Profile | null; coverage: Coverage }

/** The columns of an import that tell its analysis, and what the screen shows of it; nobody is known of no profile. */
async function analyse(access: ImportAccess, { profile, ...what }: ToAnalyse, onRows?: (rows: number) => void) {
  const { list, corrections, coverage } = what
  if (profile === null) {
    const counts = { rows: list.rows.length }
    return { profile, coverage, peopleVersion: 0, counts, holds: [], state: 'analysed' as const, preview: null }
  }
  const { peopleVersion, people, analysis } = await analyseNow(access, { ...what, profile }, onRows)
  const { counts, holds } = analysis
  return {
    profile,
    coverage,
    peopleVersion,
    counts,
    holds,
    state: holds.length > 0 ? ('held' as const) : ('analysed' as const),
    preview: previewImport(analysis, people, {
      list,
      corrections: showCorrections(list, corrections),
      leftOut: corrections.leftOut,
    }),
  }
}

async function recordAnalysis(
  tx: Transaction,
  access: ImportAccess,
  importId: string,
  { profile, counts, holds }: { profile: Profile | null; counts: { rows: number }; holds: Hold[] },
  at: Date,
): Promise<void> {
  if (profile === null) return
  await record(tx, journalContext(access, at), {
    kind: 'import_analysed',
    data: { importId, profile, rows: counts.rows },
  })
  if (holds.length === 0) return
  const codes = holds.map(({ code }) => code)
  await emit(tx, access, at, { kind: 'import_held', data: { importId, profile, holds: codes } })
}
