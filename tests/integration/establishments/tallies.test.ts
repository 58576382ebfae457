import { beforeEach, expect, test } from 'vitest'
import { TALLY_GROUPS } from '@/domain/pairing/tally-groups'
import { levelOf } from '@/domain/people/level'
import { rebuildProjection } from '@/features/establishments/mutations'
import { db } from '@/server/db'
import { createPerson, createSchool, recount } from '@/tests/builders/school'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

let school: Awaited<ReturnType<typeof createSchool>>
let neighbour: Awaited<ReturnType<typeof createSchool>>

beforeEach(async () => {
  school = await createSchool()
  neighbour = await createSchool()
  const { setupId } = school
  await createPerson(setupId, { className: '6A', casId: 'NAA1' })
  await createPerson(setupId, { className: '601' })
  await createPerson(setupId, { className: '3EME 2', casId: 'NAA2' })
  await createPerson(setupId, { className: 'ULIS' })
  await createPerson(setupId, { profile: 'teacher', className: '6A', casId: 'NAA3' })
  await createPerson(setupId, { profile: 'guardian', casId: 'NAA4' })
  const clash = await createPerson(setupId, { profile: 'staff', casId: 'NAA5' })
  const gone = await createPerson(setupId, { className: '6A', casId: 'NAA6' })
  await db().person.update({ where: { id: clash.id }, data: { conflict: true } })
  await db().person.update({ where: { id: gone.id }, data: { absentSince: new Date() } })
  await createPerson(neighbour.setupId, { className: '6A', casId: 'NAA1' })
  for (const one of [school, neighbour]) await recount(one.setupId)
})

const kept = (setupId?: string) =>
  db().pairingTally.findMany({
    ...(setupId ? { where: { setupId } } : {}),
    orderBy: [{ setupId: 'asc' }, { profile: 'asc' }, { level: 'asc' }],
  })

/** The same by hand, one person after the other. */
async function counted() {
  const tallies = new Map<string, Awaited<ReturnType<typeof kept>>[number]>()
  for (const person of await db().person.findMany({ where: { absentSince: null } })) {
    const { setupId, profile, className, casId, conflict } = person
    const level = (profile === 'pupil' ? levelOf(className) : null) ?? 'unknown'
    const tally = tallies.get(`${setupId} ${profile} ${level}`) ?? { setupId, profile, level, people: 0, paired: 0 }
    tally.people++
    if (casId !== null && !conflict) tally.paired++
    tallies.set(`${setupId} ${profile} ${level}`, tally)
  }
  return [...tallies.values()]
}

function sameTallies(one: unknown[], other: unknown[]) {
  const sorted = (rows: unknown[]) => rows.map((row) => JSON.stringify(row)).sort()
  expect(sorted(one)).toEqual(sorted(other))
}

test('the tallies kept are those counted, by profile and level', async () => {
  sameTallies(await kept(), await counted())
  expect(await kept(school.setupId)).toMatchObject([
    { profile: 'pupil', level: 'sixieme', people: 2, paired: 1 },
    { profile: 'pupil', level: 'troisieme', people: 1, paired: 1 },
    { profile: 'pupil', level: 'unknown', people: 1, paired: 0 },
    { profile: 'guardian', level: 'unknown', people: 1, paired: 1 },
    { profile: 'teacher', level: 'unknown', people: 1, paired: 1 },
    { profile: 'staff', level: 'unknown', people: 1, paired: 0 },
  ])
})

test('the establishment’s row holds the same tallies side by side', async () => {
  const { tallies } = await db().establishment.findUniqueOrThrow({ where: { uai: school.uai } })
  const pairs = TALLY_GROUPS.map((group, index) => ({
    ...group,
    people: tallies[2 * index],
    paired: tallies[2 * index + 1],
  }))
  expect(tallies).toHaveLength(2 * TALLY_GROUPS.length)
  const known = (await kept(school.setupId)).map(({ profile, level, people, paired }) => {
    return { profile, level: level === 'unknown' ? null : level, people, paired }
  })
  sameTallies(
    pairs.filter(({ people }) => people !== 0),
    known,
  )
})

test('what becomes empty is kept no more, and another establishment’s tallies stay as they are', async () => {
  await db().person.updateMany({
    where: { setupId: school.setupId, className: '3EME 2' },
    data: { absentSince: new Date() },
  })
  await db().person.updateMany({ where: { setupId: neighbour.setupId }, data: { casId: null } })
  await recount(school.setupId)
  expect((await kept(school.setupId)).map(({ level }) => level)).not.toContain('troisieme')
  expect(await kept(neighbour.setupId)).toMatchObject([{ level: 'sixieme', people: 1, paired: 1 }])
  await rebuildProjection()
  expect(await kept(neighbour.setupId)).toMatchObject([{ level: 'sixieme', people: 1, paired: 0 }])
})

test('rebuilding puts right what was spoilt, and adds what was missing', async () => {
  const before = await kept()
  await db().pairingTally.updateMany({ data: { people: 99 } })
  await db().pairingTally.deleteMany({ where: { profile: 'pupil' } })
  await db().pairingTally.create({
    data: { setupId: school.setupId, profile: 'staff', level: 'seconde', people: 5, paired: 5 },
  })
  await rebuildProjection()
  expect(await kept()).toEqual(before)
})

test('rebuilding leaves a closed year’s tallies, whose people may be gone', async () => {
  await db().establishment.update({ where: { uai: school.uai }, data: { schoolYear: 2027 } })
  const before = await kept(school.setupId)
  await db().person.deleteMany({ where: { setupId: school.setupId } })
  await rebuildProjection()
  expect(await kept(school.setupId)).toEqual(before)
})
