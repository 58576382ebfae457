import { beforeEach, describe, expect, test } from 'vitest'
import { GET } from '@/app/(application)/etablissements/[uai]/appariement/export/route'
import { summarisePairing } from '@/domain/pairing/summarise-pairing'
import { findPersonFile } from '@/features/kept-data/queries'
import { searchUnpaired } from '@/features/pairing/actions'
import { exportPeople } from '@/features/pairing/mutations'
import { findPairing, listConflicts, listUnpaired, type UnpairedFilter } from '@/features/pairing/queries'
import { readUnpairedFilter } from '@/features/pairing/schemas'
import { IDLE } from '@/lib/action-state'
import { routes } from '@/lib/routes'
import { sortKey } from '@/lib/search-text'
import { db } from '@/server/db'
import { env } from '@/server/env'
import { newAccess } from '@/tests/builders/access'
import { createAccount, createPerson, createSchool } from '@/tests/builders/school'
import { form, signedOut, signInAs } from '@/tests/setup/browser'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

let school: Awaited<ReturnType<typeof createSchool>>

beforeEach(async () => {
  school = await createSchool()
  const { setupId } = school
  await createPerson(setupId, { className: '10B' })
  await createPerson(setupId, { className: '3A' })
  await createPerson(setupId, { className: '3A', casId: 'NAA1' })
  await createPerson(setupId, { className: '3A', casId: 'NAA2' })
  await createPerson(setupId, { profile: 'guardian', casId: 'NAA2' })
  await createPerson(setupId, { profile: 'teacher' })
  await db().person.updateMany({ where: { casId: 'NAA2' }, data: { conflict: true } })
  await db().person.updateMany({ where: { profile: { not: 'pupil' } }, data: { className: null } })
  const gone = await createPerson(setupId, { className: '3A' })
  await db().person.update({ where: { id: gone.id }, data: { absentSince: new Date() } })
  await createPerson((await createSchool()).setupId, { className: '3A' })
})

function filter(change: Partial<UnpairedFilter> = {}): UnpairedFilter {
  return { ...readUnpairedFilter({}), ...change }
}

describe('the counts', () => {
  test('are those of the rule, for who may read the establishment', async () => {
    const people = await db().person.findMany({ where: { setupId: school.setupId } })
    const expected = summarisePairing(
      people.map(({ profile, casId, className, absentSince }) => ({
        profile,
        casId,
        className,
        absent: absentSince !== null,
      })),
    )
    for (const role of ['school_reader', 'support'] as const) {
      expect(await findPairing(await newAccess(school, 'read', role))).toEqual(expected)
    }
    expect(expected).toMatchObject({ people: 6, paired: 1, conflicts: 1 })
  })

  test('of a school without list are zero', async () => {
    const access = await newAccess(await createSchool(), 'read')
    expect(await findPairing(access)).toMatchObject({ people: 0, paired: 0, conflicts: 0, byClass: [] })
  })
})

describe('the unpaired', () => {
  test('are those present of this establishment without an Identifiant CAS of their own', async () => {
    const access = await newAccess(school, 'read_people')
    const { total, people } = await listUnpaired(access, filter())
    expect(total).toBe(5)
    expect(people.filter((person) => person.isShared)).toHaveLength(2)
    expect((await listConflicts(access)).map(({ casId, holders }) => [casId, holders.length])).toEqual([['NAA2', 2]])
  })

  test('are filtered by profile, class and the initial of the name, whatever its accent', async () => {
    const access = await newAccess(school, 'read_people')
    const pupils = await listUnpaired(access, filter({ profile: 'pupil' }))
    expect(pupils.total).toBe(3)
    expect((await listUnpaired(access, filter({ className: '10B' }))).total).toBe(1)
    const [first] = pupils.people
    const lastName = 'ÉTIENNE'
    await db().person.updateMany({
      where: { id: BigInt(first?.key ?? 0) },
      data: { lastName, sortName: sortKey(lastName) },
    })
    const found = await listUnpaired(access, filter({ initial: 'e' }))
    expect(found.people.map((person) => person.key)).toEqual([first?.key])
    expect((await listUnpaired(access, filter({ initial: '%' }))).total).toBe(0)
  })

  test('are sorted by class with their numbers as numbers, people without class last', async () => {
    const access = await newAccess(school, 'read_people')
    const { people } = await listUnpaired(access, filter({ sort: 'class' }))
    expect(people.map((person) => person.className)).toEqual(['3A', '3A', '10B', null, null])
    const reversed = await listUnpaired(access, filter({ sort: 'class', isDescending: true }))
    expect(reversed.people.map((person) => person.className)).toEqual(['10B', '3A', '3A', null, null])
  })

  test('come by pages of 50', async () => {
    for (let index = 0; index < 50; index++) await createPerson(school.setupId)
    const access = await newAccess(school, 'read_people')
    const pages = await Promise.all([1, 2, 3].map((page) => listUnpaired(access, filter({ page }))))
    expect(pages.map(({ people }) => people.length)).toEqual([50, 5, 0])
    expect(pages.map(({ total }) => total)).toEqual([55, 55, 55])
  })

  test('are closed to readers, and to staff without an opening', async () => {
    await expect(newAccess(school, 'read_people', 'school_reader')).rejects.toThrow('refused')
    await expect(newAccess(school, 'read_people', 'operator')).rejects.toThrow('opening_required')
  })
})

describe('the export', () => {
  function get(liste: string) {
    const request = new Request(
      `${env().appUrl}${routes.pairingExport(school.uai)}`.replace(/liste=.*/, `liste=${liste}`),
    )
    return GET(request, { params: Promise.resolve({ uai: school.uai }) })
  }

  test('is a CSV that spreadsheets open, harmless, and the journal keeps it', async () => {
    await db().person.updateMany({ where: { profile: 'teacher' }, data: { lastName: '=HYPERLINK("x")' } })
    await signInAs(await createAccount('school_admin', school))
    const response = await get('nonapparies')
    expect(response.headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="nonapparies-${school.uai}-\\d{4}-\\d{2}-\\d{2}\\.csv"$`),
    )
    expect(response.headers.get('cache-control')).toBe('no-store')
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const text = new TextDecoder().decode(bytes)
    expect(text.split('\r\n')).toHaveLength(7)
    expect(text).toContain(`"'=HYPERLINK(""x"")"`)
    expect(await db().journalEntry.findFirstOrThrow()).toMatchObject({
      kind: 'people_exported',
      uai: school.uai,
      data: { list: 'unpaired', people: 5 },
    })
  })

  test.each(['xlsx', 'ods'] as const)('is a workbook too: %s, and no other format', async (format) => {
    await signInAs(await createAccount('school_admin', school))
    const response = await get(`nonapparies&format=${format}`)
    expect(response.headers.get('content-disposition')).toContain(`.${format}"`)
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
    expect((await get('nonapparies&format=pdf')).status).toBe(404)
    expect(await db().journalEntry.count()).toBe(1)
  })

  test('of everybody holds absent people too, said to be', async () => {
    const people = await exportPeople(await newAccess(school, 'export_people'), 'people')
    expect(people.map((person) => person.state).sort()).toEqual([
      'absent',
      'empty',
      'empty',
      'empty',
      'paired',
      'shared',
      'shared',
    ])
  })

  test('is for the school alone, and leaves no trace when refused', async () => {
    for (const role of ['support', 'academy_admin', 'operator', 'school_reader'] as const) {
      await signInAs(await createAccount(role, school))
      expect((await get('personnes')).status).toBe(404)
    }
    await signInAs(await createAccount('school_admin', await createSchool()))
    expect((await get('personnes')).status).toBe(404)
    signedOut()
    expect((await get('personnes')).headers.get('location')).toBe(routes.signIn())
    expect(await db().journalEntry.count()).toBe(0)
  })

  test('of an unknown list does not exist', async () => {
    await signInAs(await createAccount('school_admin', school))
    expect((await get('tout')).status).toBe(404)
  })
})

describe('a search by name', () => {
  /** The school's own people, under names that are looked for. */
  async function named() {
    const { setupId } = school
    const name = async (where: object, lastName: string, firstName: string) =>
      db().person.updateMany({
        where: { setupId, absentSince: null, ...where },
        data: { lastName, firstName, sortName: sortKey(`${lastName} ${firstName}`) },
      })
    await name({ className: '10B' }, 'D’ÎLE-BERNARD', 'Zoé')
    await name({ casId: 'NAA1' }, 'BERNARD', 'Zoé')
    await signInAs(await createAccount('school_admin', school))
  }

  async function search(words: string) {
    const state = await searchUnpaired(school.uai, IDLE, form({ words }))
    if (state.status !== 'found') throw new Error(state.status)
    const { message, found, values } = state
    return { message, found, values, titles: found.map(({ title }) => title) }
  }

  test.each(['bernard', 'ZOE', 'Île Bernard', 'zoé  île', "d'ile-bernard"])(
    'finds who is not paired by «%s», with the reason, whatever the accents, the case and the order',
    async (words) => {
      await named()
      const { titles, found, values } = await search(words)
      expect(values).toEqual({ words })
      expect(titles).toEqual(['D’ÎLE-BERNARD Zoé'])
      expect(found[0]?.detail).toContain('élève de 10B')
      expect(found[0]?.href).not.toMatch(/bernard/i)
    },
  )

  test('says how many of that name are paired, without naming them', async () => {
    await named()
    expect((await search('bernard')).message).toContain('1 personne appariée')
    expect(await search('zzzz')).toMatchObject({
      titles: [],
      message: expect.stringContaining('Aucune personne de ce nom'),
    })
  })

  test('counts them beside more people than a statement takes parameters', async () => {
    await named()
    await db().$executeRaw`
      insert into "Person" ("setupId", "pronoteId", profile, "lastName", "firstName", "sortName", "arrivedAt")
      select ${school.setupId}::uuid, 'MANY' || at, 'guardian', 'BERNARD', 'Ana', 'bernard ana ' || at, now()
      from generate_series(1, 33000) as at`
    const { message, titles } = await search('bernard')
    expect(titles).toHaveLength(20)
    expect(message).toContain('1 personne appariée')
  })

  test('of one letter is refused', async () => {
    await named()
    expect(await searchUnpaired(school.uai, IDLE, form({ words: ' b ' }))).toMatchObject({ status: 'refused' })
  })

  test('leads to the one person’s page, and to their line, by a key that says no name', async () => {
    await named()
    const [record] = (await search('île')).found
    const person = new URL(record!.place!.href, 'http://localhost').searchParams.get('personne')!
    expect(record!.href).toBe(routes.person(school.uai, person))
    const file = await findPersonFile(await newAccess(school, 'read_people'), person)
    expect(file?.name).toBe('D’ÎLE-BERNARD Zoé')
    const { people } = await listUnpaired(await newAccess(school, 'read_people'), filter({ person }), [person])
    expect(people.map(({ lastName }) => lastName)).toEqual(['D’ÎLE-BERNARD'])
  })

  test('finds nobody of another establishment', async () => {
    await named()
    const elsewhere = await db().person.findFirstOrThrow({ where: { setupId: { not: school.setupId } } })
    expect((await search(elsewhere.lastName)).titles).toEqual([])
  })
})
