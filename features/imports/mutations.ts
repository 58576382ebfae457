import 'server-only'
import { createHash } from 'node:crypto'
import {
  MAX_CORRECTIONS,
  changedCells,
  mergeCorrections,
  NO_CORRECTIONS,
  type CellCorrection,
  type Corrections,
} from '@/domain/import/corrections'
import type { Coverage } from '@/domain/import/coverage'
import { keepUsedCells } from '@/domain/import/keep-used-cells'
import { allOfOthers } from '@/domain/import/other-establishment'
import type { JournalData } from '@/domain/journal/entry'
import type { ListRefusal, ProfileRefusal } from '@/domain/lists/list-refusal'
import { refuseLength } from '@/domain/lists/refuse-length'
import type { PronoteList } from '@/domain/lists/pronote-list'
import { readListFileInSlices, readPastedListInSlices } from '@/domain/lists/read-list'
import { resolveProfile } from '@/domain/lists/resolve-profile'
import type { Profile } from '@/domain/people/profile'
import {
  analyse,
  analyseLists,
  forgetExpired,
  keepAnalysis,
  keepImports,
  newImport,
  type AboutList,
  type AgainEntry,
} from '@/features/analyses/mutations'
import { findKeptList, findOpen, lockSetup, type SettledRefusal } from '@/features/analyses/queries'
import { closeRuns, interruptRun, keepAlive, openRuns, type Run } from '@/features/import-runs/mutations'
import { loadKnownColumns } from '@/features/known-columns/queries'
import { cleanFileName } from '@/lib/clean-file-name'
import { accept, refuse, type Result } from '@/lib/result'
import type { EstablishmentAccess } from '@/server/access'
import { breathe, runInSlices } from '@/server/breathe'
import { db } from '@/server/db'
import { logError } from '@/server/log'

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
  const read = await runInSlices(
    isPaste
      ? readPastedListInSlices(new TextDecoder().decode(bytes), known)
      : readListFileInSlices(bytes, fileName, known),
  )
  if (!read.ok) return read
  const tooLong = refuseLength(read.value)
  if (tooLong) return refuse(tooLong)
  await breathe()
  const others = allOfOthers(read.value, access.uai)
  if (others) return refuse(others)
  const list = keepUsedCells(read.value, access.uai, declared ?? read.value.profile?.profile ?? null)
  await breathe()
  const resolved = resolveProfile(list, declared)
  const isAsked = !resolved.ok && whenUnclear === 'ask' && resolved.refusal.reason !== 'guardians_in_columns'
  if (!resolved.ok && !isAsked) return resolved

  const about = { fileName, byteSize: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
  const profile = resolved.ok ? resolved.value : null
  return accept(await analyseList(access, list, { ...about, profile, declared, coverage }, brought.longAbove))
}

/**
 * Says what a list that was read would change, and keeps the analysis for a day. Gives the import's id. Of a list with
 * more rows than `longAbove`, nobody waits for the analysis.
 */
async function analyseList(
  access: ImportAccess,
  list: PronoteList,
  about: AboutList,
  longAbove = Number.POSITIVE_INFINITY,
): Promise<string> {
  const { profile, coverage } = about
  if (profile === null || list.rows.length <= longAbove) {
    const [id] = await analyseLists([{ access, read: () => list, about }])
    if (id === undefined) throw new Error('A list became no import.')
    return id
  }
  const what = { list, corrections: NO_CORRECTIONS, coverage }
  const long = newImport(access, list, about, await analyse(access, { ...what, profile: null }))
  const [run] = await db().$transaction(async (tx) => {
    await keepImports(tx, [long])
    return openRuns(tx, [{ ...long, rows: list.rows.length }])
  })
  // Told by the import itself: analysed, or interrupted.
  if (run) {
    void analyseAlone(access, run, { ...what, profile }).catch((error: unknown) =>
      logError(`Import ${long.importId}`, error),
    )
  }
  return long.importId
}

type LongList = { list: PronoteList; corrections: Corrections; profile: Profile; coverage: Coverage }

/** The analysis of a long list, which nobody waits for; until its end the import has no profile. */
async function analyseAlone(access: ImportAccess, run: Run, what: LongList): Promise<void> {
  const stop = keepAlive([run])
  try {
    const analysed = await analyse(access, what, { onRows: (rows) => (run.rowsDone = rows) })
    await db().$transaction(async (tx) => {
      await lockSetup(tx, access)
      if (!(await closeRuns(tx, [run]))) return
      // Its list may have been forgotten meanwhile, as when somebody in it was erased.
      if (!(await findOpen(tx, access, run.importId)).ok) return
      const { corrections } = what
      await keepAnalysis(tx, { access, importId: run.importId }, { analysed, corrections, entry: null })
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
  return analyseAnew(access, importId, {
    chosen,
    correct: (corrections) => accept(corrections),
    entry: (data) => ({ kind: 'import_reanalysed', data }),
  })
}

/** What was typed next to the findings of a list; to `withdraw` a line forgets all that was typed of it. */
export type TypedCorrections = { cells: CellCorrection[]; leaveOut: number[]; withdraw: number[] }

type CorrectionRefusal = { reason: 'too_many_corrections'; max: number } | { reason: 'nothing_typed' }

/**
 * Analyses a kept list again with cells typed anew and lines left out by hand; the file itself stays as it was brought.
 * Refuses what is settled or forgotten, cells that are as they were, and more corrections than are worth typing.
 */
export async function correctImport(
  access: ImportAccess,
  importId: string,
  typed: TypedCorrections,
): Promise<Result<string, SettledRefusal | ProfileRefusal | CorrectionRefusal>> {
  return analyseAnew<CorrectionRefusal>(access, importId, {
    chosen: {},
    correct: (former, list) => {
      const changed = changedCells(list, former, typed.cells)
      const isNothing = changed.length + typed.leaveOut.length + typed.withdraw.length === 0
      if (isNothing) return refuse({ reason: 'nothing_typed' })
      const corrections = mergeCorrections(former, { ...typed, cells: changed })
      const isTooMany = corrections.cells.length + corrections.leftOut.length > MAX_CORRECTIONS
      return isTooMany ? refuse({ reason: 'too_many_corrections', max: MAX_CORRECTIONS }) : accept(corrections)
    },
    entry: (data, { cells, leftOut }) => ({
      kind: 'import_corrected',
      data: { ...data, cells: cells.length, leftOut: leftOut.length },
    }),
  })
}

type Again<Refusal extends { reason: string }> = {
  chosen: Chosen
  correct: (former: Corrections, list: PronoteList) => Result<Corrections, Refusal>
  /** What the journal is told of it. */
  entry: (data: JournalData['import_reanalysed'], corrections: Corrections) => AgainEntry
}

/** Reads and analyses outside the transaction that keeps the result, and begins again when somebody else analysed it. */
async function analyseAnew<Refusal extends { reason: string }>(
  access: ImportAccess,
  importId: string,
  { chosen, correct, entry }: Again<Refusal>,
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
    const analysed = await analyse(access, { ...what, coverage: chosen.coverage ?? open.value.coverage })
    const isKept = await db().$transaction(async (tx) => {
      await lockSetup(tx, access)
      const still = await findOpen(tx, access, importId)
      if (!still.ok || still.value.analysisNumber !== open.value.analysisNumber) return false
      const told = { importId, profile: resolved.value, rows: analysed.columns.counts.rows }
      await keepAnalysis(
        tx,
        { access, importId },
        { analysed, corrections: corrections.value, entry: entry(told, corrections.value) },
      )
      return true
    })
    if (isKept) return accept(importId)
  }
}
