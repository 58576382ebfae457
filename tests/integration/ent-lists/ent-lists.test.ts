import { beforeEach, describe, expect, test } from 'vitest'
import { POST } from '@/app/(application)/etablissements/[uai]/identifiants/ent/depot/route'
import {
  analyseEntList,
  confirmEntList,
  discardEntList,
  eraseOwnEntLists,
  forgetEntLists,
} from '@/features/ent-lists/mutations'
import { findEntList, listKeptEntLists, listWaitingEntLists } from '@/features/ent-lists/queries'
import { refusedEntListSchema } from '@/features/ent-lists/schemas'
import { changeEstablishmentEnt } from '@/features/establishment-administration/mutations'
import { describeRefusal } from '@/features/list-refusals/presentation'
import { listSealedExports } from '@/features/sealed-exports/queries'
import { routes } from '@/lib/routes'
import { grantAdministration, type EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'
import { env } from '@/server/env'
import { actorOf, newAccess } from '@/tests/builders/access'
import { bringEntList } from '@/tests/builders/brought-lists'
import { fixtureBytes } from '@/tests/builders/fixture-lists'
import { createAccount, createEnt, createPerson, createSchool } from '@/tests/builders/school'
import { signInAs } from '@/tests/setup/browser'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

const HEADER = 'Nom;Prénom;Profil;Classe;Identifiant ENT'

let school: Awaited<ReturnType<typeof createSchool>>
let access: EstablishmentAccess<'import'>

beforeEach(async () => {
  school = await createSchool()
  access = await newAccess(school, 'import')
})

function analyse(lines: string[], by = access) {
  const bytes = new TextEncoder().encode(lines.join('\n'))
  return analyseEntList(by, { fileName: '', bytes, isPaste: true, vendor: null, profile: null })
}

async function analysed(lines: string[], by = access): Promise<string> {
  const result = await analyse(lines, by)
  if (!result.ok) throw new Error(result.refusal.reason)
  return result.value
}

async function kept() {
  return (await listKeptEntLists(access)).map(({ profile, accounts }) => [profile, accounts])
}

async function bring(file: File, fields: Record<string, string> = {}) {
  await signInAs(await createAccount('school_admin', school))
  const body = new FormData()
  body.append('file', file)
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  const request = new Request(`${env().appUrl}${routes.entListUpload(school.uai)}`, {
    method: 'POST',
    body,
    headers: { origin: env().appUrl },
  })
  return POST(request, { params: Promise.resolve({ uai: school.uai }) })
}

function fixtureFile(name: string): File {
  return new File([fixtureBytes(name) as Uint8Array<ArrayBuffer>], name)
}

function flashOf(response: Response) {
  const cookie = response.headers.get('set-cookie') ?? ''
  const value = /passerelle-flash-ent=([^;]+)/.exec(cookie)?.[1] ?? ''
  return refusedEntListSchema.parse(JSON.parse(Buffer.from(value, 'base64url').toString()))
}

describe('a list that is brought', () => {
  test('is read and shown before it is kept', async () => {
    await createPerson(school.setupId)
    const response = await bring(fixtureFile('ent-comptes-kosmos.csv'))
    expect(response.status).toBe(303)
    const listId = response.headers.get('location')?.split('/').at(-1) ?? ''
    expect(await findEntList(access, listId)).toMatchObject({
      fileName: 'ent-comptes-kosmos.csv',
      recognised: { vendor: 'kosmos', by: 'titles', encoding: 'utf-8' },
      counts: {
        rows: 610,
        accounts: 610,
        leftOut: 0,
        repeated: 0,
        shared: 1,
        byProfile: [{ profile: 'pupil', accounts: 610, former: 0 }],
        people: { known: 1, unknown: 1 },
      },
    })
    expect(await db().entAccount.count()).toBe(0)
  })

  test('is read by the places of the establishment’s own ENT', async () => {
    const ent = await createEnt()
    await db().ent.update({ where: { id: ent.id }, data: { vendor: 'GIP Recia' } })
    await db().establishment.update({ where: { uai: school.uai }, data: { entId: ent.id } })
    const bytes = new TextEncoder().encode('a;b;c;d\nF123;x;ROY;Léa')
    const brought = { fileName: 'l.csv', bytes, isPaste: false, vendor: null, profile: 'pupil' } as const
    expect(await analyseEntList(access, brought)).toMatchObject({ ok: true })
  })

  test('from PRONOTE is sent to the right page, and what was chosen stays chosen', async () => {
    const response = await bring(fixtureFile('eleves-semaine-2-utf8bom.csv'), { vendor: 'itop', profile: 'pupil' })
    expect(response.headers.get('location')).toBe(routes.entLists(school.uai, 'pronote_list'))
    expect(flashOf(response)).toMatchObject({ reason: 'pronote_list', vendor: 'itop', profile: 'pupil' })
  })

  test('of several establishments keeps nothing of the others’ accounts, and counts them', async () => {
    const header = 'Nom;Prénom;Profil;UAI;Identifiant ENT'
    const listId = await analysed([header, `ROY;Léa;Elève;${school.uai};N1`, 'LOINTAIN;Tom;Elève;0000001Z;N2'])
    const found = await findEntList(access, listId)
    expect(found?.counts).toMatchObject({ rows: 2, accounts: 1, others: 1, leftOut: 0 })
    expect(JSON.stringify(await db().entList.findMany())).not.toMatch(/LOINTAIN|N2/)
    expect(await analyse([header, 'LOINTAIN;Tom;Elève;0000001Z;N2'])).toEqual({
      ok: false,
      refusal: { reason: 'other_establishment', uai: '0000001Z', more: 0 },
    })
  })

  test('which is an encrypted export is noted, and told as in the form of PRONOTE’s lists', async () => {
    const sealed = '<ImportChiffre><Contenu>SECRET</Contenu><UAI>0310047H</UAI></ImportChiffre>'
    const response = await bring(new File([sealed], 'socles.xml'))
    const own = describeRefusal({ reason: 'encrypted_export', isNoted: true, elsewhere: '0310047H' })
    expect(flashOf(response)).toMatchObject({ reason: 'encrypted_export', title: own.title, detail: own.detail })
    expect(flashOf(response).remedy).toContain('la liste de PRONOTE sur la page')
    expect(await listSealedExports(access)).toMatchObject([{ fileName: 'socles.xml', uai: '0310047H' }])
    expect(await db().entList.count()).toBe(0)
  })

  test('that is refused keeps nothing', async () => {
    expect(await analyse(['a;b', 'x;y'])).toEqual({ ok: false, refusal: { reason: 'unknown_columns' } })
    expect(await db().entList.count()).toBe(0)
  })

  test('waits a day, five at most, then is erased', async () => {
    for (let index = 0; index < 7; index++) await analysed([HEADER, `ROY;Léa;Elève;601;N${index}`])
    expect(await db().entList.count()).toBe(5)
    const first = await analysed([HEADER, 'ROY;Léa;Elève;601;N1'])
    await db().entList.updateMany({ data: { expiresAt: new Date(0) } })
    expect(await confirmEntList(access, first)).toEqual({ ok: false, refusal: { reason: 'gone' } })
    await forgetEntLists()
    expect(await db().entList.count()).toBe(0)
  })
})

test('a list that waits is found again until it is kept, given up or too old, by its establishment alone', async () => {
  const kept = await analysed([HEADER, 'ROY;Léa;Elève;601;N1'])
  const dropped = await analysed([HEADER, 'ROY;Léa;Elève;601;N1', 'ROY;Tom;Elève;602;N3'])
  const waiting = async (by = access) => (await listWaitingEntLists(by)).map(({ id, accounts }) => [id, accounts])
  expect(await waiting()).toEqual([
    [dropped, 2],
    [kept, 1],
  ])
  expect(await waiting(await newAccess(await createSchool(), 'import'))).toEqual([])
  await confirmEntList(access, kept)
  await discardEntList(access, dropped)
  expect(await waiting()).toEqual([])
  await analysed([HEADER, 'ROY;Léa;Elève;601;N1'])
  await db().entList.updateMany({ data: { expiresAt: new Date(0) } })
  expect(await waiting()).toEqual([])
})

describe('a list that is kept', () => {
  test('replaces the former one of its profiles, and those alone', async () => {
    await bringEntList(access, { lines: [HEADER, 'ROY;Léa;Elève;601;N1', 'MOREL;Zoé;Enseignant;;N2'] })
    expect(await kept()).toEqual([
      ['pupil', 1],
      ['teacher', 1],
    ])
    await bringEntList(access, { lines: [HEADER, 'ROY;Léa;Elève;601;N1', 'ROY;Tom;Elève;602;N3'] })
    expect(await kept()).toEqual([
      ['pupil', 2],
      ['teacher', 1],
    ])
    await bringEntList(access, { lines: [HEADER, 'MOREL;Zoé;Enseignant;;N2'] })
    expect(await db().entList.count()).toBe(2)
  })

  test('has lost its analysis, and is told in the journal without a name', async () => {
    const listId = await bringEntList(access, { lines: [HEADER, 'ROY;Léa;Elève;601;N1'] })
    expect(await db().entList.findFirstOrThrow()).toMatchObject({ state: 'confirmed', analysis: null })
    expect(await db().journalEntry.findFirstOrThrow()).toMatchObject({
      kind: 'ent_list_confirmed',
      uai: school.uai,
      data: { listId, accounts: 1 },
    })
    expect(await confirmEntList(access, listId)).toEqual({ ok: false, refusal: { reason: 'gone' } })
  })

  test('is erased by hand, wholly', async () => {
    await bringEntList(access, { lines: [HEADER, 'ROY;Léa;Elève;601;N1'] })
    const foreign = await newAccess(await createSchool(), 'import')
    await bringEntList(foreign, { lines: [HEADER, 'ROY;Léa;Elève;601;N1'] })
    expect(await eraseOwnEntLists(access)).toBe(1)
    expect(await kept()).toEqual([])
    expect(await db().entList.count()).toBe(1)
  })

  test('is erased when the establishment changes its ENT', async () => {
    await bringEntList(access, { lines: [HEADER, 'ROY;Léa;Elève;601;N1'] })
    const administration = grantAdministration(await actorOf(await createAccount('academy_admin')))
    const change = { uai: school.uai, entId: (await createEnt()).id, agreedVoids: 0 }
    expect(await changeEstablishmentEnt(administration!, change, new Date())).toMatchObject({ ok: true })
    expect(await kept()).toEqual([])
  })
})

test('somebody of another establishment neither sees, nor keeps, nor drops it', async () => {
  const listId = await analysed([HEADER, 'ROY;Léa;Elève;601;N1'])
  const foreign = await newAccess(await createSchool(), 'import')
  expect(await findEntList(foreign, listId)).toBeNull()
  expect(await confirmEntList(foreign, listId)).toMatchObject({ ok: false })
  expect(await discardEntList(foreign, listId)).toMatchObject({ ok: false })
  expect(await discardEntList(access, listId)).toMatchObject({ ok: true })
})
