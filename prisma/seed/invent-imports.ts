import type { Recognised } from '@/features/imports/queries'
import type { Transaction } from '@/server/db'

const HEADERS = [
  ['Nom', 'lastName'],
  ['Prénom', 'firstName'],
  ['Classe', 'className'],
  ['Identifiant PRONOTE', 'pronoteId'],
  ['Identifiant CAS', 'casId'],
] as const

const RECOGNISED: Recognised = {
  declared: 'pupil',
  encoding: 'utf-16le',
  separator: ';',
  columns: HEADERS.map(([header, field]) => ({ header, field, duplicate: false })),
  profile: null,
}
const BYTES_OF_A_ROW = 96

/**
 * Gives each setup the lists of pupils that made its curve: one for each of its points, and what they changed, so that
 * the curve, the lists and what is compared between them tell the same. Who is paired was brought first.
 */
export async function inventImports(tx: Transaction, setupIds: readonly string[], actorId: string): Promise<void> {
  await tx.$executeRaw`
    insert into "ListImport" (id, "setupId", profile, coverage, state, "fileName", "byteSize", sha256, recognised, counts,
      "peopleVersion", "createdById", "createdAt", "expiresAt", "settledById", "settledAt")
    select gen_random_uuid(), "setupId", 'pupil', 'whole', 'committed', 'eleves-' || day || '.txt', people * ${BYTES_OF_A_ROW}::int,
      encode(sha256(convert_to("setupId"::text || day, 'UTF8')), 'hex'), ${JSON.stringify(RECOGNISED)}::jsonb,
      jsonb_build_object('rows', people, 'repeated', 0, 'refused', 0, 'warned', 0, 'missing', 0, 'lostPairing', 0,
        'conflicts', 0, 'new', people - former, 'newlyPaired', paired - formerly_paired,
        'changed', case when former = 0 then 0 else paired - formerly_paired end,
        'unchanged', case when former = 0 then 0 else former - (paired - formerly_paired) end),
      rank - 1, ${actorId}::uuid, at - interval '6 minutes', at + interval '1 day', ${actorId}::uuid, at
    from (
      select p."setupId", p.day, p.people, p.paired, row_number() over school as rank,
        lag(p.people, 1, 0) over school as former, lag(p.paired, 1, 0) over school as formerly_paired,
        (until - make_interval(days => until::date - p.day)) at time zone 'Europe/Paris' as at
      from "AdoptionPoint" as p
      join (
        select "setupId", max("arrivedAt") at time zone 'Europe/Paris' as until from "Person" group by "setupId"
      ) as l on l."setupId" = p."setupId"
      where p."setupId" = any(${setupIds}::uuid[]) and p.profile = 'pupil'
      window school as (partition by p."setupId" order by p.day)
    ) as point`
  await tx.$executeRaw`
    with lists as (
      select i.id, i."setupId", i."settledAt" as at, p.people, p.paired,
        lag(i.id) over school as former, last_value(i.id) over (school rows between current row and unbounded following) as latest
      from "ListImport" as i
      join "AdoptionPoint" as p on p."setupId" = i."setupId" and p.profile = 'pupil'
        and p.day = (i."settledAt" at time zone 'Europe/Paris')::date
      where i."setupId" = any(${setupIds}::uuid[])
      window school as (partition by i."setupId" order by i."settledAt")
    ), pupils as (
      select *, row_number() over (partition by "setupId" order by "casId" is null, id) as rank
      from "Person" where "setupId" = any(${setupIds}::uuid[]) and profile = 'pupil'
    ), changed as (
      insert into "PersonChange" ("importId", "personId", profile, "lastName", "firstName", "className", "lastImportId")
      select gained.id, p.id, p.profile, p."lastName", p."firstName", p."className", gained.former
      from pupils as p
      join lateral (
        select * from lists as l where l."setupId" = p."setupId" and l.paired >= p.rank order by at limit 1
      ) as gained on gained.former is not null
      where p."casId" is not null
    )
    update "Person" as person
    set "firstImportId" = arrival.id, "lastImportId" = arrival.latest, "arrivedAt" = arrival.at
    from pupils as p
    join lateral (
      select * from lists as l where l."setupId" = p."setupId" and l.people >= p.rank order by at limit 1
    ) as arrival on true
    where person.id = p.id`
  await tx.$executeRaw`
    update "Setup" as s
    set "peopleVersion" = (select count(*)::int from "ListImport" as i where i."setupId" = s.id)
    where id = any(${setupIds}::uuid[])`
}
