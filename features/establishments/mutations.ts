import 'server-only'
import { standing } from '@/domain/procedure/standing'
import { loadSetup } from '@/features/procedure/queries'
import type { Transaction } from '@/server/db'

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
  await tx.$executeRaw`
    update "Establishment" as e
    set people = c.people, paired = c.paired, conflicts = c.conflicts
    from (
      select
        s.uai,
        s."schoolYear",
        count(p.id)::int as people,
        (count(p.id) filter (where p."casId" is not null and not p.conflict))::int as paired,
        (count(distinct p."casId") filter (where p.conflict))::int as conflicts
      from "Setup" as s
      left join "Person" as p on p."setupId" = s.id and p."absentSince" is null
      where s.id = ${setupId}::uuid
      group by s.uai, s."schoolYear"
    ) as c
    where e.uai = c.uai and e."schoolYear" = c."schoolYear"`
}
