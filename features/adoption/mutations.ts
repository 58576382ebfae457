import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import type { Transaction } from '@/server/db'

/**
 * Keeps what the tallies of setups say at the end of that day in Paris, one point for each profile: the last writing of
 * a day is its point. A profile that has nobody left goes down to none, where it had somebody.
 */
export async function recordPoints(tx: Transaction, setupIds: readonly string[], at: Date): Promise<void> {
  await tx.$executeRaw`
    insert into "AdoptionPoint" ("setupId", day, profile, people, paired)
    select k."setupId", (${at}::timestamptz at time zone 'Europe/Paris')::date, k.profile,
      coalesce(sum(t.people), 0)::int, coalesce(sum(t.paired), 0)::int
    from (
      select "setupId", profile from "PairingTally" where "setupId" = any(${setupIds}::uuid[])
      union
      select "setupId", profile from "AdoptionPoint" where "setupId" = any(${setupIds}::uuid[])
    ) as k
    left join "PairingTally" as t on t."setupId" = k."setupId" and t.profile = k.profile
    group by k."setupId", k.profile
    on conflict ("setupId", day, profile) do update set people = excluded.people, paired = excluded.paired`
}

/** Says of the column of a setup's id which setups are meant. */
export type Which = (id: Prisma.Sql) => Prisma.Sql

/**
 * Keeps what the points of the setups `which` come to at the end of each week (`domain/adoption/weeks`): the last point
 * of each profile holds until the next.
 */
export async function writeWeeks(tx: Transaction, which: Which): Promise<void> {
  await tx.$executeRaw`
    with gained as (
      select s.id, greatest(1, 1 + (p.day - date_trunc('week', make_date(s."schoolYear", 8, 1))::date) / 7) as week,
        p.people - coalesce(lag(p.people) over profiles, 0) as people,
        p.paired - coalesce(lag(p.paired) over profiles, 0) as paired
      from "Setup" as s
      join "AdoptionPoint" as p on p."setupId" = s.id
      where ${which(Prisma.sql`s.id`)}
      window profiles as (partition by s.id, p.profile order by p.day)
    ), summed as (
      select w.id, w.week, (sum(g.people) over weeks)::int as people, (sum(g.paired) over weeks)::int as paired
      from (select id, generate_series(1, max(week)) as week from gained group by id) as w
      left join (
        select id, week, sum(people) as people, sum(paired) as paired from gained group by id, week
      ) as g on g.id = w.id and g.week = w.week
      window weeks as (partition by w.id order by w.week)
    )
    insert into "AdoptionWeeks" as k ("setupId", people, paired)
    select id, array_agg(coalesce(people, 0) order by week), array_agg(coalesce(paired, 0) order by week)
    from summed group by id
    on conflict ("setupId") do update set people = excluded.people, paired = excluded.paired
    where (k.people, k.paired) is distinct from (excluded.people, excluded.paired)`
}
