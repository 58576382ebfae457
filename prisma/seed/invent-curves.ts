import type { Transaction } from '@/server/db'

const POINTS = 5
const DAYS_BETWEEN = 7

/**
 * Gives each setup the weeks that led to its people: a point every seven days, up to the day on which its last list
 * came, which says what its tallies say. Each school goes at its own pace, always the same.
 */
export async function inventCurves(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    insert into "AdoptionPoint" ("setupId", day, profile, people, paired)
    select t."setupId", c.day - ${DAYS_BETWEEN}::int * (${POINTS} - n), t.profile,
      round(t.people * (0.93 + 0.07 * n / ${POINTS}))::int,
      floor(t.paired * power(n::float8 / ${POINTS}, 0.6 + (hashtext(t."setupId"::text || t.profile::text) & 255) / 160.0))::int
    from (
      select "setupId", profile, sum(people)::int as people, sum(paired)::int as paired
      from "PairingTally" group by "setupId", profile
    ) as t
    join (
      select "setupId", (max("arrivedAt") at time zone 'Europe/Paris')::date as day from "Person" group by "setupId"
    ) as c on c."setupId" = t."setupId"
    cross join generate_series(1, ${POINTS}) as n
    on conflict do nothing`
}
