import 'server-only'
import { analyseInSlices, type ImportAnalysis, type ImportCounts } from '@/domain/import/analyse-import'
import type { Corrections } from '@/domain/import/corrections'
import type { Coverage } from '@/domain/import/coverage'
import type { Hold, HoldShare, HoldThresholds } from '@/domain/import/holds'
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
import { loadThresholds } from '@/features/holds/queries'
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

/** An import of the establishment whose lists one may handle. */
export type OwnImport = { access: ImportAccess; importId: string }

export type OpenImport = {
  state: OpenState
  profile: Profile | null
  coverage: Coverage
  analysisNumber: number
  peopleVersion: number
  rows: number
  /** Those of its profile's analysis; null while the profile is to be told. */
  counts: ImportCounts | null
  /** What holds it, as it was told last. */
  holds: Hold[]
  shares: HoldShare[]
  isApproved: boolean
  hasIdentifierColumns: boolean
}

/**
 * Two people who act on the imports of one setup take turns: what each has read holds until they are done. Gives the
 * version of each setup's people.
 */
export async function lockSetups(tx: Transaction, accesses: readonly ImportAccess[]): Promise<Map<string, number>> {
  const setups = await tx.$queryRaw<{ id: string; peopleVersion: number }[]>`
    select id, "peopleVersion" from "Setup" where id = any(${accesses.map(({ setupId }) => setupId)}::uuid[])
    order by id for update`
  return new Map(setups.map(({ id, peopleVersion }) => [id, peopleVersion]))
}

export async function lockSetup(tx: Transaction, access: ImportAccess): Promise<void> {
  await lockSetups(tx, [access])
}

type StoredImport = Omit<OpenImport, 'state' | 'counts'> & {
  id: string
  state: ImportState
  expiresAt: Date
  counts: unknown
  isKept: boolean
  isRun: boolean
}

/** Imports that wait for their decision, in the order asked. The setups' rows are locked. */
export async function findOpens(
  tx: Transaction,
  imports: readonly OwnImport[],
): Promise<Result<OpenImport, SettledRefusal>[]> {
  const asked = imports.filter(({ importId }) => isImportId(importId))
  const stored = await tx.$queryRaw<StoredImport[]>`
    select i.id, i.state, i."expiresAt", i.profile, i.coverage, i."analysisNumber", i."peopleVersion", i.counts, i.holds, i.shares,
      (i.counts ->> 'rows')::int as rows, i.analysis is not null as "isKept",
      exists (select from "ImportRun" as r where r."importId" = i.id) as "isRun",
      exists (select from "ImportApproval" as a where a."importId" = i.id) as "isApproved",
      i.recognised -> 'columns' @> '[{"field": "pronoteId"}]' and i.recognised -> 'columns' @> '[{"field": "casId"}]'
        as "hasIdentifierColumns"
    from unnest(
      ${asked.map(({ importId }) => importId)}::uuid[], ${asked.map(({ access }) => access.setupId)}::uuid[]
    ) as own(id, setup)
    join "ListImport" as i on i.id = own.id and i."setupId" = own.setup`
  const byId = new Map(stored.map((one) => [one.id, one]))
  return imports.map(({ importId }) => openOf(byId.get(importId)))
}

function openOf(stored: StoredImport | undefined): Result<OpenImport, SettledRefusal> {
  if (!stored) return refuse({ reason: 'not_found' })
  const { id: _id, expiresAt, isKept, isRun, counts, ...found } = stored
  const status = importStatus({ state: found.state, expiresAt }, now())
  if (!isOpen(status)) return refuse({ reason: status })
  if (!isKept) return refuse({ reason: 'expired' })
  if (isRun) return refuse({ reason: 'analysing' })
  // Written by this application alone, from the same type.
  return accept({ ...found, counts: found.profile === null ? null : (counts as ImportCounts), state: status })
}

/** One of them. */
export async function findOpen(
  tx: Transaction,
  access: ImportAccess,
  importId: string,
): Promise<Result<OpenImport, SettledRefusal>> {
  const [found] = await findOpens(tx, [{ access, importId }])
  return found ?? refuse({ reason: 'not_found' })
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

/** What a list is compared with: the setup's people, if there are any, as they are from this version on, and its académie's thresholds. */
export type Ground = { peopleVersion: number; hasPeople: boolean; thresholds: HoldThresholds }

/** That of each of these setups. Read before their people: what is written meanwhile outdates it. */
export async function loadGrounds(accesses: readonly ImportAccess[]): Promise<(access: ImportAccess) => Ground> {
  const setups = await db().$queryRaw<{ id: string; peopleVersion: number; hasPeople: boolean }[]>`
    select s.id, s."peopleVersion", exists (select from "Person" as p where p."setupId" = s.id) as "hasPeople"
    from "Setup" as s where s.id = any(${accesses.map(({ setupId }) => setupId)}::uuid[])`
  const thresholds = await loadThresholds(db(), accesses)
  const byId = new Map(setups.map(({ id, ...setup }) => [id, setup]))
  return (access) => {
    const setup = byId.get(access.setupId)
    if (!setup) throw new Error(`Setup ${access.setupId} is gone.`)
    return { ...setup, thresholds: thresholds(access) }
  }
}

type ToAnalyse = { list: PronoteList; corrections: Corrections; profile: Profile; coverage: Coverage }

/**
 * What a list would change to the people as they are: what the preview shows is what is kept, and what the commit writes
 * if the people are still these. Others work between its slices.
 */
export async function analyseNow(
  access: ImportAccess,
  what: ToAnalyse,
  { ground, onRows }: { ground: Ground; onRows?: ((rows: number) => void) | undefined },
): Promise<{ people: KnownPerson[]; analysis: ImportAnalysis }> {
  const people = ground.hasPeople ? await loadPeople(db(), access) : []
  const { thresholds } = ground
  const analysis = await runInSlices(analyseInSlices({ ...what, own: access.uai, people, thresholds }), onRows)
  return { people, analysis }
}
