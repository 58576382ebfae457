import { criteriaSchema } from '@/features/population/schemas'
import { listEstablishments } from '@/features/population/queries'
import { findAdoption, findPopulationAdoption } from '@/features/adoption/queries'
import { countByLevel, findPairing } from '@/features/pairing/queries'
import { countPairingReasons } from '@/features/reconciliation/queries'
import { readReport } from '@/features/report/queries'
import { routes } from '@/lib/routes'
import { demonstrationEmail } from '@/prisma/seed/demonstration-accounts'
import { EXAMPLE_UAI } from '@/prisma/seed/schools'
import { grantEstablishment, grantPopulation } from '@/server/access'
import { closeDatabase, db, openDatabase } from '@/server/db'
import { ACTOR_COLUMNS } from '@/server/session'
import { askWell, newClient, type RunningServer } from './built-server'
import { inMs, quantile, spread, timeEach, type Figure } from './figure'
import { settle, type Filled } from './populations'

const RUNS = 100
const WARM_UP = 20
const COUNTRY_MS = 100
const ESTABLISHMENT_MS = 50

/** What a country's people come to, spread over the establishments: reports read the tallies alone. */
const PEOPLE = 14_000_000
/** A whole year's curve, the longest there is. */
const WEEKS = 53
const SHARES = [0.12, 0.12, 0.12, 0.12, 0, 0, 0, 0, 0.42, 0.07, 0.03]

/** Keeps, for every establishment but the example, the tallies of as many people as a country has. */
export async function fillTallies({ databaseUrl, size }: Filled): Promise<void> {
  const each = Math.round(PEOPLE / size)
  const counts = SHARES.map((share) => Math.round(each * share))
  const people = counts.reduce((sum, count) => sum + count, 0)
  await openDatabase({ databaseUrl, dataDir: '' })
  try {
    await db().$executeRaw`
      update "Establishment" as e
      set people = ${people}, paired = ${people} * r.rate / 1000, "pairedRate" = r.rate, tallies = r.tallies
      from (
        select uai, rate, (
          select array_agg(k.count order by g.rank, k.kind)
          from unnest(${counts}::int[]) with ordinality as g(count, rank)
          cross join lateral (values (1, g.count), (2, g.count * rate / 1000)) as k(kind, count)
        ) as tallies
        from "Establishment" cross join lateral (select abs(hashtext(uai)) % 1000 as rate) as h
        where uai <> ${EXAMPLE_UAI}
      ) as r
      where r.uai = e.uai`
    await db().$executeRaw`
      insert into "AdoptionWeeks" as w ("setupId", people, paired)
      select s.id, array_fill(${people}::int, array[${WEEKS}::int]), (
        select array_agg(e.paired * week / ${WEEKS} order by week) from generate_series(1, ${WEEKS}::int) as week
      )
      from "Establishment" as e join "Setup" as s on s.uai = e.uai and s."schoolYear" = e."schoolYear"
      where e.uai <> ${EXAMPLE_UAI}
      on conflict ("setupId") do update set people = excluded.people, paired = excluded.paired`
    await settle()
  } finally {
    await closeDatabase()
  }
}

/** The report of the whole country and that of one establishment: what the database answers, and the page. */
export async function reportFigures(server: RunningServer, { databaseUrl, size, cookie }: Filled): Promise<Figure[]> {
  await openDatabase({ databaseUrl, dataDir: '' })
  const client = newClient()
  try {
    const account = await db().account.findUniqueOrThrow({
      where: { email: demonstrationEmail('operator') },
      select: ACTOR_COLUMNS,
    })
    const actor = { ...account, sessionId: null }
    const country = grantPopulation(actor)
    const grant = await grantEstablishment(actor, EXAMPLE_UAI, 'read')
    if (grant.permission !== 'granted') throw new Error('The operator may not read the example.')
    const criteria = criteriaSchema.parse({ sort: 'paired' })
    const { total } = await readReport(country, criteria)
    const ofCountry = () =>
      Promise.all([
        readReport(country, criteria),
        findPopulationAdoption(country, criteria),
        listEstablishments(country, criteria),
      ])
    const ofEstablishment = () =>
      Promise.all([
        findPairing(grant.access),
        countByLevel(grant.access),
        findAdoption(grant.access),
        countPairingReasons(grant.access),
      ])
    const page = (path: string) => () => askWell(server.address + path, { cookie }, client)
    return [
      figure(
        `report of ${size} establishments, ${total.people} people, its queries`,
        COUNTRY_MS,
        await timed(ofCountry),
      ),
      figure(`report of ${size} establishments, its page`, null, await timed(page(routes.report()))),
      figure('report of one establishment, 1295 people, its queries', ESTABLISHMENT_MS, await timed(ofEstablishment)),
      figure('report of one establishment, its page', null, await timed(page(routes.pairing(EXAMPLE_UAI)))),
    ]
  } finally {
    client.destroy()
    await closeDatabase()
  }
}

function timed(work: () => Promise<unknown>): Promise<number[]> {
  return timeEach(RUNS, WARM_UP, work)
}

function figure(name: string, most: number | null, times: number[]): Figure {
  return {
    name,
    measured: spread(times),
    target: most === null ? '' : `p95 ≤ ${inMs(most)}`,
    isMet: most === null ? null : quantile(times, 0.95) <= most,
  }
}
