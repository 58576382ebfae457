import 'server-only'
import { analyseInSlices, type ImportAnalysis } from '@/domain/import/analyse-import'
import { NO_CORRECTIONS, type Corrections } from '@/domain/import/corrections'
import type { Coverage } from '@/domain/import/coverage'
import {
  importStatus,
  isOpen,
  type ImportState,
  type ImportStatus,
  type OpenState,
} from '@/domain/import/import-status'
import type { ImportPreview } from '@/domain/import/preview-import'
import type { PronoteList } from '@/domain/lists/pronote-list'
import type { KnownPerson } from '@/domain/people/person'
import type { Profile } from '@/domain/people/profile'
import { findThresholds } from '@/features/holds/queries'
import { isImportId } from '@/features/imports/queries'
import { loadPeople } from '@/features/people/queries'
import { accept, refuse, type Result } from '@/lib/result'
import type { EstablishmentAccess } from '@/server/access'
import { runInSlices } from '@/server/breathe'
import { now } from '@/server/clock'
import { db, type Transaction } from '@/server/db'

type ImportAccess = EstablishmentAccess<'import'>

/** What is kept until an import is settled: the list, what was typed in place of its cells, and what the screen shows. */
export type StoredAnalysis = { list: PronoteList; corrections: Corrections; preview: ImportPreview | null }

/** Why an import cannot be acted on any more, or not yet, or never could. */
export type SettledRefusal = { reason: 'not_found' | 'analysing' | Exclude<ImportStatus, OpenState> }

export type OpenImport = {
  state: OpenState
  profile: Profile | null
  coverage: Coverage
  peopleVersion: number
  rows: number
}

/** Two people who act on the imports of one setup take turns: what each has read holds until they are done. */
export async function lockSetup(tx: Transaction, { setupId }: ImportAccess): Promise<{ peopleVersion: number }> {
  const [setup] = await tx.$queryRaw<{ peopleVersion: number }[]>`
    select "peopleVersion" from "Setup" where id = ${setupId}::uuid for update`
  if (!setup) throw new Error(`Setup ${setupId} is gone.`)
  return setup
}

/** An import that waits for its decision. The setup's row is locked. */
export async function findOpen(
  tx: Transaction,
  { setupId }: ImportAccess,
  importId: string,
): Promise<Result<OpenImport, SettledRefusal>> {
  if (!isImportId(importId)) return refuse({ reason: 'not_found' })
  const [stored] = await tx.$queryRaw<
    (OpenImport & { state: ImportState; expiresAt: Date; isKept: boolean; isRun: boolean })[]
  >`
    select state, "expiresAt", profile, coverage, "peopleVersion", (counts ->> 'rows')::int as rows,
      analysis is not null as "isKept", exists (select from "ImportRun" where "importId" = id) as "isRun"
    from "ListImport" where id = ${importId}::uuid and "setupId" = ${setupId}::uuid`
  if (!stored) return refuse({ reason: 'not_found' })
  const { expiresAt, isKept, isRun, ...found } = stored
  const status = importStatus({ state: found.state, expiresAt }, now())
  if (!isOpen(status)) return refuse({ reason: status })
  if (!isKept) return refuse({ reason: 'expired' })
  if (isRun) return refuse({ reason: 'analysing' })
  return accept({ ...found, state: status })
}

/** The list of an import and what was typed in it; null once they are erased. */
export async function findKeptList(
  { setupId }: ImportAccess,
  importId: string,
): Promise<Pick<StoredAnalysis, 'list' | 'corrections'> | null> {
  const [row] = await db().$queryRaw<{ list: string | null; corrections: string | null }[]>`
    select (analysis -> 'list')::text as list, (analysis -> 'corrections')::text as corrections
    from "ListImport" where id = ${importId}::uuid and "setupId" = ${setupId}::uuid`
  if (!row?.list || !row.corrections) return null
  // Written by this application alone, from the same type.
  return { list: JSON.parse(row.list) as PronoteList, corrections: JSON.parse(row.corrections) as Corrections }
}

/** What was typed in place of cells of a list, as it is now. */
export async function findCorrections(
  tx: Transaction,
  { setupId }: ImportAccess,
  importId: string,
): Promise<Corrections> {
  const [row] = await tx.$queryRaw<{ corrections: Corrections }[]>`
    select analysis -> 'corrections' as corrections from "ListImport"
    where id = ${importId}::uuid and "setupId" = ${setupId}::uuid`
  return row?.corrections ?? NO_CORRECTIONS
}

export type AnalysedNow = { peopleVersion: number; people: KnownPerson[]; analysis: ImportAnalysis }

/**
 * What a list would change to the people as they are: the one function behind the preview and the commit. The version is
 * read first: what is written meanwhile outdates it. Others work between its slices.
 */
export async function analyseNow(
  access: ImportAccess,
  what: { list: PronoteList; corrections: Corrections; profile: Profile; coverage: Coverage },
  onRows?: (rows: number) => void,
): Promise<AnalysedNow> {
  const { peopleVersion } = await db().setup.findUniqueOrThrow({
    where: { id: access.setupId },
    select: { peopleVersion: true },
  })
  const [people, thresholds] = [await loadPeople(db(), access), await findThresholds(db(), access)]
  const analysis = await runInSlices(analyseInSlices({ ...what, own: access.uai, people, thresholds }), onRows)
  return { peopleVersion, people, analysis }
}
