import { beforeEach, describe, expect, test } from 'vitest'
import { UNDO_DAYS } from '@/domain/import/undo'
import { analyseUpload } from '@/features/imports/mutations'
import { findImport } from '@/features/imports/queries'
import { forgetUndoable, undoImport } from '@/features/import-undo/mutations'
import { findUndoRefusal } from '@/features/import-undo/queries'
import { commitImport } from '@/features/settlements/mutations'
import type { EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'
import { newAccess } from '@/tests/builders/access'
import { fixtureBytes } from '@/tests/builders/fixture-lists'
import { createSchool } from '@/tests/builders/school'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

const HEADER = 'Nom;Prénom;Classe;Identifiant PRONOTE;Identifiant CAS\n'
const LEA = 'MARTIN;Léa;601;AZKH9C7WSQ2R54DP;NAA1\n'
const TOM = 'DURAND;Tom;602;FEH85K9JNUCASD2M;\n'
const ZOE = 'PETIT;Zoé;602;KQS98RPC4FNVAZU7;NAA3\n'

let school: Awaited<ReturnType<typeof createSchool>>
let access: EstablishmentAccess<'import'>

beforeEach(async () => {
  school = await createSchool()
  access = await newAccess(school, 'import')
})

async function bring(rows: string, coverage: 'whole' | 'part' = 'whole'): Promise<string> {
  const bytes = new TextEncoder().encode(HEADER + rows)
  const analysed = await analyseUpload(access, { fileName: `${coverage}.csv`, bytes, profile: 'pupil', coverage })
  if (!analysed.ok) throw new Error(analysed.refusal.reason)
  const committed = await commitImport(access, analysed.value)
  if (!committed.ok) throw new Error(committed.refusal.reason)
  return analysed.value
}

const people = () => db().person.findMany({ orderBy: { id: 'asc' } })
const counts = () => db().establishment.findFirstOrThrow({ select: { people: true, paired: true, conflicts: true } })

describe('undoing', () => {
  test('whom it brought is removed, whom it changed or missed is as before, counts follow, the journal tells', async () => {
    await bring(LEA + TOM)
    const before = { people: await people(), counts: await counts() }
    const second = await bring('BERNARD;Tom;603;FEH85K9JNUCASD2M;NAA2\n' + ZOE)
    expect(await counts()).toEqual({ people: 2, paired: 2, conflicts: 0 })

    expect(await undoImport(access, second)).toEqual({ ok: true, value: { removed: 1, restored: 2 } })
    expect({ people: await people(), counts: await counts() }).toEqual(before)
    expect(await findImport(access, second)).toMatchObject({ status: 'undone', undoableUntil: null })
    expect(await db().personChange.count()).toBe(0)
    const entry = await db().journalEntry.findFirstOrThrow({ where: { kind: 'import_undone' } })
    expect(entry.data).toEqual({ importId: second, profile: 'pupil', removed: 1, restored: 2 })
    expect(await undoImport(access, second)).toMatchObject({ refusal: { reason: 'not_committed', state: 'undone' } })
  })

  test('a conflict that it made is gone, and one that it ended is back', async () => {
    await bring(LEA + TOM)
    const second = await bring('DURAND;Tom;602;FEH85K9JNUCASD2M;NAA1\n', 'part')
    expect(await counts()).toEqual({ people: 2, paired: 0, conflicts: 1 })
    const third = await bring('DURAND;Tom;602;FEH85K9JNUCASD2M;NAA2\n', 'part')
    expect(await counts()).toEqual({ people: 2, paired: 2, conflicts: 0 })

    await undoImport(access, third)
    expect(await counts()).toEqual({ people: 2, paired: 0, conflicts: 1 })
    await undoImport(access, second)
    expect(await counts()).toEqual({ people: 2, paired: 1, conflicts: 0 })
    expect((await people()).some((person) => person.conflict)).toBe(false)
  })

  test('refused while a later import wrote the same people, naming it, and allowed again once that one is undone', async () => {
    const first = await bring(LEA + TOM)
    const second = await bring('MARTIN;Léa;605;AZKH9C7WSQ2R54DP;NAA1\n', 'part')
    const refused = await undoImport(access, first)
    expect(refused).toMatchObject({
      refusal: { reason: 'later_import', imports: [{ id: second, fileName: 'part.csv' }] },
    })
    expect(await people()).toHaveLength(2)
    expect(await findUndoRefusal(access, first)).toEqual(refused.ok ? null : refused.refusal)
    expect(await findUndoRefusal(access, second)).toBeNull()

    expect((await undoImport(access, second)).ok).toBe(true)
    expect(await findUndoRefusal(access, first)).toBeNull()
    expect((await undoImport(access, first)).ok).toBe(true)
    expect(await people()).toEqual([])
  })

  test('a later import of other people, or that changes nothing, does not stand in the way', async () => {
    const first = await bring(LEA + TOM)
    await bring(ZOE, 'part')
    await bring(LEA, 'part')
    expect((await undoImport(access, first)).ok).toBe(true)
    expect((await people()).map(({ lastName }) => lastName)).toEqual(['PETIT'])
  })

  test('an analysis made before is to be made again', async () => {
    const first = await bring(LEA)
    const bytes = new TextEncoder().encode(HEADER + TOM)
    const waiting = await analyseUpload(access, { fileName: 'a.csv', bytes, profile: 'pupil', coverage: 'part' })
    await undoImport(access, first)
    const id = waiting.ok ? waiting.value : ''
    expect(await findImport(access, id)).toMatchObject({ isOutdated: true })
    expect(await commitImport(access, id)).toMatchObject({ refusal: { reason: 'people_changed' } })
  })

  test('steps which that list alone proved are to be done again', async () => {
    const bytes = fixtureBytes('professeurs-presse-papiers.tsv')
    const brought = { fileName: 'p.tsv', bytes, profile: 'teacher', coverage: 'whole' } as const
    const analysed = await analyseUpload(access, brought)
    if (!analysed.ok) throw new Error(analysed.refusal.reason)
    await commitImport(access, analysed.value)
    const done = await db().establishment.findFirstOrThrow()
    expect(done.stepsDone).toBeGreaterThan(0)

    await undoImport(access, analysed.value)
    const facts = await db().fact.findMany({ orderBy: { sequence: 'asc' }, select: { kind: true, source: true } })
    expect(facts.at(-1)).toEqual({ kind: 'reopened', source: 'import' })
    expect(facts.filter(({ kind }) => kind === 'reopened')).toHaveLength(done.stepsDone)
    expect((await db().establishment.findFirstOrThrow()).stepsDone).toBe(0)
  })

  test('nobody of another establishment undoes it', async () => {
    const first = await bring(LEA)
    const stranger = await newAccess(await createSchool(), 'import')
    expect(await undoImport(stranger, first)).toEqual({ ok: false, refusal: { reason: 'not_found' } })
    expect(await undoImport(access, 'no-import')).toEqual({ ok: false, refusal: { reason: 'not_found' } })
    expect(await people()).toHaveLength(1)
  })
})

test('once it can no longer be undone, the former names are erased and the Identifiants CAS stay for comparing', async () => {
  await bring(LEA + TOM)
  const second = await bring('BERNARD;Léa;601;AZKH9C7WSQ2R54DP;NAA9\n', 'part')
  expect(await forgetUndoable()).toBe(0)
  const { undoableUntil, settledAt } = await db().listImport.findUniqueOrThrow({ where: { id: second } })
  expect(undoableUntil!.getTime() - settledAt!.getTime()).toBe(UNDO_DAYS * 86_400_000)

  await db().listImport.update({ where: { id: second }, data: { undoableUntil: new Date() } })
  expect(await undoImport(access, second)).toMatchObject({ refusal: { reason: 'undo_too_late', days: UNDO_DAYS } })
  expect(await forgetUndoable()).toBe(1)
  expect(await db().personChange.findMany()).toMatchObject([
    { importId: second, lastName: '', firstName: '', className: null, casId: 'NAA1' },
  ])
  expect(await undoImport(access, second)).toMatchObject({ refusal: { reason: 'undo_too_late' } })
})
