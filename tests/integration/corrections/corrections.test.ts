import { beforeEach, describe, expect, test } from 'vitest'
import { searchPaired } from '@/features/corrections/actions'
import { askCorrection, cancelCorrection } from '@/features/corrections/mutations'
import {
  countWaitingCorrections,
  findCorrectionSubject,
  isPersonOf,
  listAwaited,
  listCorrections,
  listPaired,
} from '@/features/corrections/queries'
import { listConflicts } from '@/features/pairing/queries'
import { IDLE } from '@/lib/action-state'
import { routes } from '@/lib/routes'
import { sortKey } from '@/lib/search-text'
import type { EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'
import { newAccess } from '@/tests/builders/access'
import { bringEntList, bringPupils } from '@/tests/builders/brought-lists'
import { createAccount, createPerson, createSchool } from '@/tests/builders/school'
import { form, signInAs } from '@/tests/setup/browser'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

const AT = new Date('2026-10-05T08:00:00Z')
const EVERYBODY = { initial: null, profile: null, className: null, page: 1 }

let school: Awaited<ReturnType<typeof createSchool>>
let access: EstablishmentAccess<'import'>

beforeEach(async () => {
  school = await createSchool()
  access = await newAccess(school, 'import')
})

async function states() {
  return (await listCorrections(access)).map(({ state }) => state)
}

test('the wrong pairing of the second week is undone, and the list of the third proves it', async () => {
  await bringPupils(access, 'eleves-export-utf16le.txt')
  await bringPupils(access, 'eleves-semaine-2-utf8bom.csv')
  await bringEntList(access, { file: 'ent-comptes-kosmos.csv' })
  const [conflict] = await listConflicts(await newAccess(school, 'read_people'))
  expect(conflict?.casId).toBe('NAC36304')
  const quentin = conflict?.holders.find(({ lastName }) => lastName === 'FERNANDEZ')
  const personKey = quentin?.key ?? ''
  expect(await findCorrectionSubject(access, personKey)).toMatchObject({
    profile: 'pupil',
    className: '604',
    casId: 'NAC36304',
    sharedWith: [{ lastName: 'MENARD' }],
    accounts: [{ lastName: 'MENARD' }, { lastName: 'FERNANDEZ' }],
    waiting: null,
  })
  const asked = await askCorrection(access, { personKey, casId: 'NAC36304' }, AT)
  expect(await states()).toEqual(['waiting'])
  expect(await countWaitingCorrections(access)).toBe(1)
  const { pronoteId } = await db().person.findUniqueOrThrow({ where: { id: BigInt(personKey) } })
  expect(await listAwaited(access)).toEqual(new Set([pronoteId]))
  expect(await db().journalEntry.findFirst({ where: { kind: 'pairing_correction_asked' } })).toMatchObject({
    data: { correctionId: asked.ok ? asked.value : '' },
  })
  await bringPupils(access, 'eleves-semaine-3-presse-papiers.tsv')
  const [correction] = await listCorrections(access)
  const { settledAt } = await db().listImport.findFirstOrThrow({ orderBy: { settledAt: 'desc' } })
  expect(correction).toMatchObject({ state: 'proven', provenAt: settledAt })
  expect(await countWaitingCorrections(access)).toBe(0)
  expect(await listAwaited(access)).toEqual(new Set())
  expect(await findCorrectionSubject(access, personKey)).toBeNull()
  expect(await isPersonOf(access, personKey)).toBe(true)
  expect(await isPersonOf(await newAccess(await createSchool(), 'import'), personKey)).toBe(false)
})

describe('a correction', () => {
  let personKey: string
  beforeEach(async () => {
    personKey = String((await createPerson(school.setupId, { casId: 'NAA1' })).id)
  })

  test('is asked once, of an identifier that the person holds', async () => {
    expect(await askCorrection(access, { personKey, casId: 'NAA2' }, AT)).toMatchObject({
      refusal: { reason: 'changed' },
    })
    expect(await askCorrection(access, { personKey, casId: 'NAA1' }, AT)).toMatchObject({ ok: true })
    const again = await askCorrection(access, { personKey, casId: 'NAA1' }, AT)
    expect(again).toMatchObject({ refusal: { reason: 'already_waiting' } })
    for (const nobody of ['0', 'x', '999999']) {
      const tried = await askCorrection(access, { personKey: nobody, casId: 'NAA1' }, AT)
      expect(tried).toMatchObject({ refusal: { reason: 'unknown_person' } })
    }
  })

  test('that is given up is told no more, and can be asked again', async () => {
    const asked = await askCorrection(access, { personKey, casId: 'NAA1' }, AT)
    const id = asked.ok ? asked.value : ''
    expect(await cancelCorrection(access, id, AT)).toEqual({ ok: true, value: null })
    expect(await states()).toEqual([])
    expect(await cancelCorrection(access, id, AT)).toMatchObject({ refusal: { reason: 'gone' } })
    expect(await askCorrection(access, { personKey, casId: 'NAA1' }, AT)).toMatchObject({ ok: true })
  })

  test('waits again when a list brings the identifier back', async () => {
    await askCorrection(access, { personKey, casId: 'NAA1' }, AT)
    await db().person.update({ where: { id: BigInt(personKey) }, data: { casId: 'NAA2' } })
    expect(await states()).toEqual(['proven'])
    await db().person.update({ where: { id: BigInt(personKey) }, data: { casId: 'NAA1' } })
    expect(await states()).toEqual(['waiting'])
  })

  test('is chosen among the people present who have an identifier, filtered', async () => {
    await createPerson(school.setupId)
    const { total, people, classes } = await listPaired(access, EVERYBODY)
    expect([total, people.map(({ key }) => key), classes]).toEqual([1, [personKey], ['601']])
    expect((await listPaired(access, { ...EVERYBODY, profile: 'teacher' })).total).toBe(0)
    expect((await listPaired(access, { ...EVERYBODY, initial: 'n', className: '601' })).total).toBe(1)
  })

  test('does not exist for somebody of another establishment', async () => {
    const asked = await askCorrection(access, { personKey, casId: 'NAA1' }, AT)
    const foreign = await newAccess(await createSchool(), 'import')
    expect(await listCorrections(foreign)).toEqual([])
    expect(await findCorrectionSubject(foreign, personKey)).toBeNull()
    expect(await askCorrection(foreign, { personKey, casId: 'NAA1' }, AT)).toMatchObject({ ok: false })
    expect(await cancelCorrection(foreign, asked.ok ? asked.value : '', AT)).toMatchObject({ ok: false })
    expect((await listPaired(foreign, EVERYBODY)).total).toBe(0)
  })
})

test('a search by name finds those who hold an Identifiant CAS, and leads to the page that undoes it', async () => {
  const [paired, empty] = [await createPerson(school.setupId, { casId: 'NAA1' }), await createPerson(school.setupId)]
  const named = { lastName: 'LEFÈVRE', firstName: 'Zoé', sortName: sortKey('LEFÈVRE Zoé') }
  await db().person.updateMany({ where: { id: { in: [paired.id, empty.id] } }, data: named })
  await createPerson((await createSchool()).setupId, { casId: 'NAA1' })
  await signInAs(await createAccount('school_admin', school))
  const search = (words: string) => searchPaired(school.uai, IDLE, form({ words }))
  const href = routes.correction(school.uai, String(paired.id))
  expect(await search('lefevre')).toMatchObject({ status: 'found', found: [{ title: 'LEFÈVRE Zoé', href }] })
  expect(await search('zzzz')).toMatchObject({ status: 'found', found: [] })
  expect(await search('camille')).toMatchObject({ status: 'found', found: [] })
})
