import { expect, test } from 'vitest'
import { openPeopleFor } from '@/domain/access/opening'
import { MAX_PEOPLE_IN_BRIEF } from '@/domain/import/preview-import'
import { analyseGroup, openGroup } from '@/features/import-groups/mutations'
import { analyseUpload, reanalyseImport } from '@/features/imports/mutations'
import { findImport } from '@/features/imports/queries'
import { db } from '@/server/db'
import { newAccess } from '@/tests/builders/access'
import { administrationOf } from '@/tests/builders/administration'
import { groupOf, readGroup } from '@/tests/builders/group-lists'
import { createAccount, createPerson, createSchool, recount } from '@/tests/builders/school'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

const COLUMNS = 'Nom;Prénom;Classe;Identifiant PRONOTE'
const MANY = MAX_PEOPLE_IN_BRIEF + 10
const PUPILS = Array.from({ length: MANY }, (_, at) => `NOM${at};Léa;601;ABCDEFGHJKMN${2222 + at}`)

type School = Awaited<ReturnType<typeof createSchool>>

async function broughtTogether(schools: readonly School[]): Promise<void> {
  const rows = schools.flatMap(({ uai }) => PUPILS.map((row) => `${uai};${row}`))
  const list = groupOf(readGroup(new TextEncoder().encode([`UAI;${COLUMNS}`, ...rows].join('\n'))))
  const opening = openPeopleFor('Campagne de rentrée', new Date())
  if (!opening.ok) throw new Error(opening.refusal.reason)
  const access = await administrationOf(await createAccount('academy_admin'))
  const file = { fileName: 'listes.csv', byteSize: 1, sha256: '0'.repeat(64) }
  const about = { ...file, profile: 'pupil', coverage: 'whole' } as const
  const opened = await openGroup(access, { list, about, opening: opening.value })
  if (!opened.ok) throw new Error(opened.refusal.reason)
  await analyseGroup(access, opened.value)
}

/** How many of those who arrive are named, of the only import of a school. */
async function namedAt(school: School): Promise<[status: string | undefined, named: number | undefined]> {
  const { id } = await db().listImport.findFirstOrThrow({ where: { setupId: school.setupId } })
  const found = await findImport(await newAccess(school, 'import'), id)
  return [found?.status, found?.preview?.arriving.length]
}

test('of a list of several establishments, all who are concerned are named where it is held, a few elsewhere', async () => {
  const [usual, held] = [await createSchool(), await createSchool()]
  for (let n = 0; n < 30; n++) await createPerson(held.setupId, { pronoteId: `ABCDEFGHJKMP${2222 + n}` })
  await recount(held.setupId)
  await broughtTogether([usual, held])
  expect(await namedAt(held)).toEqual(['held', MANY])
  expect(await namedAt(usual)).toEqual(['analysed', MAX_PEOPLE_IN_BRIEF])

  const own = await newAccess(usual, 'import')
  const { id } = await db().listImport.findFirstOrThrow({ where: { setupId: usual.setupId } })
  expect((await reanalyseImport(own, id)).ok).toBe(true)
  expect(await namedAt(usual)).toEqual(['analysed', MAX_PEOPLE_IN_BRIEF])
})

test('of a list that stands alone, all who are concerned are named', async () => {
  const school = await createSchool()
  const bytes = new TextEncoder().encode([COLUMNS, ...PUPILS].join('\n'))
  const list = { fileName: 'eleves.csv', bytes, profile: 'pupil', coverage: 'whole' } as const
  expect((await analyseUpload(await newAccess(school, 'import'), list)).ok).toBe(true)
  expect(await namedAt(school)).toEqual(['analysed', MANY])
})
