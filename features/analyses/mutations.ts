import 'server-only'
import { randomUUID } from 'node:crypto'
import { NO_CORRECTIONS, showCorrections, type Corrections } from '@/domain/import/corrections'
import type { Coverage } from '@/domain/import/coverage'
import { ANALYSIS_HOURS, MOST_ANALYSES, OPEN_STATES } from '@/domain/import/import-status'
import { previewImport, previewInBrief, type ImportPreview } from '@/domain/import/preview-import'
import type { JournalEntry } from '@/domain/journal/entry'
import type { PronoteList } from '@/domain/lists/pronote-list'
import type { Profile } from '@/domain/people/profile'
import { analyseNow, loadGrounds, type Ground, type OwnImport, type StoredAnalysis } from '@/features/analyses/queries'
import type { Recognised } from '@/features/imports/queries'
import { forgetPlans, keepPlans, planParts } from '@/features/planned-changes/mutations'
import { emitEach } from '@/features/webhooks/mutations'
import { Prisma } from '@/prisma/generated/client'
import { journalContext, type EstablishmentAccess } from '@/server/access'
import { breathe } from '@/server/breathe'
import { now } from '@/server/clock'
import { db, type Transaction } from '@/server/db'
import { record, recordEach } from '@/server/journal'

type ImportAccess = EstablishmentAccess<'import'>

export type AboutList = {
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

/** A list that was read, or will be when its turn comes. */
export type ListToAnalyse = { access: ImportAccess; read: () => PronoteList; about: AboutList }

/**
 * Says what lists would change, each of another establishment, and keeps their analyses for a day, by one transaction.
 * Gives the imports' ids, in the same order.
 */
export async function analyseLists(lists: readonly ListToAnalyse[]): Promise<string[]> {
  const groundOf = await loadGrounds(lists.map(({ access }) => access))
  const analysed: NewImport[] = []
  for (const { access, read, about } of lists) {
    const list = read()
    const { profile, coverage } = about
    const what = { list, corrections: NO_CORRECTIONS, profile, coverage }
    analysed.push(newImport(access, list, about, await analyse(access, what, { ground: groundOf(access) })))
    await breathe()
  }
  await db().$transaction((tx) => keepImports(tx, analysed))
  return analysed.map(({ importId }) => importId)
}

type NewImport = OwnImport & {
  /** What the list is of, as far as it is clear before its analysis. */
  profile: Profile | null
  about: Omit<AboutList, 'profile' | 'coverage' | 'declared'>
  recognised: Recognised
  analysed: Analysed
  /** As text: going through a hundred thousand rows as JSON, Prisma would take seconds at a time. */
  analysis: string
}

/** An import of a list which was analysed, not kept yet. */
export function newImport(
  access: ImportAccess,
  list: PronoteList,
  { profile, coverage: _coverage, declared, ...about }: AboutList,
  analysed: Analysed,
): NewImport {
  const { rows: _rows, ...understood } = list
  const preview = keptPreview(analysed, about.groupId)
  const analysis: StoredAnalysis = { list, corrections: NO_CORRECTIONS, preview }
  const recognised: Recognised = { ...understood, declared }
  return { access, importId: randomUUID(), profile, about, recognised, analysed, analysis: JSON.stringify(analysis) }
}

/** Keeps imports with their analyses and their plans; of each setup, the oldest that wait beyond the most are forgotten. */
export async function keepImports(tx: Transaction, imports: readonly NewImport[]): Promise<void> {
  const at = now()
  await tx.listImport.createMany({
    data: imports.map(({ access, importId, about, recognised, analysed: { columns } }) => ({
      ...columns,
      ...about,
      id: importId,
      setupId: access.setupId,
      recognised,
      createdById: access.actor.id,
      createdAt: at,
      expiresAt: new Date(at.getTime() + ANALYSIS_HOURS * 3_600_000),
    })),
  })
  const texts = imports.map(({ importId, analysis }) => Prisma.sql`(${importId}::uuid, ${analysis}::jsonb)`)
  await tx.$executeRaw`
    update "ListImport" as i set analysis = t.analysis
    from (values ${Prisma.join(texts)}) as t(id, analysis) where i.id = t.id`
  await keepPlans(
    tx,
    imports.map(({ importId, analysed: { parts } }) => ({ importId, parts })),
  )
  await recordEach(
    tx,
    imports.map(({ access, importId, profile, analysed: { columns } }) => ({
      context: journalContext(access, at),
      entry: { kind: 'import_analysed', data: { importId, profile, rows: columns.counts.rows } },
    })),
  )
  await emitHeld(tx, imports, at)
  await forgetOldest(
    tx,
    imports.map(({ access }) => access.setupId),
    at,
  )
}

type ToAnalyse = { list: PronoteList; corrections: Corrections; profile: Profile | null; coverage: Coverage }

/** An analysis: the columns of its import, what the screen shows of it, and what its commit will write. */
export type Analysed = Awaited<ReturnType<typeof analyse>>

/** Analyses a list against the people as they are; nobody is known of no profile. */
export async function analyse(
  access: ImportAccess,
  { profile, ...what }: ToAnalyse,
  { ground: given, onRows }: { ground?: Ground; onRows?: (rows: number) => void } = {},
) {
  const { list, corrections, coverage } = what
  if (profile === null) {
    const counts = { rows: list.rows.length }
    const columns = { profile, coverage, counts, peopleVersion: 0, holds: [], shares: [], state: 'analysed' as const }
    return { columns, preview: null, parts: [] }
  }
  const ground = given ?? (await loadGrounds([access]))(access)
  const { people, analysis } = await analyseNow(access, { ...what, profile }, { ground, onRows })
  const { counts, holds, shares, changes } = analysis
  const state = holds.length > 0 ? ('held' as const) : ('analysed' as const)
  return {
    columns: { profile, coverage, counts, peopleVersion: ground.peopleVersion, holds, shares, state },
    preview: previewImport(analysis, people, {
      list,
      corrections: showCorrections(list, corrections),
      leftOut: corrections.leftOut,
    }),
    parts: planParts(changes),
  }
}

/** Who is concerned is read one by one where an import stands alone, or is held: there it is asked to be checked. */
function keptPreview({ preview, columns }: Analysed, groupId: string | null | undefined): ImportPreview | null {
  return preview && groupId && columns.state !== 'held' ? previewInBrief(preview) : preview
}

/** What somebody did to a list that is here already, so that it is analysed again. */
export type AgainEntry = Extract<JournalEntry, { kind: 'import_reanalysed' | 'import_corrected' }>

/**
 * Writes an analysis over a former one; its list, which can be heavy, does not leave the database. Gives nothing to the
 * journal but `entry`: that the list was brought is told already.
 */
export async function keepAnalysis(
  tx: Transaction,
  { access, importId }: OwnImport,
  { analysed, corrections, entry }: { analysed: Analysed; corrections: Corrections; entry: AgainEntry | null },
): Promise<void> {
  await tx.importApproval.deleteMany({ where: { importId } })
  const { groupId } = await tx.listImport.update({
    where: { id: importId },
    data: { ...analysed.columns, analysisNumber: { increment: 1 } },
    select: { groupId: true },
  })
  const preview = keptPreview(analysed, groupId)
  await tx.$executeRaw`
    update "ListImport"
    set analysis = jsonb_build_object('list', analysis -> 'list',
      'corrections', ${JSON.stringify(corrections)}::jsonb, 'preview', ${JSON.stringify(preview)}::jsonb)
    where id = ${importId}::uuid`
  await forgetPlans(tx, [importId])
  await keepPlans(tx, [{ importId, parts: analysed.parts }])
  const at = now()
  if (entry) await record(tx, journalContext(access, at), entry)
  await emitHeld(tx, [{ access, importId, analysed }], at)
}

async function emitHeld(
  tx: Transaction,
  imports: readonly (OwnImport & { analysed: Analysed })[],
  at: Date,
): Promise<void> {
  await emitEach(
    tx,
    at,
    imports.flatMap(({ access, importId, analysed: { columns } }) => {
      const { profile, holds } = columns
      if (profile === null || holds.length === 0) return []
      const data = { importId, profile, holds: holds.map(({ code }) => code) }
      return [{ where: access, event: { kind: 'import_held' as const, data } }]
    }),
  )
}

/** Erases the rows of the analyses that nobody confirmed in time, everywhere. Gives how many. */
export async function forgetExpired(): Promise<number> {
  const expired = { state: { in: [...OPEN_STATES] }, expiresAt: { lte: now() }, analysis: { not: Prisma.AnyNull } }
  return db().$transaction(async (tx) => {
    await tx.plannedChange.deleteMany({ where: { import: expired } })
    const { count } = await tx.listImport.updateMany({ where: expired, data: { analysis: Prisma.DbNull } })
    return count
  })
}

/** Erases the rows of the oldest analyses of each setup that wait beyond `MOST_ANALYSES`: they expire at once. */
async function forgetOldest(tx: Transaction, setupIds: readonly string[], at: Date): Promise<void> {
  const oldest = await tx.$queryRaw<{ id: string }[]>`
    update "ListImport" set analysis = null, "expiresAt" = ${at}
    where id in (
      select id from (
        select id, row_number() over (partition by "setupId" order by "createdAt" desc) as rank
        from "ListImport"
        where "setupId" = any(${setupIds}::uuid[]) and state::text = any(${OPEN_STATES}::text[]) and "expiresAt" > ${at}
      ) as waiting
      where rank > ${MOST_ANALYSES}
    )
    returning id`
  if (oldest.length === 0) return
  await forgetPlans(
    tx,
    oldest.map(({ id }) => id),
  )
}
