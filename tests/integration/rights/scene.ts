import { analyseUpload } from '@/features/imports/mutations'
import { db } from '@/server/db'
import { newAccess } from '@/tests/builders/access'
import { createCommittedImport } from '@/tests/builders/committed-import'
import { createAcademy, createAccount, createEnt, createPerson, createSchool, recount } from '@/tests/builders/school'

/** What a page or a file shows when it shows that record. */
export const MARKS = {
  pupil: 'TEMOIN-ELEVE',
  /** The form that opens the names for an hour. */
  opening: 'Données nominatives fermées',
  school: 'Collège Témoin',
  ent: 'ENT Témoin',
  account: 'Compte Témoin',
} as const
export type Mark = keyof typeof MARKS

export type Scene = Awaited<ReturnType<typeof createScene>>

let scenes = 0

/** A school with its ENT, ready for the first steps, and another one of the same académie. */
export async function createScene() {
  await createAcademy('10', 'Lyon')
  const number = ++scenes
  const ent = await createEnt({ name: MARKS.ent })
  const configuration = { serverVersion: '0.0.12', netVersion: '0.0.12', publicHost: 'pronote.mon-college.fr' }
  const school = await createSchool({ name: MARKS.school, entId: ent.id, configuration })
  const neighbour = await createSchool({ name: 'Collège Voisin' })
  return { number, ent, school, neighbour }
}

type School = { uai: string; academyCode: string; setupId: string }

export async function knownPupil({ setupId }: School): Promise<void> {
  const { id } = await createPerson(setupId)
  await db().person.update({ where: { id }, data: { lastName: MARKS.pupil } })
  await recount(setupId)
}

/** Makes two imports of the school, the second of which brought its people in: there is something to compare. */
export async function broughtByTheSecondImport(school: { uai: string; setupId: string }): Promise<void> {
  await createCommittedImport(school, { at: new Date('2026-09-08T08:00:00Z') })
  const firstImportId = await createCommittedImport(school, { at: new Date('2026-09-15T08:00:00Z') })
  await db().person.updateMany({ where: { setupId: school.setupId }, data: { firstImportId } })
}

/** A list that awaits its confirmation; one of its rows holds the pupil's name where the identifier should be. */
export async function analysedImport(school: School): Promise<string> {
  const rows = ['Nom\tPrénom\tClasse\tIdentifiant PRONOTE\tIdentifiant CAS']
  rows.push('MARTIN\tLéa\t601\tAZKH9C7WSQ2R54DP\tNAA1', `BERNARD\tTom\t602\t${MARKS.pupil}\t`)
  const bytes = new TextEncoder().encode(rows.join('\n'))
  const list = { fileName: '', bytes, isPaste: true, profile: 'pupil', coverage: 'part' } as const
  const analysed = await analyseUpload(await newAccess(school, 'import'), list)
  if (!analysed.ok) throw new Error(analysed.refusal.reason)
  return analysed.value
}

/** An account that the académie's administrator may manage: it reads the school. */
export async function targetAccount({ school }: Scene) {
  const { id } = await createAccount('school_reader', school)
  return db().account.update({ where: { id }, data: { name: MARKS.account }, include: { memberships: true } })
}
