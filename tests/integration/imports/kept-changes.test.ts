import { beforeEach, describe, expect, test } from 'vitest'
import { analyseUpload } from '@/features/imports/mutations'
import { commitImport } from '@/features/settlements/mutations'
import type { EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'
import { newAccess } from '@/tests/builders/access'
import { createSchool } from '@/tests/builders/school'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

const HEADER = 'Nom;Prénom;Classe;Identifiant PRONOTE;Identifiant CAS\n'
const TWO = `${HEADER}MARTIN;Léa;601;AZKH9C7WSQ2R54DP;NAA1\nDURAND;Tom;602;FEH85K9JNUCASD2M;\n`

let access: EstablishmentAccess<'import'>

beforeEach(async () => {
  access = await newAccess(await createSchool(), 'import')
})

/** Gives the import's id. */
async function bring(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text)
  const analysed = await analyseUpload(access, { fileName: 'liste.csv', bytes, profile: 'pupil', coverage: 'whole' })
  if (!analysed.ok) throw new Error(`refused: ${analysed.refusal.reason}`)
  const committed = await commitImport(access, analysed.value)
  if (!committed.ok) throw new Error(`refused: ${committed.refusal.reason}`)
  return analysed.value
}

describe('what an import changes is kept as it was', () => {
  test('whom it brings in is known by it, whom it changes keeps what they were', async () => {
    const first = await bring(TWO)
    const second = await bring(`${HEADER}MARTIN;Léa;603;AZKH9C7WSQ2R54DP;NAA1\n`)

    const people = await db().person.findMany({
      orderBy: { id: 'asc' },
      select: { firstImportId: true, lastImportId: true },
    })
    expect(people).toEqual([
      { firstImportId: first, lastImportId: second },
      { firstImportId: first, lastImportId: second },
    ])
    const changes = await db().personChange.findMany({
      orderBy: { personId: 'asc' },
      select: { importId: true, className: true, absentSince: true, lastImportId: true },
    })
    expect(changes).toEqual([
      { importId: second, className: '601', absentSince: null, lastImportId: first },
      { importId: second, className: '602', absentSince: null, lastImportId: first },
    ])
  })

  test('a pairing is lost when its cell is shown empty, until there is one again', async () => {
    const lostAt = async () =>
      (await db().person.findFirstOrThrow({ where: { pronoteId: 'AZKH9C7WSQ2R54DP' } })).lostPairingAt
    await bring(TWO)
    expect(await lostAt()).toBeNull()
    await bring(TWO.replace(';NAA1', ';'))
    const lost = await lostAt()
    expect(lost).toBeInstanceOf(Date)
    await bring(TWO.replace(';NAA1', ';').replace('601', '604'))
    expect(await lostAt()).toEqual(lost)
    await bring(TWO.replace('NAA1', 'NAA2'))
    expect(await lostAt()).toBeNull()
  })
})
