import 'server-only'
import type { ImportCounts } from '@/domain/import/analyse-import'
import type { Coverage } from '@/domain/import/coverage'
import type { Hold } from '@/domain/import/holds'
import { importStatus, isOpen, type ImportState, type ImportStatus } from '@/domain/import/import-status'
import type { ImportPreview } from '@/domain/import/preview-import'
import type { PronoteList } from '@/domain/lists/pronote-list'
import type { Profile } from '@/domain/people/profile'
import type { EstablishmentAccess } from '@/server/access'
import { now } from '@/server/clock'
import { db } from '@/server/db'

/** What was understood of a file before its rows; `declared` is the profile that the person who brought it chose. */
export type Recognised = Omit<PronoteList, 'rows'> & { declared: Profile | null }

export type ImportSummary = {
  id: string
  fileName: string
  /** Null while the profile is to be told. */
  profile: Profile | null
  coverage: Coverage
  status: ImportStatus
  /** Null while the profile is to be told. */
  counts: ImportCounts | null
  createdAt: Date
  createdByName: string
  settledAt: Date | null
  settledByName: string | null
}

/** How far a work on rows is, and since when it is under way. */
export type RowProgress = { rowsDone: number; rows: number; startedAt: Date }

export type ImportDetail = ImportSummary & {
  recognised: Recognised
  rows: number
  byteSize: number
  /** Of how many analyses this is the last. */
  analysisNumber: number
  expiresAt: Date
  /** People were written since the analysis: it must be made again before it can be confirmed. */
  isOutdated: boolean
  /** Null once the import is settled or forgotten, and while the profile is to be told. */
  preview: ImportPreview | null
  holds: Hold[]
  /** Who let a held import be written, and why. */
  approval: { byName: string; at: Date; reason: string } | null
  /** How far a commit is that is under way. */
  progress: RowProgress | null
  undoableUntil: Date | null
}

const SUMMARY = {
  id: true,
  fileName: true,
  profile: true,
  coverage: true,
  state: true,
  counts: true,
  createdAt: true,
  expiresAt: true,
  settledAt: true,
  createdBy: { select: { name: true } },
  settledBy: { select: { name: true } },
} as const

type SummaryRow = Omit<ImportSummary, 'status' | 'counts' | 'createdByName' | 'settledByName'> & {
  state: ImportState
  counts: unknown
  expiresAt: Date
  createdBy: { name: string }
  settledBy: { name: string } | null
}

function summaryOf({ state, counts, createdBy, settledBy, expiresAt, ...row }: SummaryRow): ImportSummary {
  return {
    ...row,
    status: importStatus({ state, expiresAt }, now()),
    // Written by this application alone, from the same type.
    counts: row.profile === null ? null : (counts as ImportCounts),
    createdByName: createdBy.name,
    settledByName: settledBy?.name ?? null,
  }
}

/** The lists brought to this setup, the latest first. */
export async function listImports(access: EstablishmentAccess<'import'>, limit = 50): Promise<ImportSummary[]> {
  const rows = await db().listImport.findMany({
    where: { setupId: access.setupId },
    select: SUMMARY,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
  })
  return rows.map(summaryOf)
}

/** One import of this setup with what its analysis shows; null when there is none. */
export async function findImport(
  access: EstablishmentAccess<'import'>,
  importId: string,
): Promise<ImportDetail | null> {
  if (!isImportId(importId)) return null
  const row = await db().listImport.findFirst({
    where: { id: importId, setupId: access.setupId },
    select: {
      ...SUMMARY,
      recognised: true,
      byteSize: true,
      analysisNumber: true,
      peopleVersion: true,
      holds: true,
      undoableUntil: true,
      setup: { select: { peopleVersion: true } },
      approval: { select: { at: true, reason: true, by: { select: { name: true } } } },
      run: { select: { rowsDone: true, rows: true, startedAt: true } },
    },
  })
  if (!row) return null
  const { recognised, byteSize, peopleVersion, setup, holds, approval, run, undoableUntil, ...rest } = row
  const summary = summaryOf(rest)
  const waits = isOpen(summary.status)
  return {
    ...summary,
    recognised: recognised as unknown as Recognised,
    rows: (row.counts as { rows: number }).rows,
    byteSize,
    analysisNumber: row.analysisNumber,
    expiresAt: row.expiresAt,
    isOutdated: waits && row.profile !== null && peopleVersion !== setup.peopleVersion,
    preview: waits ? await findPreview(access, importId) : null,
    // Written by this application alone, from the same type.
    holds: holds as unknown as Hold[],
    approval: approval && { at: approval.at, reason: approval.reason, byName: approval.by.name },
    progress: run,
    undoableUntil,
  }
}

/** The rows beside the preview stay in the database: they can weigh as much as the file. */
async function findPreview(access: EstablishmentAccess<'import'>, importId: string): Promise<ImportPreview | null> {
  const [row] = await db().$queryRaw<{ preview: ImportPreview | null }[]>`
    select analysis -> 'preview' as preview from "ListImport"
    where id = ${importId}::uuid and "setupId" = ${access.setupId}::uuid`
  return row?.preview ?? null
}

/** The establishment that an import belongs to, for the gate to decide who may know of it; null when there is none. */
export async function findImportUai(importId: string): Promise<string | null> {
  if (!isImportId(importId)) return null
  const row = await db().listImport.findUnique({
    where: { id: importId },
    select: { setup: { select: { uai: true } } },
  })
  return row?.setup.uai ?? null
}

/** The database refuses, with an error, to compare an id with what is none. */
export function isImportId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}
