import { expect, test } from 'vitest'
import { rebuildProjection } from '@/features/establishments/mutations'
import { createDemonstrationAccounts, describeDemonstrationAccounts } from '@/prisma/seed/demonstration-accounts'
import { isEmpty, loadDemonstration, SMALL_DEMONSTRATION } from '@/prisma/seed/load-demonstration'
import { db } from '@/server/db'
import { isDemonstration } from '@/server/installation'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

const AT = new Date('2026-11-23T10:00:00Z')
const PROJECTED = {
  uai: true,
  state: true,
  phase: true,
  owner: true,
  nextStep: true,
  since: true,
  stepsDone: true,
  stepsApplicable: true,
  stepsToRecheck: true,
  isServiceCut: true,
  progress: true,
  people: true,
  paired: true,
  conflicts: true,
  tallies: true,
} as const

const listWeeks = () => db().adoptionWeeks.findMany({ orderBy: { setupId: 'asc' } })
const listTallies = () =>
  db().pairingTally.findMany({ orderBy: [{ setupId: 'asc' }, { profile: 'asc' }, { level: 'asc' }] })

test('the demonstration fills an empty database, and its projection is what its facts and people say', async () => {
  expect(await isEmpty()).toBe(true)
  await loadDemonstration(SMALL_DEMONSTRATION, AT)
  expect(await isDemonstration()).toBe(true)
  const loaded = await db().establishment.findMany({ select: PROJECTED, orderBy: { uai: 'asc' } })
  expect(loaded).toHaveLength(124)
  expect(new Set(loaded.map((one) => one.state))).toEqual(
    new Set(['not_started', 'in_progress', 'blocked', 'done', 'not_concerned']),
  )
  expect(loaded.find(({ uai }) => uai === '0311238C')).toMatchObject({
    people: 1295,
    paired: 544,
    conflicts: 0,
    stepsToRecheck: 1,
    isServiceCut: true,
  })
  expect(new Set(loaded.map((one) => one.owner))).toEqual(new Set(['school', 'academy', 'ent', 'network', null]))

  const noted = await db().portalImport.findMany({ where: { setup: { uai: '0311238C' } } })
  expect(noted).toMatchObject([{ mode: 'complete', count: 1295, people: 1295, interrupted: false }])

  const [tallies, weeks] = [await listTallies(), await listWeeks()]
  expect(weeks).toHaveLength(loaded.filter(({ people }) => people > 0).length)
  await db().adoptionWeeks.updateMany({ data: { people: [7] } })
  await db().pairingTally.updateMany({ data: { people: 7 } })
  await db().establishment.updateMany({
    data: {
      state: 'done',
      stepsDone: 0,
      stepsToRecheck: 9,
      isServiceCut: false,
      people: 7,
      paired: 7,
      progress: 3,
      tallies: [],
    },
  })
  await rebuildProjection()
  const rebuilt = await db().establishment.findMany({ select: PROJECTED, orderBy: { uai: 'asc' } })
  expect(rebuilt).toEqual(loaded)
  expect(await listTallies()).toEqual(tallies)
  expect(await listWeeks()).toEqual(weeks)

  const [last] = await db().$queryRaw<{ people: number; paired: number }[]>`
    select sum(people)::int as people, sum(paired)::int as paired from "AdoptionPoint" as p
    where day = (select max(day) from "AdoptionPoint" as l where l."setupId" = p."setupId")`
  const sum = (field: 'people' | 'paired') => loaded.reduce((total, one) => total + one[field], 0)
  expect(last).toEqual({ people: sum('people'), paired: sum('paired') })

  const marked = await db().$queryRaw<{ points: number; lists: number; gained: number; told: number }[]>`
    select count(*)::int as points, count(i.id)::int as lists,
      coalesce(sum((i.counts ->> 'changed')::int), 0)::int as told,
      coalesce(sum((select count(*) from "PersonChange" as c where c."importId" = i.id)), 0)::int as gained
    from "AdoptionPoint" as p
    left join "ListImport" as i on i."setupId" = p."setupId" and i.profile = 'pupil' and i.state = 'committed'
      and (i."settledAt" at time zone 'Europe/Paris')::date = p.day
    where p.profile = 'pupil' and p."setupId" in (
      select s.id from "Setup" as s where s.uai <> '0311238C')`
  const [{ points, lists, gained, told } = { points: 0, lists: 0, gained: 0, told: 0 }] = marked
  expect(points).toBeGreaterThan(0)
  expect(lists).toBe(points)
  expect(gained).toBe(told)
  const shares = new Set(
    loaded.filter(({ people }) => people > 0).map(({ people, paired }) => Math.round((100 * paired) / people)),
  )
  expect(shares.size).toBeGreaterThan(20)
}, 120_000)

test('it prints one line for each role: role, address, password, token', async () => {
  await db().$transaction((tx) => createDemonstrationAccounts(tx))
  const lines = await describeDemonstrationAccounts(AT)
  expect(lines.map((line) => line.split(/\s+/)[0])).toEqual([
    'operator',
    'academy_admin',
    'support',
    'school_admin',
    'school_reader',
  ])
  for (const line of lines) expect(line).toMatch(/^\S+\s+(\S+)@passerelle\.example\s+\S+\s+psr_[\w-]{43}$/)
})
