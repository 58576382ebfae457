import 'server-only'
import type { Corrections } from '@/domain/import/corrections'
import { keepUsedCells } from '@/domain/import/keep-used-cells'
import { allOfOthers } from '@/domain/import/other-establishment'
import type { ProfileRefusal } from '@/domain/lists/list-refusal'
import { matchColumns, type Matched, type MatchRefusal } from '@/domain/lists/match-columns'
import type { PronoteList } from '@/domain/lists/pronote-list'
import type { Field } from '@/domain/lists/recognise-columns'
import { resolveProfile } from '@/domain/lists/resolve-profile'
import { analyse, keepAnalysis } from '@/features/analyses/mutations'
import { findOpen, lockSetup, type SettledRefusal } from '@/features/analyses/queries'
import { reanalyseImport } from '@/features/imports/mutations'
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

/**
 * Says what the columns of a waiting list are, remembers it for the establishment's next ones, and analyses the list
 * when its profile is then clear; when it is not, that is asked next. Refuses what waits for no such answer any more.
 */
export async function matchImportColumns(
  access: ImportAccess,
  { importId, choices }: ColumnChoices,
): Promise<Result<string, MatchRefusal | SettledRefusal | ProfileRefusal | { reason: 'no_longer_asked' }>> {
  const matched = await db().$transaction(async (tx) => {
    await lockSetup(tx, access)
    const open = await findOpen(tx, access, importId)
    const waiting = open.ok ? await findWaiting(tx, importId) : undefined
    if (!open.ok || !(waiting?.list.unclear || waiting?.list.unrecognised)) {
      return refuse({ reason: 'no_longer_asked' as const })
    }
    const answer = matchColumns(waiting.list, choices, waiting.fileName)
    if (!answer.ok) return answer
    const others = allOfOthers(answer.value.list, access.uai)
    if (others) return refuse(others)
    const { declared } = waiting.recognised
    const profile = open.value.profile ?? declared
    const list = keepUsedCells(answer.value.list, access.uai, profile)
    await keepMatched(tx, importId, list, declared)
    // What was analysed before goes at once: a server that stops here leaves a list to analyse, not a plan of the former columns.
    const what = { list, corrections: waiting.corrections, profile: null, coverage: open.value.coverage }
    const { corrections } = what
    await keepAnalysis(tx, { access, importId }, { analysed: await analyse(access, what), corrections, entry: null })
    await remember(tx, access, importId, answer.value)
    return accept(resolveProfile(list, profile))
  })
  if (!matched.ok) return matched
  const profile = matched.value
  return profile.ok ? reanalyseImport(access, importId, { profile: profile.value }) : accept(importId)
}

type Waiting = { fileName: string; list: PronoteList; corrections: Corrections; recognised: Recognised }

async function findWaiting(tx: Transaction, importId: string): Promise<Waiting | undefined> {
  const [waiting] = await tx.$queryRaw<Waiting[]>`
    select "fileName", recognised, analysis -> 'list' as list, analysis -> 'corrections' as corrections
    from "ListImport" where id = ${importId}::uuid and analysis is not null`
  return waiting
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
