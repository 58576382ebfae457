import 'server-only'
import type { ConfigurationHistory } from '@/domain/configuration/changed-values'
import { TALLY_GROUPS } from '@/domain/pairing/tally-groups'
import { levelOf } from '@/domain/people/level'
import { serviceInterruption } from '@/domain/procedure/service-interruption'
import { standing } from '@/domain/procedure/standing'
import { stepsToRecheck } from '@/domain/procedure/steps-to-recheck'
import { recordPoints, writeWeeks, type Which } from '@/features/adoption/mutations'
import { loadSetups } from '@/features/procedure/queries'
import { Prisma } from '@/prisma/generated/client'
import { breathe } from '@/server/breathe'
import { now } from '@/server/clock'
import { db, type Transaction } from '@/server/db'

/**
 * Writes what lists show of a setup's standing, computed anew from its facts, in the transaction of what changed them.
 * Does nothing when the setup is no longer its establishment's current one.
 */
export async function projectStanding(tx: Transaction, setupId: string): Promise<void> {
  await projectStandings(tx, [setupId])
}

/** The same for several setups. */
export async function projectStandings(tx: Transaction, setupIds: readonly string[]): Promise<void> {
  const setups = [...(await loadSetups(tx, setupIds))]
  const told = setups.map(([, setup]) => standingColumns(setup))
  await tx.$executeRaw`
    update "Establishment" as e
    set state = t.state::"SetupState", phase = t.phase::"Phase", owner = t.owner::"Owner", "nextStep" = t.next,
      since = t.since, "stepsDone" = t.done, "stepsApplicable" = t.applicable,
      "stepsToRecheck" = t.recheck, "isServiceCut" = t.cut, progress = t.progress
    from unnest(
      ${setups.map(([id]) => id)}::uuid[], ${told.map(({ state }) => state)}::text[],
      ${told.map(({ phase }) => phase)}::text[], ${told.map(({ owner }) => owner)}::text[],
      ${told.map(({ nextStep }) => nextStep)}::text[], ${told.map(({ since }) => since)}::timestamptz[],
      ${told.map(({ stepsDone }) => stepsDone)}::int[], ${told.map(({ stepsApplicable }) => stepsApplicable)}::int[],
      ${told.map((columns) => columns.stepsToRecheck)}::int[], ${told.map(({ isServiceCut }) => isServiceCut)}::bool[],
      ${told.map(({ progress }) => progress)}::int[]
    ) as t(id, state, phase, owner, next, since, done, applicable, recheck, cut, progress)
    join "Setup" as s on s.id = t.id
    where e.uai = s.uai and e."schoolYear" = s."schoolYear"`
}

/** The columns of an establishment that tell its setup's standing. */
export function standingColumns(setup: Parameters<typeof standing>[0] & ConfigurationHistory) {
  const stand = standing(setup)
  const { state, phase, owner, nextStep, since, stepsDone, stepsApplicable } = stand
  const progress = stepsApplicable === 0 ? 0 : Math.floor((1000 * stepsDone) / stepsApplicable)
  const toRecheck = stepsToRecheck(setup, stand).length
  return {
    ...{ state, phase, owner, nextStep, since, stepsDone, stepsApplicable, stepsToRecheck: toRecheck, progress },
    isServiceCut: serviceInterruption(setup) !== null,
  }
}

/**
 * Writes what is kept of setups' people, in the transaction of what changed them: the tallies that reports add up, the
 * counts that lists show, the day's point of the adoption curve and its weeks.
 */
export async function projectPeople(tx: Transaction, setupIds: readonly string[], at: Date = now()): Promise<void> {
  const which: Which = (id) => Prisma.sql`${id} = any(${setupIds}::uuid[])`
  await writeCounts(tx, which)
  await recordPoints(tx, setupIds, at)
  await writeWeeks(tx, which)
}

/** The same tallies, counts and weeks for every establishment's current setup; an earlier year's stay as they were kept. */
export async function projectAllPeople(tx: Transaction): Promise<void> {
  const which: Which = (id) => Prisma.sql`${id} in (
    select current.id from "Setup" as current join "Establishment" as own on own.uai = current.uai
    where own."schoolYear" = current."schoolYear"
  )`
  await writeCounts(tx, which)
  await writeWeeks(tx, which)
}

async function writeCounts(tx: Transaction, which: Which): Promise<void> {
  const ofThem = which(Prisma.sql`"setupId"`)
  await writeTallies(tx, which)
  await tx.$executeRaw`
    update "Establishment" as e
    set people = c.people, paired = c.paired, conflicts = c.conflicts, tallies = c.tallies,
      "pairedRate" = case when c.people > 0 then 1000 * c.paired / c.people end
    from (
      select s.uai, s."schoolYear", coalesce(t.people, 0) as people, coalesce(t.paired, 0) as paired,
        coalesce(d.conflicts, 0) as conflicts, coalesce(t.tallies, '{}') as tallies
      from "Setup" as s
      left join (
        select "setupId", sum(people)::int as people, sum(paired)::int as paired, array[${TALLIES}] as tallies
        from "PairingTally" where ${ofThem} group by "setupId"
      ) as t on t."setupId" = s.id
      left join (
        select "setupId", count(distinct "casId")::int as conflicts
        from "Person" where ${ofThem} and "absentSince" is null and conflict group by "setupId"
      ) as d on d."setupId" = s.id
      where ${which(Prisma.sql`s.id`)}
    ) as c
    where e.uai = c.uai and e."schoolYear" = c."schoolYear"
      and (e.people, e.paired, e.conflicts, e.tallies) is distinct from (c.people, c.paired, c.conflicts, c.tallies)`
}

/** The tallies of one setup in one row. */
const TALLIES = Prisma.join(
  TALLY_GROUPS.flatMap(({ profile, level }) => {
    const group = Prisma.sql`profile = ${profile}::"Profile" and level = ${level ?? 'unknown'}::"Level"`
    return ['people', 'paired'].map(
      (field) => Prisma.sql`coalesce(sum(${Prisma.raw(field)}) filter (where ${group}), 0)::int`,
    )
  }),
)

/** The level is told by a rule: it reads each class's name once, however many pupils are in it. */
async function writeTallies(tx: Transaction, which: Which): Promise<void> {
  const named = await tx.$queryRaw<{ className: string }[]>`
    select distinct "className" from "Person"
    where ${which(Prisma.sql`"setupId"`)} and profile = 'pupil' and "className" is not null and "absentSince" is null`
  const classes = named.flatMap(({ className }) => {
    const level = levelOf(className)
    return level ? [{ className, level }] : []
  })
  await tx.$executeRaw`
    with counted as (
      select p."setupId", p.profile, coalesce(c.level, 'unknown')::"Level" as level, count(*)::int as people,
        (count(*) filter (where p."casId" is not null and not p.conflict))::int as paired
      from "Person" as p
      left join unnest(
        ${classes.map(({ className }) => className)}::text[], ${classes.map(({ level }) => level)}::text[]
      ) as c(name, level) on p.profile = 'pupil' and c.name = p."className"
      where ${which(Prisma.sql`p."setupId"`)} and p."absentSince" is null
      group by 1, 2, 3
    ), emptied as (
      delete from "PairingTally" as t
      where ${which(Prisma.sql`t."setupId"`)}
        and not exists (
          select from counted as c where (c."setupId", c.profile, c.level) = (t."setupId", t.profile, t.level)
        )
    )
    insert into "PairingTally" as t ("setupId", profile, level, people, paired)
    select "setupId", profile, level, people, paired from counted
    on conflict ("setupId", profile, level) do update set people = excluded.people, paired = excluded.paired
    where (t.people, t.paired) is distinct from (excluded.people, excluded.paired)`
}

/**
 * Which rules what lists show is computed by. To be raised with each change of them, or a column that is new: every
 * database is then brought up to date once, where it would wait for the next act in each school.
 */
export const PROJECTION_RULES = 1
export const UPDATE_PROJECTION = 'update-projection'

/** Computes anew what lists show where it was computed by other rules than these. Done twice, or by two, it is the same. */
export async function updateProjection(): Promise<void> {
  const installation = await db().installation.findUnique({ where: { id: 1 }, select: { projectionRules: true } })
  if (installation?.projectionRules === PROJECTION_RULES) return
  await rebuildProjection()
  await noteProjectionRules(db())
}

export async function noteProjectionRules(tx: Transaction): Promise<void> {
  const projectionRules = PROJECTION_RULES
  await tx.installation.upsert({ where: { id: 1 }, create: { id: 1, projectionRules }, update: { projectionRules } })
}

/** Few: who acts on one of them meanwhile waits. */
const SETUPS_AT_ONCE = 25

/** Computes anew all that lists show, from facts and people. `report` hears how many setups are done. */
export async function rebuildProjection(report: (done: number) => void = () => undefined): Promise<void> {
  let done = 0
  for (let after: string | undefined; ;) {
    const setups = await db().setup.findMany({
      select: { id: true },
      orderBy: { id: 'asc' },
      take: SETUPS_AT_ONCE,
      ...(after ? { cursor: { id: after }, skip: 1 } : {}),
    })
    const ids = setups.map(({ id }) => id)
    await db().$transaction((tx) => projectAnew(tx, ids))
    after = ids.at(-1)
    done += ids.length
    report(done)
    if (ids.length < SETUPS_AT_ONCE) break
    await breathe()
  }
}

/** An earlier year's people stay as they were kept. The rows are held: what is read here holds until it is written. */
async function projectAnew(tx: Transaction, setupIds: readonly string[]): Promise<void> {
  const held = await tx.$queryRaw<{ id: string; isCurrent: boolean }[]>`
    select s.id, s."schoolYear" = (select e."schoolYear" from "Establishment" as e where e.uai = s.uai) as "isCurrent"
    from "Setup" as s where s.id = any(${setupIds}::uuid[]) order by s.id for update`
  await projectStandings(tx, setupIds)
  const current = held.filter(({ isCurrent }) => isCurrent).map(({ id }) => id)
  const which: Which = (id) => Prisma.sql`${id} = any(${current}::uuid[])`
  await writeCounts(tx, which)
  await writeWeeks(tx, which)
}
