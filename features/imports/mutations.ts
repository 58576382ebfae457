import 'server-only'
import { createHash } from 'node:crypto'
import { analyseImport, type ImportAnalysis, type ImportCounts } from '@/domain/import/analyse-import'
import type { Coverage } from '@/domain/import/coverage'
import { ANALYSIS_HOURS, importStatus, MOST_ANALYSES, type ImportStatus } from '@/domain/import/import-status'
import { keepUsedCells } from '@/domain/import/keep-used-cells'
import { previewImport, type ImportPreview } from '@/domain/import/preview-import'
import type { ListRefusal, ProfileRefusal } from '@/domain/lists/list-refusal'
import type { PronoteList } from '@/domain/lists/pronote-list'
import { readListFile, readPastedList } from '@/domain/lists/read-list'
import { resolveProfile } from '@/domain/lists/resolve-profile'
import type { Profile } from '@/domain/people/profile'
import { proveByImport } from '@/domain/procedure/prove-by-import'
import { projectPeople, projectStanding } from '@/features/establishments/mutations'
import { isImportId, type Recognised } from '@/features/imports/queries'
import { writePlan } from '@/features/people/mutations'
import { countByProfile, loadPeople } from '@/features/people/queries'
import { writeFacts } from '@/features/procedure/mutations'
import { loadSetup } from '@/features/procedure/queries'
import { accept, refuse, type Result } from '@/lib/result'
import { Prisma } from '@/prisma/generated/client'
import { journalContext, type EstablishmentAccess } from '@/server/access'
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
  /** What becomes of a readable list whose profile is not clear: kept, to be asked for, or refused. */
  whenUnclear?: 'ask' | 'refuse'
}

/** Why an import cannot be acted on any more, or never could. */
export type SettledRefusal = { reason: 'not_found' | Exclude<ImportStatus, 'analysed'> }
export type CommitRefusal = SettledRefusal | { reason: 'profile_unknown' | 'people_changed' }

/** What is kept until the import is settled: the list, to be analysed again, and what the screen shows of it. */
type StoredAnalysis = { list: PronoteList; preview: ImportPreview | null }

/**
 * Reads a list, says what it would change to the people known, and keeps the analysis for a day. Gives the import's id.
 * Refuses what is not a PRONOTE list; and, unless it is to be asked for, a profile that is not clear.
 */
export async function analyseUpload(
  access: ImportAccess,
  brought: BroughtList,
): Promise<Result<string, ListRefusal | ProfileRefusal>> {
  await forgetExpired()
  const { bytes, coverage, isPaste, profile: declared, whenUnclear = 'refuse' } = brought
  const fileName = brought.fileName.replace(/[\p{Cc}\p{Cs}]/gu, '').slice(0, 200)
  const read = isPaste ? readPastedList(new TextDecoder().decode(bytes)) : readListFile(bytes, fileName)
  if (!read.ok) return read
  const list = keepUsedCells(read.value)
  const resolved = resolveProfile(list, declared)
  const isAsked = !resolved.ok && whenUnclear === 'ask' && resolved.refusal.reason !== 'guardians_in_columns'
  if (!resolved.ok && !isAsked) return resolved

  const at = now()
  const analysis = await analyse(db(), access, list, resolved.ok ? resolved.value : null, coverage)
  const recognised: Recognised = {
    encoding: list.encoding,
    separator: list.separator,
    columns: list.columns,
    profile: list.profile,
    declared,
  }
  return db().$transaction(async (tx) => {
    const { id } = await tx.listImport.create({
      data: {
        ...analysis.columns,
        setupId: access.setupId,
        state: 'analysed',
        fileName,
        byteSize: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        recognised,
        createdById: access.actor.id,
        createdAt: at,
        expiresAt: new Date(at.getTime() + ANALYSIS_HOURS * 3_600_000),
      },
      select: { id: true },
    })
    await recordAnalysis(tx, access, id, analysis.columns, at)
    await forgetOldest(tx, access, at)
    return accept(id)
  })
}

/**
 * Analyses a kept list again against the people as they are now; under another profile or coverage when given.
 * Refuses what is settled or forgotten, and a profile which the list cannot be.
 */
export async function reanalyseImport(
  access: ImportAccess,
  importId: string,
  chosen: { profile?: Profile | undefined; coverage?: Coverage | undefined } = {},
): Promise<Result<string, SettledRefusal | ProfileRefusal>> {
  return db().$transaction(async (tx) => {
    await lockSetup(tx, access)
    const found = await findOpen(tx, access, importId)
    if (!found.ok) return found
    const { list, profile, coverage } = found.value
    const resolved = resolveProfile(list, chosen.profile ?? profile)
    if (!resolved.ok) return resolved
    const { columns } = await analyse(tx, access, list, resolved.value, chosen.coverage ?? coverage)
    await tx.listImport.update({ where: { id: importId }, data: columns })
    await recordAnalysis(tx, access, importId, columns, now())
    return accept(importId)
  })
}

/**
 * Writes an analysed list: people, conflicts, counts, the steps it proves and the journal, all or nothing. Refuses when
 * the import is settled or forgotten, or when people were written since its analysis.
 */
export async function commitImport(
  access: ImportAccess,
  importId: string,
): Promise<Result<ImportCounts, CommitRefusal>> {
  return db().$transaction(async (tx) => {
    const { peopleVersion } = await lockSetup(tx, access)
    const found = await findOpen(tx, access, importId)
    if (!found.ok) return found
    const { list, profile, coverage, ...stored } = found.value
    if (profile === null) return refuse({ reason: 'profile_unknown' })
    if (stored.peopleVersion !== peopleVersion) return refuse({ reason: 'people_changed' })

    const at = now()
    const people = await loadPeople(tx, access)
    const { counts, changes } = analyseImport({ list, profile, coverage, people })
    if (Object.values(changes).some((change) => change.length > 0)) {
      await writePlan(tx, access, changes, { importId, at })
      await tx.setup.update({ where: { id: access.setupId }, data: { peopleVersion: { increment: 1 } } })
      await projectPeople(tx, access.setupId, at)
    }
    await proveSteps(tx, access, list, at)
    await settle(tx, access, importId, { state: 'committed', at, counts })
    await record(tx, journalContext(access, at), {
      kind: 'import_committed',
      data: { importId, profile, counts },
    })
    return accept(counts)
  })
}

/** Gives up an analysis and erases its rows. Refuses what is settled or forgotten. */
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

/** Erases the rows of the analyses that nobody confirmed in time, everywhere. Gives how many. */
export async function forgetExpired(): Promise<number> {
  const { count } = await db().listImport.updateMany({
    where: { state: 'analysed', expiresAt: { lte: now() }, analysis: { not: Prisma.AnyNull } },
    data: { analysis: Prisma.DbNull },
  })
  return count
}

/** Erases the rows of the oldest analyses of a setup that wait beyond `MOST_ANALYSES`: they expire at once. */
async function forgetOldest(tx: Transaction, { setupId }: ImportAccess, at: Date): Promise<void> {
  const waiting = { setupId, state: 'analysed', expiresAt: { gt: at } } as const
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

/** Two people who act on the imports of one setup take turns: what each has read holds until they are done. */
async function lockSetup(tx: Transaction, { setupId }: ImportAccess): Promise<{ peopleVersion: number }> {
  const [setup] = await tx.$queryRaw<{ peopleVersion: number }[]>`
    select "peopleVersion" from "Setup" where id = ${setupId}::uuid for update`
  if (!setup) throw new Error(`Setup ${setupId} is gone.`)
  return setup
}

type OpenImport = { list: PronoteList; profile: Profile | null; coverage: Coverage; peopleVersion: number }

async function findOpen(
  tx: Transaction,
  { setupId }: ImportAccess,
  importId: string,
): Promise<Result<OpenImport, SettledRefusal>> {
  if (!isImportId(importId)) return refuse({ reason: 'not_found' })
  const stored = await tx.listImport.findFirst({
    where: { id: importId, setupId },
    select: { state: true, expiresAt: true, profile: true, coverage: true, peopleVersion: true, analysis: true },
  })
  if (!stored) return refuse({ reason: 'not_found' })
  const status = importStatus(stored, now())
  if (status !== 'analysed') return refuse({ reason: status })
  if (stored.analysis === null) return refuse({ reason: 'expired' })
  // Written by this application alone, from the same type.
  const { list } = stored.analysis as unknown as StoredAnalysis
  const { profile, coverage, peopleVersion } = stored
  return accept({ list, profile, coverage, peopleVersion })
}

/** The columns of an import that hold its analysis. The version is read first: what is written meanwhile outdates it. */
async function analyse(
  tx: Transaction,
  access: ImportAccess,
  list: PronoteList,
  profile: Profile | null,
  coverage: Coverage,
) {
  const { peopleVersion } = await tx.setup.findUniqueOrThrow({
    where: { id: access.setupId },
    select: { peopleVersion: true },
  })
  const people = profile === null ? [] : await loadPeople(tx, access)
  const analysis: ImportAnalysis | null = profile && analyseImport({ list, profile, coverage, people })
  const stored: StoredAnalysis = { list, preview: analysis && previewImport(analysis, people) }
  const counts: ImportCounts | { rows: number } = analysis?.counts ?? { rows: list.rows.length }
  return { columns: { profile, coverage, peopleVersion, counts, analysis: stored } }
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
  await tx.setup.update({ where: { id: access.setupId }, data: { version: { increment: facts.length } } })
  await writeFacts(tx, access, setup.version, facts)
  await projectStanding(tx, access.setupId)
}

type Settlement = { state: 'committed' | 'discarded'; at: Date; counts?: ImportCounts }

async function settle(tx: Transaction, access: ImportAccess, id: string, { state, at, counts }: Settlement) {
  await tx.listImport.update({
    where: { id },
    data: {
      state,
      settledAt: at,
      settledById: access.actor.id,
      analysis: Prisma.DbNull,
      ...(counts && { counts }),
    },
  })
}

async function recordAnalysis(
  tx: Transaction,
  access: ImportAccess,
  importId: string,
  { profile, counts }: { profile: Profile | null; counts: { rows: number } },
  at: Date,
): Promise<void> {
  if (profile === null) return
  await record(tx, journalContext(access, at), {
    kind: 'import_analysed',
    data: { importId, profile, rows: counts.rows },
  })
}
