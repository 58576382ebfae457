import 'server-only'
import { standing } from '@/domain/procedure/standing'
import { loadSetup } from '@/features/procedure/queries'
import { Prisma } from '@/prisma/generated/client'
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
export function standingColumns(setup: Parameters<typeof standing>[0]) {
  const { state, phase, owner, nextStep, since, stepsDone, stepsApplicable } = standing(setup)
  const progress = stepsApplicable === 0 ? 0 : Math.floor((1000 * stepsDone) / stepsApplicable)
  return { state, phase, owner, nextStep, since, stepsDone, stepsApplicable, progress }
}

/** Writes the counts of a setup's people that lists show, in the transaction of what changed the people. */
export async function projectPeople(tx: Transaction, setupId: string): Promise<void> {
  await writeCounts(tx, Prisma.sql`where s.id = ${setupId}::uuid`)
}

/** The same for every establishment. */
export async function projectAllPeople(tx: Transaction): Promise<void> {
  await writeCounts(tx, Prisma.empty)
}

async function writeCounts(tx: Transaction, which: Prisma.Sql): Promise<void> {
  await tx.$executeRaw`
    update "Establishment" as e
    set people = c.people, paired = c.paired, conflicts = c.conflicts,
      "pairedRate" = case when c.people > 0 then 1000 * c.paired / c.people end
    from (
      select
        s.uai,
        s."schoolYear",
        count(p.id)::int as people,
        (count(p.id) filter (where p."casId" is not null and not p.conflict))::int as paired,
        (count(distinct p."casId") filter (where p.conflict))::int as conflicts
      from "Setup" as s
      left join "Person" as p on p."setupId" = s.id and p."absentSince" is null
      ${which}
      group by s.uai, s."schoolYear"
    ) as c
    where e.uai = c.uai and e."schoolYear" = c."schoolYear"
      and (e.people, e.paired, e.conflicts) is distinct from (c.people, c.paired, c.conflicts)`
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
