import 'server-only'
import type { Corrections } from '@/domain/import/corrections'
import { keepUsedCells } from '@/domain/import/keep-used-cells'
import { allOfOthers, type OtherEstablishment } from '@/domain/import/other-establishment'
import { matchColumns, withCasIdIn, type Matched, type MatchRefusal } from '@/domain/lists/match-columns'
import type { PronoteList } from '@/domain/lists/pronote-list'
import type { Field } from '@/domain/lists/recognise-columns'
import { resolveProfile } from '@/domain/lists/resolve-profile'
import { analyse, keepAnalysis } from '@/features/analyses/mutations'
import { findKeptList, findOpen, lockSetup, type OpenImport } from '@/features/analyses/queries'
import type { Recognised } from '@/features/imports/queries'
import { cutWhole } from '@/lib/cut-whole'
import { accept, refuse, type Result } from '@/lib/result'
import { journalContext, type EstablishmentAccess } from '@/server/access'
import { now } from '@/server/clock'
import { db, type Transaction } from '@/server/db'
import { record } from '@/server/journal'

type ImportAccess = EstablishmentAccess<'import'>

/** `choices`: one for each column, in their order. */
export type ColumnChoices = { importId: string; choices: (Field | null)[] }

type TellRefusal = MatchRefusal | OtherEstablishment | { reason: 'no_longer_asked' }

/**
 * Says what the columns of a waiting list are, remembers it for the establishment's next ones, and analyses the list
 * when its profile is then clear; when it is not, that is asked next. Refuses what waits for no such answer any more.
 */
export function matchImportColumns(
  access: ImportAccess,
  { importId, choices }: ColumnChoices,
): Promise<Result<string, TellRefusal>> {
  return tell(access, importId, () => choices)
}

/** The same, where one column alone is in question: the Identifiant CAS stands in the one of this index, or in none. */
export function matchCasId(
  access: ImportAccess,
  importId: string,
  index: number | null,
): Promise<Result<string, TellRefusal>> {
  return tell(access, importId, (list) => withCasIdIn(list, index))
}

/** Reads and analyses outside the transaction that keeps the result, and begins again when somebody else analysed it. */
async function tell(
  access: ImportAccess,
  importId: string,
  choose: (list: PronoteList) => (Field | null)[],
): Promise<Result<string, TellRefusal>> {
  for (;;) {
    const waiting = await findWaiting(access, importId)
    if (!waiting) return refuse({ reason: 'no_longer_asked' })
    const { corrections, coverage, recognised, fileName } = waiting
    const answer = matchColumns(waiting.list, choose(waiting.list), fileName)
    if (!answer.ok) return answer
    const others = allOfOthers(answer.value.list, access.uai)
    if (others) return refuse(others)
    const told = waiting.profile ?? recognised.declared
    const list = keepUsedCells(answer.value.list, access.uai, told)
    const resolved = resolveProfile(list, told)
    const profile = resolved.ok ? resolved.value : null
    const analysed = await analyse(access, { list, corrections, profile, coverage })
    const isKept = await db().$transaction(async (tx) => {
      await lockSetup(tx, access)
      const still = await findOpen(tx, access, importId)
      if (!still.ok || still.value.analysisNumber !== waiting.analysisNumber) return false
      await keepMatched(tx, importId, list, recognised.declared)
      const { rows } = analysed.columns.counts
      const entry = profile && { kind: 'import_reanalysed' as const, data: { importId, profile, rows } }
      await keepAnalysis(tx, { access, importId }, { analysed, corrections, entry })
      await remember(tx, access, importId, answer.value)
      return true
    })
    if (isKept) return accept(importId)
  }
}

type Waiting = Pick<OpenImport, 'profile' | 'coverage' | 'analysisNumber'> & {
  fileName: string
  list: PronoteList
  corrections: Corrections
  recognised: Recognised
}

/** A list that waits for somebody to say what its columns are; null when it does not, or not any more. */
async function findWaiting(access: ImportAccess, importId: string): Promise<Waiting | null> {
  const open = await db().$transaction((tx) => findOpen(tx, access, importId))
  const kept = open.ok ? await findKeptList(access, importId) : null
  if (!open.ok || !(kept?.list.unclear || kept?.list.unrecognised)) return null
  const own = { id: importId, setupId: access.setupId }
  const about = await db().listImport.findFirst({ where: own, select: { fileName: true, recognised: true } })
  // Written by this application alone, from the same type.
  return about && { ...open.value, ...kept, ...about, recognised: about.recognised as unknown as Recognised }
}

async function keepMatched(tx: Transaction, importId: string, list: PronoteList, declared: Recognised['declared']) {
  const { rows: _rows, ...understood } = list
  const recognised: Recognised = { ...understood, declared }
  await tx.$executeRaw`
    update "ListImport"
    set recognised = ${JSON.stringify(recognised)}::jsonb,
      analysis = analysis || jsonb_build_object('list', ${JSON.stringify(list)}::jsonb)
    where id = ${importId}::uuid`
}

/** UTF-16 code units, of a header as it is compared and as it is shown. */
const LONGEST_HEADER = 200
const LONGEST_LABEL = 100

async function remember(tx: Transaction, access: ImportAccess, importId: string, { told, forgotten }: Matched) {
  const { uai, actor } = access
  const at = now()
  const kept = (header: string) => cutWhole(header, LONGEST_HEADER)
  const headers = [...told.map(({ header }) => header), ...forgotten].map(kept)
  await tx.knownColumn.deleteMany({ where: { uai, header: { in: headers } } })
  await tx.knownColumn.createMany({
    data: told.map(({ header, label, field }) => ({
      uai,
      header: kept(header),
      label: cutWhole(label, LONGEST_LABEL),
      field,
      toldById: actor.id,
      toldAt: at,
    })),
    skipDuplicates: true,
  })
  await record(tx, journalContext(access, at), { kind: 'columns_matched', data: { importId, columns: told.length } })
}

/** Forgets what was said of a column, or of all of them; gives of how many. */
export async function forgetKnownColumns(access: ImportAccess, header: string | null): Promise<number> {
  return db().$transaction(async (tx) => {
    const { count } = await tx.knownColumn.deleteMany({
      where: header === null ? { uai: access.uai } : { uai: access.uai, header },
    })
    if (count > 0) {
      await record(tx, journalContext(access, now()), { kind: 'columns_forgotten', data: { columns: count } })
    }
    return count
  })
}
