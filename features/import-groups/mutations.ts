import 'server-only'
import type { Opening } from '@/domain/access/opening'
import type { Coverage } from '@/domain/import/coverage'
import { keepUsedCells } from '@/domain/import/keep-used-cells'
import { isTakenBy, type GroupAct } from '@/domain/import-group/group-act'
import { isAtWork } from '@/domain/import-group/group-work'
import { placeRows, type Placed } from '@/domain/import-group/place-rows'
import type { GroupedList } from '@/domain/lists/grouped-list'
import { partOfList } from '@/domain/lists/part-of-list'
import type { Profile } from '@/domain/people/profile'
import { inScope } from '@/features/academies/queries'
import { analyseLists, type ListToAnalyse } from '@/features/analyses/mutations'
import type { CommitRefusal } from '@/features/commit-starts/mutations'
import { begunRun, closeGroupRun, openGroupRun, runThrough, type GroupRun } from '@/features/group-runs/mutations'
import { listMembers, type GroupMember } from '@/features/import-groups/queries'
import { reanalyseImport } from '@/features/imports/mutations'
import { matchCasId } from '@/features/known-columns/mutations'
import { loadKnownColumnsOf } from '@/features/known-columns/queries'
import { commitImports, discardImport, type Commit } from '@/features/settlements/mutations'
import { inBatches } from '@/lib/in-batches'
import { accept, refuse, type Result } from '@/lib/result'
import { grantEstablishments, type AdministrationAccess, type EstablishmentAccess } from '@/server/access'
import { now } from '@/server/clock'
import { db, isEmbedded, type Transaction } from '@/server/db'
import { record, recordEach } from '@/server/journal'
import { logError } from '@/server/log'

type AboutGroup = { fileName: string; byteSize: number; sha256: string; profile: Profile; coverage: Coverage }
export type OpenedGroup = { id: string; run: GroupRun; list: GroupedList; about: AboutGroup; placed: Placed[] }

/**
 * Keeps what a list of several establishments is, and opens the people of those that the caller administers, for the
 * reason that each of them will read. Nothing is analysed yet. Refuses a list of which no establishment is theirs.
 */
export async function openGroup(
  access: AdministrationAccess,
  { list, about, opening }: { list: GroupedList; about: AboutGroup; opening: Opening },
): Promise<Result<OpenedGroup, { reason: 'nobody_administered' }>> {
  return db().$transaction(async (tx) => {
    const known = await tx.establishment.findMany({
      where: { uai: { in: [...list.establishments.keys()] }, disabledAt: null, ...inScope(access) },
      select: { uai: true, academyCode: true },
    })
    if (known.length === 0) return refuse({ reason: 'nobody_administered' })
    const { placed, leftOut } = placeRows(list, new Map(known.map(({ uai, academyCode }) => [uai, academyCode])))
    const { id } = await tx.importGroup.create({
      data: {
        ...about,
        rows: list.rows,
        establishments: placed.length,
        uais: placed.map(({ uai }) => uai),
        leftOut,
        createdById: access.actor.id,
        createdAt: opening.openedAt,
        ...begunRun({ startedAt: opening.openedAt, rows: rowsOf(placed) }),
      },
      select: { id: true },
    })
    await openAll(tx, access, placed, opening)
    const data = { groupId: id, profile: about.profile, establishments: placed.length, rows: list.rows }
    await record(tx, { actorId: access.actor.id, at: opening.openedAt }, { kind: 'import_group_brought', data })
    return accept({ id, run: { groupId: id, startedAt: opening.openedAt }, list, about, placed })
  })
}

function rowsOf(placed: readonly Placed[]): number {
  return placed.reduce((sum, { rows }) => sum + rows.count, 0)
}

async function openAll(
  tx: Transaction,
  { actor }: AdministrationAccess,
  establishments: readonly { uai: string; academyCode: string }[],
  { reason, openedAt, until }: Opening,
): Promise<void> {
  await tx.opening.createMany({
    data: establishments.map(({ uai }) => ({ uai, accountId: actor.id, reason, openedAt, until })),
  })
  await recordEach(
    tx,
    establishments.map(({ uai, academyCode }) => ({
      context: { actorId: actor.id, at: openedAt, onBehalf: true, uai, academyCode },
      entry: { kind: 'people_opened', data: { reason, until: until.toISOString() } },
    })),
  )
}

/**
 * Analyses an opened group, some establishments after the others, each proven by itself. What is analysed stays when
 * the work is cut.
 */
export async function analyseGroup(
  access: AdministrationAccess,
  { id, run, list, about, placed }: OpenedGroup,
): Promise<void> {
  const batches = inBatches(placed, ROWS_ANALYSED_AT_ONCE, ({ rows }) => rows.count)
  const analyseOne = async (batch: readonly Placed[]) => {
    const granted = await grantImports(access, batch)
    const knownOf = await loadKnownColumnsOf(granted.map((one) => one.access))
    const lists = granted.map(({ access: own, of: { uai, rows } }) => ({
      access: own,
      read: () => keepUsedCells(partOfList(list, rows.read(), knownOf(own)), uai, about.profile),
      about: { ...about, declared: about.profile, groupId: id },
    }))
    await analyseEach(lists).finally(() => {
      for (const { rows } of batch) rows.forget()
    })
  }
  await runThrough(run, batches, { rowsOf, doOne: analyseOne })
  await closeGroupRun(run, { analysedAt: now() })
}

/** Together when they can be, by themselves when not. */
async function analyseEach(lists: readonly ListToAnalyse[]): Promise<void> {
  if (lists.length === 0) return
  try {
    await analyseLists(lists)
  } catch (error) {
    if (lists.length === 1) throw error
    for (const list of lists) {
      await analyseLists([list]).catch((error: unknown) => logError(`List of ${list.access.uai}`, error))
    }
  }
}

/** Imports of a group which a server is at from now on. */
export type TakenGroup = {
  run: GroupRun
  imports: { id: string; uai: string; rows: number; analysisNumber: number }[]
  left: LeftWaiting
}

/**
 * How many imports that were to be confirmed still wait: those analysed again since they were shown, and those that are
 * out of date, people having been written since their analysis.
 */
export type LeftWaiting = { analysedAgain: number; outdated: number }

type GroupRefusal = {
  reason: 'not_found' | 'under_way' | 'nothing_waits' | 'all_outdated' | 'analysed_again' | 'cas_id_column_unknown'
}

/**
 * Takes the imports of one's own group for an act on all of them; to confirm, as `shown`: the number of the analysis of
 * each import that was shown, where it is not the first. Refuses what is not one's own, what a server is at already, and
 * a group of which the act takes nothing; but a list that was cut can be given up even when nothing of it was analysed.
 * Refuses to confirm one of which nobody said yet where the Identifiant CAS stands, and one that is out of date in every
 * establishment; where only some are, these are left.
 */
export async function takeGroup(
  access: AdministrationAccess,
  groupId: string,
  act: GroupAct,
  shown?: ReadonlyMap<string, number>,
): Promise<Result<TakenGroup, GroupRefusal>> {
  return db().$transaction(async (tx) => {
    const at = now()
    const [group] = await tx.$queryRaw<{ heartbeatAt: Date | null; analysedAt: Date | null }[]>`
      select "heartbeatAt", "analysedAt" from "ImportGroup"
      where id::text = ${groupId} and "createdById" = ${access.actor.id}::uuid for update`
    if (!group) return refuse({ reason: 'not_found' })
    if (isAtWork(group.heartbeatAt, at)) return refuse({ reason: 'under_way' })
    const members = await listMembers(tx, access, groupId)
    const meant = members.filter((one) => isTakenBy(act, one, at))
    const isCut = group.analysedAt === null
    const isLeft = (one: GroupMember) => one.isOutdated && isTakenBy(act, { ...one, isOutdated: false }, at)
    const outdated = act === 'commit' ? members.filter(isLeft).length : 0
    if (meant.length === 0 && outdated > 0) return refuse({ reason: 'all_outdated' })
    if (meant.length === 0 && !(isCut && act === 'discard')) return refuse({ reason: 'nothing_waits' })
    const isAsked = act === 'commit' && members.some((one) => isTakenBy('match', one, at))
    if (isAsked) return refuse({ reason: 'cas_id_column_unknown' })
    const asShown = meant.filter(({ id, analysisNumber }) => !shown || analysisNumber === (shown.get(id) ?? 1))
    if (meant.length > 0 && asShown.length === 0) return refuse({ reason: 'analysed_again' })
    const imports = asShown.map(({ id, uai, rows, analysisNumber }) => ({ id, uai, rows, analysisNumber }))
    const rows = imports.reduce((sum, one) => sum + one.rows, 0)
    await openGroupRun(tx, { groupId, act, startedAt: at, rows })
    return accept({
      run: { groupId, startedAt: at },
      imports,
      left: { analysedAgain: meant.length - imports.length, outdated },
    })
  })
}

/**
 * Writes what was taken: each import is all or nothing, and what becomes of it is read on it. Gives how many were written,
 * and how many of the whole were not, for what happened since they were shown.
 */
export async function commitGroup(
  access: AdministrationAccess,
  { run, imports, left }: TakenGroup,
): Promise<{ committed: number; left: LeftWaiting }> {
  const answers: Commit[] = []
  const batches = inBatches(
    imports,
    isEmbedded() ? ROWS_WRITTEN_AT_ONCE_EMBEDDED : ROWS_WRITTEN_AT_ONCE,
    ({ rows }) => rows,
  )
  await runThrough(run, batches, {
    rowsOf: (batch) => batch.reduce((sum, { rows }) => sum + rows, 0),
    doOne: async (batch) => {
      const granted = await grantImports(access, batch)
      const written = await commitImports(
        granted.map(({ access: own, of }) => ({ access: own, importId: of.id, shown: of.analysisNumber })),
      )
      answers.push(...written)
    },
  })
  await closeGroupRun(run)
  const refusedFor = (reason: CommitRefusal['reason']) =>
    answers.filter((one) => !one.ok && one.refusal.reason === reason).length
  return {
    committed: answers.filter(({ ok }) => ok).length,
    left: {
      analysedAgain: left.analysedAgain + refusedFor('analysed_again'),
      outdated: left.outdated + refusedFor('people_changed'),
    },
  }
}

export function discardGroup(access: AdministrationAccess, taken: TakenGroup): Promise<number> {
  return settleAll(access, taken, discardImport)
}

/**
 * Says which column of the list holds the Identifiant CAS, or that none does, in each establishment that was taken, and
 * analyses its rows again. Remembered there for its next lists.
 */
export function matchGroup(access: AdministrationAccess, taken: TakenGroup, column: number | null): Promise<number> {
  return settleAll(access, taken, (own, importId) => matchCasId(own, importId, column))
}

/** Analyses what was taken again, against the people as they are now. Gives how many are. */
export function reanalyseGroup(access: AdministrationAccess, taken: TakenGroup): Promise<number> {
  return settleAll(access, taken, (own, importId) => reanalyseImport(own, importId))
}

/** Does the same to each import that was taken, its establishment proven by itself. Gives to how many it was done. */
export async function settleAll(
  access: AdministrationAccess,
  { run, imports }: TakenGroup,
  settle: (access: EstablishmentAccess<'import'>, importId: string) => Promise<{ ok: boolean }>,
): Promise<number> {
  let settled = 0
  await runThrough(run, imports, {
    rowsOf: ({ rows }) => rows,
    doOne: async (one) => {
      for (const granted of await grantImports(access, [one])) {
        if ((await settle(granted.access, one.id)).ok) settled += 1
      }
    },
  })
  await closeGroupRun(run)
  return settled
}

/** Opens again, for another hour, the people of the establishments of these imports of one's own group. Gives how many. */
export async function reopenGroup(
  access: AdministrationAccess,
  groupId: string,
  { isMeant, opening }: { isMeant: (one: GroupMember) => boolean; opening: Opening },
): Promise<number> {
  return db().$transaction(async (tx) => {
    const meant = (await listMembers(tx, access, groupId)).filter(isMeant)
    await openAll(tx, access, meant, opening)
    return meant.length
  })
}

/** Those of the establishments whose lists the caller may handle, each with its proof. */
async function grantImports<Of extends { uai: string }>(
  { actor }: AdministrationAccess,
  all: readonly Of[],
): Promise<{ access: EstablishmentAccess<'import'>; of: Of }[]> {
  const uais = all.map(({ uai }) => uai)
  const grants = await grantEstablishments(actor, uais, 'import')
  return all.flatMap((of) => {
    const grant = grants.get(of.uai)
    return grant?.permission === 'granted' ? [{ access: grant.access, of }] : []
  })
}

/** Rows that one transaction writes, unless one establishment has more: others wait meanwhile. */
const ROWS_WRITTEN_AT_ONCE = 20_000
/** There, nobody else reads anything meanwhile. */
const ROWS_WRITTEN_AT_ONCE_EMBEDDED = 4_000
/** Their analyses are held in memory until one transaction keeps them. */
const ROWS_ANALYSED_AT_ONCE = 2_500
