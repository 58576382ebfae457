import 'server-only'
import type { Transaction } from '@/server/db'

/**
 * Keeps what the tallies of a setup say at the end of that day in Paris, one point for each profile: the last writing of
 * a day is its point. A profile that has nobody left goes down to none, where it had somebody.
 */
export async function recordPoint(tx: Transaction, setupId: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    insert into "AdoptionPoint" ("setupId", day, profile, people, paired)
    select ${setupId}::uuid, (${at}::timestamptz at time zone 'Europe/Paris')::date, k.profile,
      coalesce(sum(t.people), 0)::int, coalesce(sum(t.paired), 0)::int
    from (
      select profile from "PairingTally" where "setupId" = ${setupId}::uuid
      union
      select profile from "AdoptionPoint" where "setupId" = ${setupId}::uuid
    ) as k
    left join "PairingTally" as t on t."setupId" = ${setupId}::uuid and t.profile = k.profile
    group by k.profile
    on conflict ("setupId", day, profile) do update set people = excluded.people, paired = excluded.paired`
}
