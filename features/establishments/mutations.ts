import 'server-only'
import type { ConfigurationHistory } from '@/domain/configuration/changed-values'
import { TALLY_GROUPS } from '@/domain/pairing/tally-groups'
import { levelOf } from '@/domain/people/level'
import { standing } from '@/domain/procedure/standing'
import { stepsToRecheck } from '@/domain/procedure/steps-to-recheck'
import { recordPoint, writeWeeks } from '@/features/adoption/mutations'
import { loadSetup } from '@/features/procedure/queries'
import { Prisma } from '@/prisma/generated/client'
import { now } from '@/server/clock'
import { db, type Transaction } from '@/server/db'

/**
 * Writes what lists show of a setup's standing, computed anew from its facts, in the transaction of what changed them.
 * Does nothing when the setup is no longer its establishment's current one.
 */
export async function projectStanding(tx: Transaction, setupId: string): Promise<void> {
  const setup = await loadSetup(tx, setupId)
  await tx.establishment.updateMany({
    where: { setups: { some: { id: setupId } }, schoolYear: setup.schoolYear },
    data: standingColumns(setup),
  })
}

/** The columns of an establishment that tell its setup's standing. */
export function standingColumns(setup: Parameters<typeof standing>[0] & ConfigurationHistory) {
  const stand = standing(setup)
  const { state, phase, owner, nextStep, since, stepsDone, stepsApplicable } = stand
  const progress = stepsApplicable === 0 ? 0 : Math.floor((1000 * stepsDone) / stepsApplicable)
  const toRecheck = stepsToRecheck(setup, stand).length
  return { state, phase, owner, nextStep, since, stepsDone, stepsApplicable, stepsToRecheck: toRecheck, progress }
}

/**
 * Writes what is kept of a setup's people, in the transaction of what changed them: the tallies that reports add up, the
 * counts that lists show, the day's point of the adoption curve and its weeks.
 */
export async function projectPeople(tx: Transaction, setupId: string, at: Date = now()): Promise<void> {
  const which = Prisma.sql`s.id = ${setupId}::uuid`
  await writeCounts(tx, which)
  await recordPoint(tx, setupId, at)
  await writeWeeks(tx, which)
}

/** The same tallies, counts and weeks for every establishment's current setup; an earlier year's stay as they were kept. */
export async function projectAllPeople(tx: Transaction): Promise<void> {
  const which = Prisma.sql`exists (
    select from "Establishment" as e where e.uai = s.uai and e."schoolYear" = s."schoolYear"
  )`
  await writeCounts(tx, which)
  await writeWeeks(tx, which)
}

/** `which` is said of the setup `s`. */
async function writeCounts(tx: Transaction, which: Prisma.Sql): Promise<void> {
  const setups = Prisma.sql`(select s.id from "Setup" as s where ${which})`
  await writeTallies(tx, setups)
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
        from "PairingTally" where "setupId" in ${setups} group by "setupId"
      ) as t on t."setupId" = s.id
      left join (
        select "setupId", count(distinct "casId")::int as conflicts
        from "Person" where "setupId" in ${setups} and "absentSince" is null and conflict group by "setupId"
      ) as d on d."setupId" = s.id
      where ${which}
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
async function writeTallies(tx: Transaction, setups: Prisma.Sql): Promise<void> {
  const named = await tx.$queryRaw<{ className: string }[]>`
    select distinct "className" from "Person"
    where "setupId" in ${setups} and profile = 'pupil' and "className" is not null and "absentSince" is null`
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
      where p."setupId" in ${setups} and p."absentSince" is null
      group by 1, 2, 3
    ), emptied as (
      delete from "PairingTally" as t
      where t."setupId" in ${setups}
        and (t."setupId", t.profile, t.level) not in (select "setupId", profile, level from counted)
    )
    insert into "PairingTally" as t ("setupId", profile, level, people, paired)
    select "setupId", profile, level, people, paired from counted
    on conflict ("setupId", profile, level) do update set people = excluded.people, paired = excluded.paired
    where (t.people, t.paired) is distinct from (excluded.people, excluded.paired)`
}

const SETUPS_AT_ONCE = 100

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
    await db().$transaction(async (tx) => {
      for (const { id } of setups) await projectStanding(tx, id)
    })
    after = setups.at(-1)?.id
    done += setups.length
    report(done)
    if (setups.length < SETUPS_AT_ONCE) break
  }
  await projectAllPeople(db())
}
