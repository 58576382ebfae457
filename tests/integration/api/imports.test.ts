import { beforeEach, describe, expect, test } from 'vitest'
import { reanalyseImport } from '@/features/imports/mutations'
import { matchCasId } from '@/features/known-columns/mutations'
import { db } from '@/server/db'
import { forgetCounts } from '@/server/rate-limit'
import { newAccess } from '@/tests/builders/access'
import { callApi, tokenOf } from '@/tests/builders/api'
import { createPerson, createSchool, recount } from '@/tests/builders/school'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

const REASON = 'Départ des 3e, fin d’année'

let school: Awaited<ReturnType<typeof createSchool>>
let token: string

beforeEach(async () => {
  forgetCounts()
  school = await createSchool()
  token = await tokenOf('school_admin', school)
})

/** Twenty known pupils, of whom a whole list holds one. */
async function bringHeld() {
  for (let number = 0; number < 20; number++) await createPerson(school.setupId)
  await recount(school.setupId)
  const kept = await db().person.findFirstOrThrow()
  const body = new TextEncoder().encode(
    `Nom;Identifiant PRONOTE;Identifiant CAS\n${kept.lastName};${kept.pronoteId};NAA1\n`,
  )
  const brought = await callApi('POST', `/establishments/${school.uai}/imports?profile=pupil&coverage=whole`, {
    token,
    body,
  })
  expect(brought.status).toBe(201)
  return brought.json
}

const post = (path: string, body?: object) => callApi('POST', path, { token, body })

describe('a held import', () => {
  test('says what holds it, and is written once approved with a reason', async () => {
    const held = await bringHeld()
    expect(held).toMatchObject({
      state: 'held',
      holds: [{ code: 'many_absent', detail: expect.stringContaining('19') }],
    })
    const commit = `/imports/${held.id}/commit`
    expect(await post(commit)).toMatchObject({ status: 409, json: { code: 'import_held' } })
    expect(await post(commit, {})).toMatchObject({ status: 409, json: { code: 'import_held' } })
    for (const body of [{ approve: true }, { approve: true, reason: 'ok' }]) {
      expect(await post(commit, body)).toMatchObject({
        status: 422,
        json: { code: 'invalid', errors: [{ field: 'reason' }] },
      })
    }
    expect(await post(commit, { reason: REASON })).toMatchObject({
      status: 422,
      json: { errors: [{ field: 'approve' }] },
    })
    expect(await post(commit, { approve: false, reason: REASON })).toMatchObject({ status: 422 })
    expect(await db().person.count({ where: { absentSince: { not: null } } })).toBe(0)

    expect(await post(commit, { approve: true, reason: REASON })).toMatchObject({
      status: 200,
      json: { state: 'committed' },
    })
    expect(await db().person.count({ where: { absentSince: { not: null } } })).toBe(19)
    expect(await post(commit)).toMatchObject({ status: 409, json: { code: 'import_committed' } })
  })
})

describe('undoing', () => {
  test('gives the import as undone, once', async () => {
    const { id } = await bringHeld()
    expect(await post(`/imports/${id}/undo`)).toMatchObject({ status: 409, json: { code: 'not_committed' } })
    await post(`/imports/${id}/commit`, { approve: true, reason: REASON })
    expect(await post(`/imports/${id}/undo`)).toMatchObject({ status: 200, json: { id, state: 'undone' } })
    expect(await db().person.count({ where: { absentSince: null } })).toBe(20)
    expect(await post(`/imports/${id}/undo`)).toMatchObject({ status: 409, json: { code: 'not_committed' } })
    expect(await post(`/imports/${id}/commit`)).toMatchObject({ status: 409, json: { code: 'import_undone' } })
  })

  test('is refused while a later import wrote the same people', async () => {
    const { id } = await bringHeld()
    await post(`/imports/${id}/commit`, { approve: true, reason: REASON })
    const { pronoteId } = await db().person.findFirstOrThrow({ where: { absentSince: null } })
    const body = new TextEncoder().encode(`Nom;Identifiant PRONOTE;Identifiant CAS\nAUTRE;${pronoteId};NAA1\n`)
    const later = await callApi('POST', `/establishments/${school.uai}/imports?profile=pupil`, { token, body })
    await post(`/imports/${later.json.id}/commit`)
    expect(await post(`/imports/${id}/undo`)).toMatchObject({ status: 409, json: { code: 'later_import' } })
  })
})

test('an analysis that is expected is written, and no other in its place', async () => {
  const { id, analysis } = await bringHeld()
  expect(analysis).toBe(1)
  expect((await reanalyseImport(await newAccess(school, 'import'), id, { coverage: 'part' })).ok).toBe(true)
  const commit = `/imports/${id}/commit`
  expect(await post(commit, { expectedAnalysis: 1 })).toMatchObject({ status: 409, json: { code: 'analysed_again' } })
  expect(await callApi('GET', `/imports/${id}`, { token })).toMatchObject({ json: { state: 'analysed', analysis: 2 } })
  expect(await post(commit, { expectedAnalysis: '2' })).toMatchObject({ status: 422 })
  expect(await post(commit, { expectedAnalysis: 2 })).toMatchObject({ status: 200, json: { state: 'committed' } })
})

test('an interrupted import is shown so, and committed again', async () => {
  const { id } = await bringHeld()
  await db().listImport.update({ where: { id }, data: { state: 'interrupted' } })
  expect(await callApi('GET', `/imports/${id}`, { token })).toMatchObject({ json: { state: 'interrupted' } })
  expect(await post(`/imports/${id}/commit`, { approve: true, reason: REASON })).toMatchObject({
    json: { state: 'committed' },
  })
})

test('one that is being written says so to whoever commits or discards it', async () => {
  const { id } = await bringHeld()
  await db().listImport.update({ where: { id }, data: { state: 'committing' } })
  for (const act of ['commit', 'discard']) {
    expect(await post(`/imports/${id}/${act}`)).toMatchObject({ status: 409, json: { code: 'import_committing' } })
  }
  expect(await callApi('GET', `/imports/${id}`, { token })).toMatchObject({ json: { state: 'committing' } })
})

describe('a list that tells the establishment of its rows', () => {
  const OTHER = '0310001A'
  const [ours, theirs] = ['M298XBD5RJEYV6W4', 'Y57PVZX8DMW9BTEH']
  const bring = (uais: [string, string]) =>
    callApi('POST', `/establishments/${school.uai}/imports?profile=pupil`, {
      token,
      body: new TextEncoder().encode(
        `Nom;UAI;Identifiant PRONOTE;Identifiant CAS\nLECLERC;${uais[0]};${ours};NAA1\nDUTRONC;${uais[1]};${theirs};NAA2\n`,
      ),
    })

  test('has those of others refused one by one, and neither written nor kept', async () => {
    const brought = await bring([school.uai, OTHER])
    expect(brought).toMatchObject({
      status: 201,
      json: {
        counts: { rows: 2, new: 1, refused: 1 },
        errors: [{ line: 3, column: 'UAI', value: OTHER, rule: 'other_establishment' }],
      },
    })
    const kept = await db().listImport.findUniqueOrThrow({ where: { id: brought.json.id } })
    expect(JSON.stringify(kept.analysis)).toContain('LECLERC')
    expect(JSON.stringify(kept.analysis)).not.toMatch(/DUTRONC|Y57PVZX8DMW9BTEH/)
    expect(await post(`/imports/${brought.json.id}/commit`)).toMatchObject({
      json: { state: 'committed', counts: { rows: 2, new: 1, refused: 1 } },
    })
    expect(await db().person.findMany({ select: { pronoteId: true } })).toEqual([{ pronoteId: ours }])
  })

  test('is told the same of a UAI that is known here as of one that is not', async () => {
    const { uai } = await createSchool()
    const [known, unknown] = [await bring([school.uai, uai]), await bring([school.uai, OTHER])]
    expect(JSON.stringify(known.json.errors).replaceAll(uai, OTHER)).toBe(JSON.stringify(unknown.json.errors))
  })

  test('is refused as such when it has no row of this one', async () => {
    const refused = await bring([OTHER, OTHER])
    expect(refused).toMatchObject({ status: 422, json: { code: 'other_establishment' } })
    expect(refused.json.detail).toContain(OTHER)
    expect(await db().listImport.count()).toBe(0)
  })
})

describe('a list of which no column is known for the Identifiant CAS', () => {
  const bring = async (columns: string) => {
    const text = `Nom;Identifiant PRONOTE;${columns}\nMARTIN;M298XBD5RJEYV6W4;NAA1;x\n`
    const body = new TextEncoder().encode(text)
    const answer = await callApi('POST', `/establishments/${school.uai}/imports?profile=pupil`, { token, body })
    expect(answer.status).toBe(201)
    return answer.json
  }
  const show = async (id: string) => (await callApi('GET', `/imports/${id}`, { token })).json

  test('says which may hold it and where to say so, until somebody did; the next ones are read by that', async () => {
    const brought = await bring('Ident. externe;Divers')
    expect(brought).toMatchObject({
      state: 'analysed',
      counts: { new: 1, newlyPaired: 0 },
      casIdNotFound: {
        columns: ['Ident. externe', 'Divers'],
        detail: expect.stringContaining('n’en apporte aucun') as string,
        remedy: expect.stringContaining('dites sur la page de cet import') as string,
      },
    })
    expect((await matchCasId(await newAccess(school, 'import'), brought.id, 2)).ok).toBe(true)
    const told = await show(brought.id)
    expect(told).not.toHaveProperty('casIdNotFound')
    expect(told).toMatchObject({ analysis: 2, counts: { new: 1, newlyPaired: 1 } })
    const next = await bring('Ident. externe;Divers')
    expect(next).not.toHaveProperty('casIdNotFound')
    expect(next).toMatchObject({ counts: { newlyPaired: 1 } })
  })

  test('says nothing of it where none may, nor once it is settled', async () => {
    expect(await bring('Identifiant CAS;Divers')).not.toHaveProperty('casIdNotFound')
    const { id } = await bring('Ident. externe;Divers')
    await post(`/imports/${id}/commit`)
    expect(await show(id)).not.toHaveProperty('casIdNotFound')
  })
})
