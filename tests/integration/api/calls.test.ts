import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/server/db'
import { forgetCounts } from '@/server/rate-limit'
import { callApi, expectContract, tokenOf, type AnyJson, type Sent } from '@/tests/builders/api'
import { fixtureBytes } from '@/tests/builders/fixture-lists'
import { createEnt, createPerson, createSchool, recount } from '@/tests/builders/school'
import { ods, xlsx, zipped } from '@/tests/builders/workbooks'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

let school: Awaited<ReturnType<typeof createSchool>>
let token: string
let here: string

beforeEach(async () => {
  forgetCounts()
  const ent = await createEnt({ slug: 'ecollege31', name: 'eCollège 31' })
  school = await createSchool({ entId: ent.id, name: 'Collège Émile-Zola', city: 'Toulouse' })
  token = await tokenOf('school_admin', school)
  here = `/establishments/${school.uai}`
})

const get = (address: string, sent: Sent = {}) => callApi('GET', address, { token, ...sent })
const put = (address: string, body: unknown, sent: Sent = {}) => callApi('PUT', address, { token, body, ...sent })
const post = (address: string, body?: unknown, sent: Sent = {}) => callApi('POST', address, { token, body, ...sent })

describe('the list of establishments', () => {
  beforeEach(async () => {
    token = await tokenOf('support', school)
    await createSchool({ name: 'Lycée Pierre-de-Fermat', city: 'Toulouse', kind: 'lycee' })
    await createSchool({ name: 'Collège Victor-Hugo', city: 'Colomiers' })
  })

  test('gives a page, filtered and sorted, and ignores what it does not know', async () => {
    const names = async (query: string) => {
      const answer = await get(`/establishments?${query}`)
      expectContract('listEstablishments', answer)
      return answer.json.establishments.map(({ name }: { name: string }) => name)
    }
    expect(await names('q=zola')).toEqual(['Collège Émile-Zola'])
    expect(await names('q=emile%20toul')).toEqual(['Collège Émile-Zola'])
    expect(await names('kind=lycee&q=&department=&sort=&utm=1')).toEqual(['Lycée Pierre-de-Fermat'])
    expect(await names('sort=-name&perPage=1&page=2')).toEqual(['Collège Victor-Hugo'])
    expect(await names('department=31')).toHaveLength(3)
    expect(await names('department=012')).toEqual([])
    const { json } = await get('/establishments?perPage=2&page=9')
    expect(json).toEqual({ total: 3, page: 9, perPage: 2, establishments: [] })
  })

  test.each([
    ['kind=ecole', 'kind'],
    ['sort=uai', 'sort'],
    ['page=0', 'page'],
    ['page=deux', 'page'],
    ['perPage=101', 'perPage'],
    ['department=999', 'department'],
    [`q=${'a'.repeat(201)}`, 'q'],
  ])('refuses ?%s and names the field', async (query, field) => {
    const answer = await get(`/establishments?${query}`)
    expectContract('listEstablishments', answer)
    expect(answer.json).toMatchObject({ status: 422, code: 'invalid', errors: [{ field }] })
  })
})

test('an establishment shows its ENT, configuration, values and steps', async () => {
  const answer = await get(here)
  expectContract('showEstablishment', answer)
  expect(answer.json).toMatchObject({
    uai: school.uai,
    department: '031',
    state: 'not_started',
    ent: { slug: 'ecollege31', name: 'eCollège 31' },
    values: { reservedPrefix: 'http://+:82/pronote.net/cas/', publicUrl: null },
    version: 0,
  })
  expect(applicable(answer.json.steps)).toBe(answer.json.stepsApplicable)
})

function applicable(steps: { state: string }[]): number {
  return steps.filter(({ state }) => state !== 'not_applicable').length
}

describe('a configuration', () => {
  async function current() {
    const { json } = await get(here)
    return { configuration: json.configuration, expectedVersion: json.version }
  }

  test('is written whole, with the values that follow and what is doubtful', async () => {
    const { configuration, expectedVersion } = await current()
    const changed = { ...configuration, publicHost: ' pronote.college-zola.fr ', casUrl: 'https://cas.ent.fr' }
    const answer = await put(`${here}/configuration`, { configuration: changed, expectedVersion })
    expectContract('changeConfiguration', answer)
    expect(answer.json).toMatchObject({
      configuration: { publicHost: 'pronote.college-zola.fr' },
      values: { serviceUrl: 'http://pronote.college-zola.fr:82/pronote.net/cas/' },
      version: 1,
      findings: [{ code: 'scheme_http', severity: 'warning', fields: ['scheme'] }],
    })
    expect((await get(here)).json.configuration).toEqual(answer.json.configuration)
  })

  test('is refused field by field, and nothing is written', async () => {
    const { configuration, expectedVersion } = await current()
    const wrong = { ...configuration, publicHost: '192.168.1.10', casPort: 80, classicPort: 80 }
    const answer = await put(`${here}/configuration`, { configuration: wrong, expectedVersion })
    expectContract('changeConfiguration', answer)
    expect(answer.status).toBe(422)
    expect(answer.json.errors).toEqual([
      expect.objectContaining({ field: 'publicHost', code: 'host_private' }),
      expect.objectContaining({ field: 'casPort', code: 'ports_equal' }),
      expect.objectContaining({ field: 'classicPort', code: 'ports_equal' }),
    ])
    expect((await get(here)).json.version).toBe(0)
  })

  test('must hold every field, each of its type, and no other', async () => {
    const { configuration, expectedVersion } = await current()
    const { casUrl: _left, ...partial } = configuration
    const wrong = { ...partial, casPort: '82', scheme: 'ftp', matchingCode: 'x'.repeat(501), extra: 1 }
    const answer = await put(`${here}/configuration`, { configuration: wrong, expectedVersion, also: 1 })
    const errors = Object.fromEntries(answer.json.errors.map((error: AnyJson) => [error.field, error.code]))
    expect(errors).toEqual({
      casUrl: 'field_missing',
      casPort: 'field_unreadable',
      scheme: 'field_unreadable',
      matchingCode: 'field_too_long',
      extra: 'field_unknown',
      also: 'field_unknown',
    })
    const without = await put(`${here}/configuration`, { configuration })
    expect(without.json.errors).toEqual([
      { field: 'expectedVersion', code: 'field_missing', detail: 'Ce champ manque\u00a0: ajoutez-le.' },
    ])
  })

  test('loses the race against anything written since the expected version, which is told', async () => {
    const { configuration, expectedVersion } = await current()
    await put(`${here}/steps/save-base`, { state: 'blocked', reason: 'Pas de place sur le disque.' })
    const answer = await put(`${here}/configuration`, { configuration, expectedVersion })
    expectContract('changeConfiguration', answer)
    expect(answer.json).toMatchObject({ status: 409, code: 'version_conflict', version: 1 })
  })
})

describe('a step', () => {
  const set = (body: unknown, key = 'save-base') => put(`${here}/steps/${key}`, body)

  test('goes from state to state by the rules of the screens', async () => {
    await put(`${here}/configuration`, await versioned({ serverVersion: '0.0.12' }))
    const states = []
    for (const body of [
      { state: 'attested', note: 'Copie sur le NAS' },
      { state: 'todo', reason: 'Copie illisible' },
      { state: 'blocked', reason: 'Disque plein' },
      { state: 'todo' },
    ]) {
      const answer = await set(body, 'check-server')
      expectContract('setStep', answer)
      states.push([answer.status, answer.json.step?.state, answer.json.version])
    }
    expect(states).toEqual([
      [200, 'attested', 2],
      [200, 'todo', 3],
      [200, 'blocked', 4],
      [200, 'todo', 5],
    ])
  })

  async function versioned(change: object) {
    const { json } = await get(here)
    return { configuration: { ...json.configuration, ...change }, expectedVersion: json.version }
  }

  test('set to the state that it has stays as it is', async () => {
    const blocked = { state: 'blocked', reason: 'Disque plein' }
    expect((await set(blocked)).json.version).toBe(1)
    expect((await set(blocked)).json).toMatchObject({ step: { state: 'blocked' }, version: 1 })
    expect((await set({ ...blocked, reason: 'Disque remplacé, encore plein' })).json.version).toBe(2)
    expect((await set({ state: 'todo' })).json.version).toBe(3)
    expect((await set({ state: 'todo' })).json.version).toBe(3)
  })

  test.each([
    [{ state: 'exempted' }, 'save-base', 'reason_missing'],
    [{ state: 'blocked', reason: '  ' }, 'save-base', 'explanation_missing'],
    [{ state: 'attested' }, 'check-server', 'version_missing'],
  ])('is refused %o as on the screens', async (body, key, code) => {
    const answer = await set(body, key)
    expectContract('setStep', answer)
    expect(answer.json).toMatchObject({ status: 422, code })
  })

  test.each([
    [{ state: 'proven' }, 'state', 'field_unreadable'],
    [{}, 'state', 'field_missing'],
    [{ state: 'todo', by: 'x' }, 'by', 'field_unknown'],
    [{ state: 'todo', note: 'a\0b' }, 'note', 'field_unreadable'],
    [{ state: 'blocked', reason: 'a\ud800b' }, 'reason', 'field_unreadable'],
    [{ state: 'todo', note: 'a'.repeat(2001) }, 'note', 'field_too_long'],
    [{ state: 'todo', expectedVersion: -1 }, 'expectedVersion', 'field_out_of_range'],
    [[], 'body', 'field_unreadable'],
  ])('is not changed by %o', async (body, field, code) => {
    expect((await set(body)).json).toMatchObject({ status: 422, code: 'invalid', errors: [{ field, code }] })
  })

  test('that the procedure does not have is nowhere', async () => {
    for (const key of ['nothing', 'constructor', '%00']) {
      expect([key, (await set({ state: 'todo' }, key)).status]).toEqual([key, 404])
    }
  })

  test('loses the race only against the version that it expected', async () => {
    expect((await set({ state: 'blocked', reason: 'Disque plein', expectedVersion: 0 })).json.version).toBe(1)
    const late = await set({ state: 'todo', expectedVersion: 0 })
    expectContract('setStep', late)
    expect(late.json).toMatchObject({ status: 409, code: 'version_conflict', version: 1 })
    expect((await set({ state: 'todo' })).status).toBe(200)
  })
})

const TABLE = [
  ['Nom', 'Prénom', 'Identifiant PRONOTE'],
  ['A', 'B', 'FEH85K9JNUCASD2M'],
]

describe('an import', () => {
  const staff = fixtureBytes('personnels-cp1252.csv')
  const bring = (query = '?profile=staff', body: unknown = staff, headers: Record<string, string> = {}) =>
    post(`${here}/imports${query}`, body, { headers })

  test('is analysed, shown, committed, and counted in the pairing', async () => {
    const brought = await bring('?profile=staff&coverage=whole', staff, {
      'Content-Disposition': "attachment; filename*=UTF-8''personnels%20%C3%A0%20jour.csv",
    })
    expectContract('bringList', brought)
    expect(brought.json).toMatchObject({
      state: 'analysed',
      profile: 'staff',
      coverage: 'whole',
      recognised: { encoding: 'windows-1252', separator: ';' },
      counts: { rows: 40, new: 40, changed: 0, unchanged: 0, repeated: 0, refused: 0, newlyPaired: 29 },
      errors: [],
      holds: [],
    })
    const { id } = brought.json
    expect(await db().listImport.findFirst({ select: { fileName: true } })).toEqual({
      fileName: 'personnels à jour.csv',
    })
    expect((await get(`/imports/${id}`)).json).toEqual(brought.json)
    const committed = await post(`/imports/${id}/commit`)
    expectContract('commitImport', committed)
    expect(committed.json).toMatchObject({ id, state: 'committed', counts: brought.json.counts })
    expect((await post(`/imports/${id}/commit`, {})).json).toMatchObject({ status: 409, code: 'import_committed' })
    const pairing = await get(`${here}/pairing`)
    expectContract('showPairing', pairing)
    expect(pairing.json).toMatchObject({
      people: 40,
      paired: 29,
      conflicts: 0,
      reasons: [{ reason: 'never_signed_in', people: 11 }],
    })
  })

  test('that is discarded erases its rows', async () => {
    const { id } = (await bring()).json
    const discarded = await post(`/imports/${id}/discard`)
    expectContract('discardImport', discarded)
    expect(discarded.json).toMatchObject({ state: 'discarded', errors: [], warnings: [] })
    expect((await post(`/imports/${id}/commit`)).json.code).toBe('import_discarded')
  })

  test('is refused when people were written since its analysis', async () => {
    const [first, second] = [(await bring()).json.id, (await bring()).json.id]
    await post(`/imports/${first}/commit`)
    expect((await post(`/imports/${second}/commit`)).json).toMatchObject({ status: 409, code: 'people_changed' })
  })

  test('is of a part unless the whole is said', async () => {
    expect((await bring()).json.coverage).toBe('part')
  })

  test('tells each row that is wrong', async () => {
    const list =
      'Nom;Prénom;Classe;Identifiant PRONOTE;Identifiant CAS\nMARTIN;Léa;601;COURT;\nDURAND;Tom;602;FEH85K9JNUCASD2M;\n'
    const { json } = await bring('?profile=pupil', new TextEncoder().encode(list))
    expect(json.counts).toMatchObject({ rows: 2, new: 1, refused: 1 })
    expect(json.errors).toMatchObject([
      { line: 2, column: 'Identifiant PRONOTE', value: 'COURT', rule: 'identifier_format' },
    ])
  })

  test.each([
    ['XLSX', xlsx([{ name: 'A', rows: TABLE }])],
    ['ODS', ods([{ name: 'A', rows: TABLE }])],
    ['XML', new TextEncoder().encode('<TABLE><P><NOM>A</NOM><ID_PRONOTE>FEH85K9JNUCASD2M</ID_PRONOTE></P></TABLE>')],
    ['a ZIP of one list', zipped({ 'liste.ods': ods([{ name: 'A', rows: TABLE }]) })],
  ])('may be %s', async (_what, bytes) => {
    const answer = await bring('?profile=staff', bytes)
    expectContract('bringList', answer)
    expect(answer.json).toMatchObject({ recognised: { separator: null }, counts: { rows: 1, new: 1 } })
  })

  test.each([
    ['several lists', zipped({ 'a.csv': 'x', 'b.csv': 'y' }), 'several_files'],
    ['unknown columns', new TextEncoder().encode('Nom;Clef\nA;FEH85K9JNUCASD2M\n'), 'unmatched_columns'],
    ['an encrypted export', new TextEncoder().encode('<ImportChiffre><Contenu/></ImportChiffre>'), 'encrypted_export'],
  ])('of %s is refused, in words', async (_what, bytes, code) => {
    const answer = await bring('?profile=staff', bytes)
    expectContract('bringList', answer)
    expect(answer.json).toMatchObject({ status: 422, code })
    expect(await db().listImport.count()).toBe(0)
  })

  test.each([
    ['empty', '?profile=staff', '', 422, 'empty'],
    ['without identifiers', '?profile=staff', 'Nom;Prénom\nMARTIN;Léa\n', 422, 'no_identifier_column'],
    [
      'of people unknown',
      '',
      'Nom;Prénom;Identifiant PRONOTE;Identifiant CAS\nA;B;FEH85K9JNUCASD2M;\n',
      422,
      'profile_required',
    ],
    ['of a strange profile', '?profile=robot', 'x', 422, 'invalid'],
  ])('that is %s is refused', async (_what, query, text, status, code) => {
    const answer = await bring(query, new TextEncoder().encode(text))
    expectContract('bringList', answer)
    expect(answer.json).toMatchObject({ status, code })
  })

  test('over 20 MB is refused without being kept, whether or not its size is announced', async () => {
    const large = new Uint8Array(20 * 1024 * 1024 + 1).fill(65)
    expect((await bring('?profile=staff', large)).json).toMatchObject({ status: 413, code: 'too_large' })
    expect((await bring('?profile=staff', large, { 'Content-Length': '1' })).json.status).toBe(413)
    expect(await db().listImport.count()).toBe(0)
  })

  test.each(['multipart/form-data; boundary=x', 'application/json'])('in %s is refused', async (type) => {
    const answer = await bring('?profile=staff', staff, { 'Content-Type': type })
    expect(answer.json).toMatchObject({ status: 415, code: 'unsupported_media_type' })
  })

  test('of another establishment does not exist, for those who may import elsewhere', async () => {
    const { id } = (await bring()).json
    const other = await tokenOf('school_admin', await createSchool())
    for (const answer of [
      await callApi('GET', `/imports/${id}`, { token: other }),
      await callApi('POST', `/imports/${id}/commit`, { token: other }),
    ]) {
      expect(answer.json).toMatchObject({ status: 404, code: 'not_found' })
    }
  })
})

test('the pairing tells who shares an identifier, and its file is harmless', async () => {
  for (const casId of ['NAC1', 'NAC1', 'NAC2', null]) await createPerson(school.setupId, { casId })
  await db().person.updateMany({ where: { casId: 'NAC1' }, data: { conflict: true } })
  await db().person.updateMany({ where: { casId: 'NAC2' }, data: { lastName: '=1+1' } })
  await recount(school.setupId)
  expect((await get(`${here}/pairing`)).json).toMatchObject({
    people: 4,
    paired: 1,
    conflicts: 1,
    byClass: [{ className: '601', people: 4, paired: 1 }],
    reasons: [
      { reason: 'shared_cas_identifier', people: 2 },
      { reason: 'never_signed_in', people: 1 },
    ],
  })
  const file = await get(`${here}/pairing.csv`)
  expectContract('exportPairing', file)
  expect(file.headers.get('content-disposition')).toBe(`attachment; filename="pairing-${school.uai}.csv"`)
  expect(file.text).toContain(";'=1+1;")
  expect(file.text.trim().split('\r\n')).toHaveLength(5)
  expect((await get(`${here}/pairing.csv?list=unpaired`)).text.trim().split('\r\n')).toHaveLength(4)
  expect(await db().journalEntry.count({ where: { kind: 'people_exported' } })).toBe(2)
})

describe('an opening', () => {
  test('wants a reason, and is written in the journal that the school reads', async () => {
    token = await tokenOf('support', school)
    const short = await post(`${here}/openings`, { reason: 'test' })
    expectContract('openPeople', short)
    expect(short.json).toMatchObject({ status: 422, errors: [{ field: 'reason', code: 'reason_too_short' }] })
    const opened = await post(`${here}/openings`, { reason: 'Appel du collège, dossier 12' })
    expectContract('openPeople', opened)
    expect(opened.status).toBe(201)
    expect(await db().journalEntry.count({ where: { kind: 'people_opened', uai: school.uai } })).toBe(1)
  })
})
