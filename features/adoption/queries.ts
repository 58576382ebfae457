import 'server-only'
import { adoptionCurve, type AdoptionPoint, type KeptPoint } from '@/domain/adoption/adoption-curve'
import type { Profile } from '@/domain/people/profile'
import type { EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'

/** What happened on a day, for the curve to be read with: a list that was written, or letters that were made. */
export type AdoptionEvent = { day: string; profile: Profile | null } & (
  { kind: 'import' } | { kind: 'letters'; className: string | null; people: number }
)

export type Adoption = { points: AdoptionPoint[]; events: AdoptionEvent[] }

/** How the pairing of an establishment went, day by day, and what it was marked by: counts, and nobody's name. */
export async function findAdoption({ setupId }: EstablishmentAccess): Promise<Adoption> {
  const [points, events] = await Promise.all([
    db().$queryRaw<KeptPoint[]>`
      select day::text as day, profile::text as profile, people, paired
      from "AdoptionPoint" where "setupId" = ${setupId}::uuid`,
    db().$queryRaw<AdoptionEvent[]>`
      select 'import' as kind, ("settledAt" at time zone 'Europe/Paris')::date::text as day, profile::text as profile,
        null as "className", null as people, "settledAt" as at
      from "ListImport" where "setupId" = ${setupId}::uuid and state = 'committed'
      union all
      select 'letters', (at at time zone 'Europe/Paris')::date::text, profile::text, "className", people, at
      from "LetterBatch" where "setupId" = ${setupId}::uuid
      order by at`,
  ])
  return { points: adoptionCurve(points), events }
}
