import { describe, expect, test, vi } from 'vitest'
import { projectAllPeople } from '@/features/establishments/mutations'
import { analyseEntList } from '@/features/ent-lists/mutations'
import { analyseUpload } from '@/features/imports/mutations'
import { undoImport } from '@/features/import-undo/mutations'
import { commitImport } from '@/features/settlements/mutations'
import { eraseLeavers, eraseOutdated, erasePerson, givePerson } from '@/features/kept-data/mutations'
import { findKeptData, findPeople, findPersonFile, listWaiting } from '@/features/kept-data/queries'
import { db } from '@/server/db'
import { newAccess } from '@/tests/builders/access'
import { bringEntList } from '@/tests/builders/brought-lists'
import { createAccount, createSchool } from '@/tests/builders/school'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

type School = Awaited<ReturnType<typeof createSchool>>

const HEAD = 'Nom\tPrénom\tClasse\tIdentifiant PRONOTE\tIdentifiant CAS'
const LEA = 'MARTIN\tLéa\t601\tAZKH9C7WSQ2R54DP\tNAA1'
const TOM = "D'ÎLE-BERNARD\tTom\t602\tBZKH9C7WSQ2R54DP\tNAA1"
const ZOE = 'PETIT\tZoé\t602\tCZKH9C7WSQ2R54DP\t'

async function bring(school: School, rows: string[], coverage: 'whole' | 'part' = 'part') {
  const bytes = new TextEncoder().encode([HEAD, ...rows].join('\n'))
  const list = { fileName: 'eleves.txt', bytes, isPaste: true, profile: 'pupil', coverage } as const
  const analysed = await analyseUpload(await newAccess(school, 'import'), list)
  if (!analysed.ok) throw new Error(analysed.refusal.reason)
  return analysed.value
}

async function commit(school: School, rows: string[], coverage: 'whole' | 'part' = 'part') {
  const id = await bring(school, rows, coverage)
  const committed = await commitImport(await newAccess(school, 'import'), id)
  if (!committed.ok) throw new Error(committed.refusal.reason)
  return id
}

async function idOf(school: School, lastName: string) {
  const person = await db().person.findFirstOrThrow({ where: { setupId: school.setupId, lastName } })
  return String(person.id)
}

async function erase(school: School, personId: string, by = school) {
  return erasePerson(await newAccess(by, 'erase_people'), { personId, reason: 'À sa demande' }, new Date())
}

async function keepAccountsOf(school: School, rows: string[]) {
  const lines = ['Nom;Prénom;Identifiant ENT;Profil', ...rows]
  await bringEntList(await newAccess(school, 'import'), { lines })
}

async function everything(): Promise<string> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`
  const rows = await Promise.all(
    tables.map(({ name }) =>
      db().$queryRawUnsafe<{ all: string | null }[]>(`select json_agg(t)::text as all from ${name} as t`),
    ),
  )
  return rows.map(([row]) => row?.all ?? '').join('\n')
}

describe('one person', () => {
  test('is found by any part of the name, accents and order aside, or by the PRONOTE identifier', async () => {
    const school = await createSchool()
    await commit(school, [LEA, TOM, ZOE])
    const access = await newAccess(school, 'read_people')
    const names = async (typed: string) => (await findPeople(access, typed)).map(({ name }) => name)
    expect(await names('lea martin')).toEqual(['MARTIN Léa'])
    expect(await names('ile bernard')).toEqual(["D'ÎLE-BERNARD Tom"])
    expect(await names('czkh9c7wsq2r54dp')).toEqual(['PETIT Zoé'])
    expect(await names('%')).toEqual([])
    expect(await names('')).toEqual([])
    expect(await findPeople(await newAccess(await createSchool(), 'read_people'), 'martin')).toEqual([])
  })

  test('is given all that is held: today, before the last change, and in the lists that wait', async () => {
    const school = await createSchool()
    await commit(school, [LEA, TOM])
    await commit(school, [LEA.replace('601', '605')])
    await bring(school, [LEA.replace('601', '606'), ZOE])
    const file = await givePerson(await newAccess(school, 'export_people'), await idOf(school, 'MARTIN'))
    const text = JSON.stringify(file)
    expect(file?.tables.map(({ table }) => table)).toEqual(['Person', 'ListImport', 'PlannedChange', 'PersonChange'])
    for (const held of ['601', '605', '606', 'AZKH9C7WSQ2R54DP', 'NAA1']) expect(text).toContain(held)
    expect(text).not.toMatch(/Tom|Zoé/)
    expect(file?.imports).toHaveLength(2)
    const entry = await db().journalEntry.findFirstOrThrow({ where: { kind: 'person_given' } })
    expect(entry.data).toEqual({ personId: file?.key })
  })

  test('is found in a list that waits however its identifier is written there', async () => {
    const school = await createSchool()
    await commit(school, [LEA])
    await bring(school, ['MARTIN\tLéa\t609\t azkh 9c7w\u00a0sq2r 54dp\tNAA1'])
    const file = await findPersonFile(await newAccess(school, 'read_people'), await idOf(school, 'MARTIN'))
    expect(JSON.stringify(file)).toContain('609')
  })

  test('is given to nobody of another establishment', async () => {
    const school = await createSchool()
    await commit(school, [LEA])
    const stranger = await createSchool()
    const id = await idOf(school, 'MARTIN')
    expect(await findPersonFile(await newAccess(stranger, 'read_people'), id)).toBeNull()
    expect(await givePerson(await newAccess(stranger, 'export_people'), id)).toBeNull()
    expect(await erase(school, id, stranger)).toEqual({ ok: false, refusal: { reason: 'unknown' } })
    expect(await db().person.count()).toBe(1)
  })

  test('is erased from everywhere; the counts follow, and the journal keeps no name', async () => {
    const school = await createSchool()
    await commit(school, [LEA, TOM])
    await commit(school, [LEA.replace('601', '605')])
    await bring(school, [LEA, ZOE])
    const id = await idOf(school, 'MARTIN')
    expect(await db().establishment.findFirst()).toMatchObject({ people: 2, paired: 0, conflicts: 1 })
    expect(await erase(school, id)).toEqual({ ok: true, value: null })
    expect(await everything()).not.toMatch(/MARTIN|martin|Léa|AZKH9C7WSQ2R54DP/)
    // The other holder of the Identifiant CAS is alone with it now.
    expect(await db().establishment.findFirst()).toMatchObject({ people: 1, paired: 1, conflicts: 0 })
    const entry = await db().journalEntry.findFirstOrThrow({ where: { kind: 'person_erased' } })
    expect(entry).toMatchObject({ uai: school.uai, data: { personId: id, reason: 'À sa demande' } })
    expect(await erase(school, id)).toEqual({ ok: false, refusal: { reason: 'unknown' } })
  })

  test('takes with them the lists that wait, each told before by its name and its date', async () => {
    const [school, stranger] = [await createSchool(), await createSchool()]
    await commit(school, [LEA])
    await bring(school, [ZOE])
    const lines = ['Nom;Prénom;Profil;Identifiant ENT', 'MARTIN;Léa;Elève;NAA1']
    const brought = { bytes: new TextEncoder().encode(lines.join('\n')), isPaste: false, vendor: null, profile: null }
    await analyseEntList(await newAccess(school, 'import'), { ...brought, fileName: 'comptes.csv' })
    const access = await newAccess(school, 'read_people')
    const told = await listWaiting(access)
    expect(told.map(({ fileName, of }) => [fileName, of])).toEqual([
      ['comptes.csv', 'ent'],
      ['eleves.txt', 'pronote'],
    ])
    for (const { createdAt } of told) expect(createdAt).toBeInstanceOf(Date)
    expect(await listWaiting(await newAccess(stranger, 'read_people'))).toEqual([])
    await erase(school, await idOf(school, 'MARTIN'))
    expect(await listWaiting(access)).toEqual([])
  })

  test('does not come back with a long list that was being analysed', async () => {
    const school = await createSchool()
    await commit(school, [LEA])
    const bytes = new TextEncoder().encode([HEAD, LEA.replace('601', '609'), ZOE].join('\n'))
    const list = { fileName: 'longue.txt', bytes, isPaste: true, profile: 'pupil', coverage: 'part' } as const
    const access = await newAccess(school, 'import')
    const [personId, eraser] = [await idOf(school, 'MARTIN'), await newAccess(school, 'erase_people')]
    const brought = await analyseUpload(access, { ...list, longAbove: 1 })
    await erasePerson(eraser, { personId, reason: 'À sa demande' }, new Date())
    await vi.waitFor(async () => expect(await db().importRun.count()).toBe(0))
    expect(await everything()).not.toMatch(/MARTIN|martin|Léa|AZKH9C7WSQ2R54DP/)
    const importId = brought.ok ? brought.value : ''
    expect(await commitImport(access, importId)).toEqual({ ok: false, refusal: { reason: 'expired' } })
  })

  test('does not come back unseen', async () => {
    const school = await createSchool()
    await commit(school, [LEA, TOM])
    const id = await idOf(school, 'MARTIN')
    await erase(school, id)
    await commit(school, [ZOE])
    expect(await db().journalEntry.count({ where: { kind: 'person_returned' } })).toBe(0)
    const importId = await commit(school, [LEA])
    const returned = await db().journalEntry.findMany({ where: { kind: 'person_returned' } })
    expect(returned.map(({ data }) => data)).toEqual([{ personId: id, importId }])
    const kept = await findKeptData(await newAccess(school, 'read'))
    expect(kept.onRequest).toMatchObject([{ reason: 'À sa demande', returnedAt: expect.any(Date) as Date }])
    await commit(school, [LEA.replace('601', '609')])
    expect(await db().journalEntry.count({ where: { kind: 'person_returned' } })).toBe(1)
  })
})

describe('of the ENT’s accounts, one person', () => {
  const HEADER = 'Nom;Prénom;Profil;Identifiant ENT'
  const OTHER_LEA = 'MARTIN\tLéa\t604\tDZKH9C7WSQ2R54DP\tNAA4'

  async function accountsOf(school: School, personId: string) {
    const file = await givePerson(await newAccess(school, 'export_people'), personId)
    const rows = file?.tables.find(({ table }) => table === 'EntAccount')?.rows ?? []
    return { given: rows.map(({ entId }) => entId), ofOthers: file?.accountsOfOthers }
  }

  async function left() {
    const accounts = await db().entAccount.findMany({ orderBy: { id: 'asc' } })
    return accounts.map(({ lastName, firstName, entId }) => `${lastName} ${firstName} ${entId}`)
  }

  async function keepAccounts(school: School, rows: string[]) {
    const lines = [HEADER, ...rows.map((row) => row.replace(/ (\S+) (\S+)$/, ';$1;Elève;$2'))]
    await bringEntList(await newAccess(school, 'import'), { lines })
  }

  test('is given and loses theirs alone, not somebody else’s that bears their identifier by mistake', async () => {
    const school = await createSchool()
    await commit(school, [LEA, TOM])
    await keepAccounts(school, ['MARTIN Léa NAA1', "D'ÎLE-BERNARD Tom NAA1"])
    const id = await idOf(school, 'MARTIN')
    expect(await accountsOf(school, id)).toEqual({ given: ['NAA1'], ofOthers: 1 })
    await erase(school, id)
    expect(await left()).toEqual(["D'ÎLE-BERNARD Tom NAA1"])
  })

  test('is given and loses what bears their identifier under a name of nobody here', async () => {
    const school = await createSchool()
    await commit(school, [LEA, TOM])
    await keepAccounts(school, ['MARTIN-ROY Léa NAA1', 'AUTRE Jean NAA9'])
    const id = await idOf(school, 'MARTIN')
    expect(await accountsOf(school, id)).toEqual({ given: ['NAA1'], ofOthers: 0 })
    await erase(school, id)
    expect(await left()).toEqual(['AUTRE Jean NAA9'])
  })

  test('is given and loses no namesake’s account that is known by its identifier', async () => {
    const school = await createSchool()
    await commit(school, [LEA, OTHER_LEA])
    await keepAccounts(school, ['MARTIN Léa NAA1', 'MARTIN Léa NAA4', 'MARTIN Léa NAA5'])
    const id = await idOf(school, 'MARTIN')
    expect(await accountsOf(school, id)).toEqual({ given: ['NAA1', 'NAA5'], ofOthers: 1 })
    await erase(school, id)
    expect(await left()).toEqual(['MARTIN Léa NAA4'])
  })

  test('is given and loses nothing that was said by hand not to be theirs', async () => {
    const school = await createSchool()
    await commit(school, [LEA])
    await keepAccounts(school, ['MARTIN Léa NAA1', 'MARTIN Léa NAA5'])
    const id = await idOf(school, 'MARTIN')
    const { id: byId } = await createAccount('school_admin', school)
    const decision = { setupId: school.setupId, personId: BigInt(id), entId: 'NAA5', isSame: false }
    await db().reconciliationDecision.create({ data: { ...decision, decidedAt: new Date(), byId } })
    expect((await accountsOf(school, id)).given).toEqual(['NAA1'])
    await erase(school, id)
    expect(await left()).toEqual(['MARTIN Léa NAA5'])
  })
})

describe('the people of a closed year', () => {
  const DAY = 86_400_000

  async function nextYear({ uai, setupId }: School, startedAt: Date) {
    const { procedure, revision, configuration } = await db().setup.findUniqueOrThrow({ where: { id: setupId } })
    const next = { uai, schoolYear: 2027, procedure, revision, configuration: configuration as object, startedAt }
    await db().setup.create({ data: next })
    await db().establishment.update({ where: { uai }, data: { schoolYear: 2027 } })
  }

  test('are erased when their delay is over, counts staying; imports keep counts only', async () => {
    const school = await createSchool()
    await commit(school, [LEA, TOM.replace('NAA1', 'NAA2'), ZOE])
    await commit(school, [LEA.replace('601', '605'), TOM.replace('NAA1', 'NAA2')], 'whole')
    await bring(school, [ZOE])
    const startedAt = new Date('2027-08-20T08:00:00Z')
    await nextYear(school, startedAt)
    expect(await eraseOutdated(new Date(startedAt.getTime() + 90 * DAY - 1))).toBe(0)
    expect(await eraseOutdated(new Date(startedAt.getTime() + 90 * DAY))).toBe(1)
    expect(await everything()).not.toMatch(/MARTIN|BERNARD|PETIT|ZKH9C7WSQ2R54DP|eleves\.txt/)
    const kept = await findKeptData(await newAccess(school, 'read'))
    expect(kept.erased).toMatchObject([{ schoolYear: 2026, why: 'year_closed', people: 2, paired: 2 }])
    expect(await db().listImport.findMany({ where: { state: 'committed' }, select: { counts: true } })).toHaveLength(2)
    const entry = await db().journalEntry.findFirstOrThrow({ where: { kind: 'people_erased' } })
    expect(entry).toMatchObject({ uai: school.uai, actorId: null, data: { schoolYear: 2026, people: 3 } })
    expect(await eraseOutdated(new Date(startedAt.getTime() + 91 * DAY))).toBe(0)
  })

  test('are erased too when only the ENT’s list told of them', async () => {
    const school = await createSchool()
    const lines = ['Nom;Prénom;Profil;Identifiant ENT', 'MARTIN;Léa;Elève;NAA1']
    await bringEntList(await newAccess(school, 'import'), { lines })
    const bytes = new TextEncoder().encode(lines.join('\n'))
    const waiting = { fileName: '', bytes, isPaste: true, vendor: null, profile: null }
    await analyseEntList(await newAccess(school, 'import'), waiting)
    const kept = async () => findKeptData(await newAccess(school, 'read'))
    expect(await kept()).toMatchObject({ people: 0, entAccounts: 1, waiting: 1, earlier: [] })
    const startedAt = new Date('2027-08-20T08:00:00Z')
    await nextYear(school, startedAt)
    expect((await kept()).earlier).toMatchObject([{ schoolYear: 2026, people: 0, entAccounts: 1 }])
    expect(await eraseOutdated(new Date(startedAt.getTime() + 90 * DAY))).toBe(1)
    expect(await everything()).not.toMatch(/MARTIN|Léa|NAA1/)
    expect((await kept()).earlier).toEqual([])
    expect(await eraseOutdated(new Date(startedAt.getTime() + 91 * DAY))).toBe(0)
  })

  test('are said with their date before, and leave those of other years and schools alone', async () => {
    const [school, neighbour] = [await createSchool(), await createSchool()]
    for (const one of [school, neighbour]) await commit(one, [LEA])
    const startedAt = new Date()
    await nextYear(school, startedAt)
    const kept = await findKeptData(await newAccess(school, 'read'))
    expect(kept).toMatchObject({ schoolYear: 2027, people: 0 })
    const erasesAt = new Date(startedAt.getTime() + 90 * DAY)
    expect(kept.earlier).toEqual([{ schoolYear: 2026, people: 1, entAccounts: 0, erasesAt }])
    expect(await eraseOutdated(erasesAt)).toBe(1)
    expect(await db().person.findMany({ select: { setupId: true } })).toEqual([{ setupId: neighbour.setupId }])
    await projectAllPeople(db())
    expect(await db().establishment.findUnique({ where: { uai: neighbour.uai } })).toMatchObject({ people: 1 })
  })
})

describe('who left', () => {
  const END_OF_2026 = new Date('2027-07-31T22:00:00Z').getTime()
  const DAY = 86_400_000

  test('is erased when the year of the last list that held them is over, though lists go on coming', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-10T08:00:00Z') })
    try {
      const [school, neighbour] = [await createSchool(), await createSchool()]
      for (const one of [school, neighbour]) await commit(one, [LEA, ZOE])
      vi.setSystemTime(new Date('2026-11-17T08:00:00Z'))
      await commit(school, [ZOE, TOM], 'whole')
      vi.setSystemTime(new Date('2027-09-08T08:00:00Z'))
      await commit(school, [ZOE], 'whole')

      const due = END_OF_2026 + 90 * DAY
      expect(await eraseLeavers(new Date(due - 1))).toBe(0)
      expect(await eraseLeavers(new Date(due))).toBe(1)
      expect(await db().person.count({ where: { setupId: neighbour.setupId } })).toBe(2)
      const names = () =>
        db().person.findMany({ where: { setupId: school.setupId }, select: { lastName: true }, orderBy: { id: 'asc' } })
      // Tom was on a list of the same year, and the next year's list was the first without him.
      expect(await names()).toEqual([{ lastName: 'PETIT' }, { lastName: "D'ÎLE-BERNARD" }])
      expect(await eraseLeavers(new Date('2027-12-07T08:00:00Z'))).toBe(1)
      expect(await names()).toEqual([{ lastName: 'PETIT' }])
      expect(await eraseLeavers(new Date('2027-12-08T08:00:00Z'))).toBe(0)

      const { erased } = await findKeptData(await newAccess(school, 'read'))
      expect(erased).toMatchObject([
        { why: 'people_left', people: 1 },
        { why: 'people_left', people: 1 },
      ])
      const entry = await db().journalEntry.findFirstOrThrow({ where: { kind: 'leavers_erased' } })
      expect(entry).toMatchObject({ uai: school.uai, actorId: null, data: { schoolYear: 2026, people: 1 } })
      expect(await db().establishment.findUnique({ where: { uai: school.uai } })).toMatchObject({ people: 1 })
    } finally {
      vi.useRealTimers()
    }
  })

  test('is erased with everybody who left with them, thousands in a few statements, and told once', async () => {
    const school = await createSchool()
    const { setupId } = school
    await keepAccountsOf(school, ['STAYS;Ana;E0;Elève', 'LEFT1;Ana;E1;Elève', 'LEFT2100;Ana;E2;Elève'])
    await db().$executeRaw`
      insert into "Person" ("setupId", "pronoteId", profile, "lastName", "firstName", "sortName", "arrivedAt", "absentSince")
      select ${setupId}::uuid, lpad(at::text, 16, '0'), 'pupil'::"Profile", 'LEFT' || at, 'Ana', 'left', now(),
        '2026-11-10T08:00:00Z'::timestamptz
      from generate_series(1, 2100) as at
      union all select ${setupId}::uuid, 'STAYS', 'pupil'::"Profile", 'STAYS', 'Ana', 'stays', now(), null`
    expect(await eraseLeavers(new Date('2028-10-30T08:00:00Z'))).toBe(2100)
    expect(await db().person.findMany({ select: { lastName: true } })).toEqual([{ lastName: 'STAYS' }])
    expect(await db().entAccount.findMany({ select: { entId: true } })).toEqual([{ entId: 'E0' }])
    const entries = await db().journalEntry.findMany({ where: { kind: 'leavers_erased' } })
    expect(entries).toMatchObject([{ uai: school.uai, data: { people: 2100 } }])
    expect(await db().setupErasure.findMany()).toMatchObject([{ why: 'people_left', people: 2100, paired: 0 }])
  })

  test('is not erased sooner because a list that held them was undone since', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-10T08:00:00Z') })
    try {
      const school = await createSchool()
      await commit(school, [LEA, ZOE])
      vi.setSystemTime(new Date('2027-09-01T08:00:00Z'))
      const unchanged = await commit(school, [LEA, ZOE], 'whole')
      vi.setSystemTime(new Date('2027-09-08T08:00:00Z'))
      await commit(school, [ZOE], 'whole')
      expect((await undoImport(await newAccess(school, 'import'), unchanged)).ok).toBe(true)
      expect(await eraseLeavers(new Date('2028-07-31T08:00:00Z'))).toBe(0)
      expect(await eraseLeavers(new Date('2028-10-30T08:00:00Z'))).toBe(1)
    } finally {
      vi.useRealTimers()
    }
  })
})
