import { beforeEach, describe, expect, test } from 'vitest'
import type { Field } from '@/domain/lists/recognise-columns'
import { forgetExpired } from '@/features/analyses/mutations'
import { analyseUpload, correctImport, reanalyseImport } from '@/features/imports/mutations'
import { commitImport } from '@/features/settlements/mutations'
import { findImport } from '@/features/imports/queries'
import { tellColumns } from '@/features/known-columns/actions'
import { forgetKnownColumns, matchImportColumns } from '@/features/known-columns/mutations'
import { findColumnSamples, listKnownColumns } from '@/features/known-columns/queries'
import { IDLE } from '@/lib/action-state'
import type { EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'
import { newAccess } from '@/tests/builders/access'
import { createAccount, createSchool } from '@/tests/builders/school'
import { form, signInAs } from '@/tests/setup/browser'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

const LIST =
  'Nom;Prénom;Classe;Adresse;Clef\nMARTIN;Léa;601;3 rue X;AZKH9C7WSQ2R54DP\nDURAND;Tom;602;;FEH85K9JNUCASD2M\n'
const CHOICES: (Field | null)[] = ['lastName', 'firstName', 'className', null, 'pronoteId']

let school: Awaited<ReturnType<typeof createSchool>>
let access: EstablishmentAccess<'import'>

beforeEach(async () => {
  school = await createSchool()
  access = await newAccess(school, 'import')
})

async function bring(text = LIST, by = access) {
  const bytes = new TextEncoder().encode(text)
  const list = { fileName: 'liste.csv', bytes, profile: null, coverage: 'whole', whenUnclear: 'ask' } as const
  const analysed = await analyseUpload(by, list)
  if (!analysed.ok) throw new Error(analysed.refusal.reason)
  return analysed.value
}

describe('a list whose columns are not known', () => {
  test('waits for them: it can neither be confirmed, nor analysed under a profile', async () => {
    const id = await bring()
    expect(await findImport(access, id)).toMatchObject({ status: 'analysed', profile: null, counts: null, rows: 2 })
    expect(await commitImport(access, id)).toMatchObject({ refusal: { reason: 'profile_unknown' } })
    expect(await reanalyseImport(access, id, { profile: 'pupil' })).toMatchObject({
      refusal: { reason: 'unmatched_columns', columns: ['Clef'] },
    })
    expect(await findColumnSamples(access, id)).toEqual([
      ['MARTIN', 'DURAND'],
      ['Léa', 'Tom'],
      ['601', '602'],
      ['3 rue X'],
      ['AZKH9C7WSQ2R54DP', 'FEH85K9JNUCASD2M'],
    ])
  })

  test('once they are told is analysed, keeps no more than it needs, and is confirmed', async () => {
    const id = await bring()
    expect(await matchImportColumns(access, { importId: id, choices: CHOICES })).toEqual({ ok: true, value: id })
    const found = await findImport(access, id)
    expect(found).toMatchObject({ profile: 'pupil', counts: { rows: 2, new: 2 } })
    expect(found?.recognised.unclear).toBeUndefined()
    expect((await findColumnSamples(access, id))[3]).toEqual([])
    expect(await commitImport(access, id)).toMatchObject({ ok: true, value: { new: 2 } })
    expect(await db().journalEntry.count({ where: { kind: 'columns_matched' } })).toBe(1)
  })

  test('is then asked for its profile, when its columns do not tell', async () => {
    const id = await bring('Nom;Prénom;Clef\nMARTIN;Léa;AZKH9C7WSQ2R54DP\n')
    await matchImportColumns(access, { importId: id, choices: ['lastName', 'firstName', 'pronoteId'] })
    const found = await findImport(access, id)
    expect(found).toMatchObject({ profile: null, status: 'analysed' })
    expect(found?.recognised.unclear).toBeUndefined()
    expect(await reanalyseImport(access, id, { profile: 'guardian' })).toEqual({ ok: true, value: id })
  })

  test('through the API is refused, and nothing is kept', async () => {
    const bytes = new TextEncoder().encode(LIST)
    const refused = await analyseUpload(access, { fileName: 'x', bytes, profile: 'pupil', coverage: 'part' })
    expect(refused).toMatchObject({ refusal: { reason: 'unmatched_columns' } })
    expect(await db().listImport.count()).toBe(0)
  })

  test('tells each field that is chosen twice, and what was chosen comes back', async () => {
    await signInAs(await createAccount('school_admin', school))
    const fields = Object.fromEntries(CHOICES.map((field, at) => [`column-${at}`, field ?? '']))
    const sent = { ...fields, 'column-3': 'pronoteId', importId: await bring() }
    const state = await tellColumns(school.uai, IDLE, form(sent))
    expect(state).toMatchObject({ status: 'refused', values: { 'column-3': 'pronoteId' } })
    expect(state.status === 'refused' && Object.keys(state.fields)).toEqual(['column-3', 'column-4'])
  })

  test('is told once: settled, forgotten or told already, there is nothing to tell', async () => {
    const id = await bring()
    await matchImportColumns(access, { importId: id, choices: CHOICES })
    for (const importId of [id, 'nothing', crypto.randomUUID()]) {
      expect(await matchImportColumns(access, { importId, choices: CHOICES })).toMatchObject({
        refusal: { reason: 'no_longer_asked' },
      })
    }
    await forgetKnownColumns(access, null)
    const late = await bring()
    await db().listImport.update({ where: { id: late }, data: { expiresAt: new Date(0) } })
    await forgetExpired()
    expect(await matchImportColumns(access, { importId: late, choices: CHOICES })).toMatchObject({ ok: false })
    expect(await findColumnSamples(access, late)).toEqual([])
  })
})

describe('a list of which the Identifiant CAS was not recognised', () => {
  const list = (column: string, ...ids: [string, string]) =>
    `Nom;Prénom;Classe;Identifiant PRONOTE;${column}\nMARTIN;Léa;601;AZKH9C7WSQ2R54DP;${ids[0]}\nDURAND;Tom;602;FEH85K9JNUCASD2M;${ids[1]}\n`
  const told = (casId: Field | null): (Field | null)[] => ['lastName', 'firstName', 'className', 'pronoteId', casId]

  test('takes no pairing away, and is analysed again once it is told which column it is', async () => {
    await commitImport(access, await bring(list('Identifiant CAS', 'NAA30191', '')))
    const id = await bring(list('Ident. externe', 'NAA30191', 'NAA30622'))
    const before = await findImport(access, id)
    expect(before).toMatchObject({ profile: 'pupil', counts: { unchanged: 2, lostPairing: 0 } })
    expect(before?.recognised.unrecognised).toEqual([4])
    expect((await findColumnSamples(access, id))[4]).toEqual(['NAA30191', 'NAA30622'])

    expect(await matchImportColumns(access, { importId: id, choices: told('casId') })).toEqual({ ok: true, value: id })
    const after = await findImport(access, id)
    expect(after).toMatchObject({ profile: 'pupil', counts: { unchanged: 1, changed: 1, newlyPaired: 1 } })
    expect(after?.recognised.unrecognised).toBeUndefined()
    expect(await commitImport(access, id)).toMatchObject({ ok: true, value: { newlyPaired: 1 } })
    const next = await findImport(access, await bring(list('IDENT EXTERNE', 'NAA30191', 'NAA30622')))
    expect(next).toMatchObject({ counts: { unchanged: 2 } })
    expect(next?.recognised.columns[4]?.field).toBe('casId')
  })

  test('is not asked about again once it is told to be none of these, and keeps nothing of it', async () => {
    await matchImportColumns(access, { importId: await bring(list('Divers', 'x', 'y')), choices: told(null) })
    const next = await bring(list('Divers', 'x', 'y'))
    expect((await findImport(access, next))?.recognised.unrecognised).toBeUndefined()
    expect((await findColumnSamples(access, next))[4]).toEqual([])
    expect(await matchImportColumns(access, { importId: next, choices: told('casId') })).toMatchObject({ ok: false })
  })

  test('keeps what was typed in place of its cells, and the profile that was chosen', async () => {
    const id = await bring(list('Divers', 'x', 'y').replace('AZKH9C7WSQ2R54DP', 'COURT'))
    await reanalyseImport(access, id, { profile: 'guardian' })
    const cells = [{ line: 2, field: 'pronoteId' as const, value: 'AZKH9C7WSQ2R54DP' }]
    await correctImport(access, id, { cells, leaveOut: [], withdraw: [] })
    await matchImportColumns(access, { importId: id, choices: told('casId') })
    expect(await findImport(access, id)).toMatchObject({ profile: 'guardian', counts: { new: 2, newlyPaired: 2 } })
  })

  test('is no longer asked about once it is confirmed', async () => {
    const id = await bring(list('Divers', 'x', 'y'))
    await commitImport(access, id)
    expect(await matchImportColumns(access, { importId: id, choices: told('casId') })).toMatchObject({
      refusal: { reason: 'no_longer_asked' },
    })
  })
})

describe('what was told of columns', () => {
  test('applies to the next list of the establishment, of no other, until it is forgotten', async () => {
    await matchImportColumns(access, { importId: await bring(), choices: CHOICES })
    expect(await listKnownColumns(access)).toMatchObject([{ header: 'clef', label: 'Clef', field: 'pronoteId' }])
    expect(await findImport(access, await bring())).toMatchObject({ profile: 'pupil', counts: { rows: 2 } })

    const elsewhere = await newAccess(await createSchool(), 'import')
    expect(await listKnownColumns(elsewhere)).toEqual([])
    expect(await findImport(elsewhere, await bring(LIST, elsewhere))).toMatchObject({ profile: null })
    expect(await forgetKnownColumns(elsewhere, 'clef')).toBe(0)

    expect(await forgetKnownColumns(access, 'clef')).toBe(1)
    expect(await findImport(access, await bring())).toMatchObject({ profile: null })
  })

  test('a later word replaces it, and nobody of another establishment tells it', async () => {
    const id = await bring()
    const elsewhere = await newAccess(await createSchool(), 'import')
    expect(await matchImportColumns(elsewhere, { importId: id, choices: CHOICES })).toMatchObject({ ok: false })
    expect(await findColumnSamples(elsewhere, id)).toEqual([])

    await matchImportColumns(access, { importId: id, choices: CHOICES })
    const two = LIST.replace('Adresse', 'Id. PRONOTE').replace('3 rue X', 'KT2AQ3UW4S98DPYX')
    const next = await bring(two)
    expect((await findImport(access, next))?.recognised.unclear).toMatchObject({ reason: 'several_columns' })
    const choices: (Field | null)[] = ['lastName', 'firstName', 'className', 'pronoteId', null]
    await matchImportColumns(access, { importId: next, choices })
    expect(await listKnownColumns(access)).toMatchObject([])
  })
})
