import { askCorrection } from '@/features/corrections/mutations'
import { receive } from '@/features/deliveries/mutations'
import { analyseEntList, confirmEntList } from '@/features/ent-lists/mutations'
import { analyseUpload } from '@/features/imports/mutations'
import { writeDecision } from '@/features/reconciliation/mutations'
import { commitImport } from '@/features/settlements/mutations'
import { db } from '@/server/db'
import { newAccess } from '@/tests/builders/access'
import { createCommittedImport } from '@/tests/builders/committed-import'
import { createAcademy, createAccount, createEnt, createPerson, createSchool, recount } from '@/tests/builders/school'
import { zipped } from '@/tests/builders/workbooks'

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

/** Gives the id of the record. */
export async function knownPupil({ setupId }: School): Promise<string> {
  const { id } = await createPerson(setupId)
  await db().person.update({ where: { id }, data: { lastName: MARKS.pupil } })
  await recount(setupId)
  return String(id)
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

/** A list that nobody may have written without a reason. */
export async function heldImport(school: School): Promise<string> {
  const id = await analysedImport(school)
  const holds = [{ code: 'many_absent', people: 30, of: 100, threshold: 10 }]
  await db().listImport.update({ where: { id }, data: { state: 'held', holds } })
  return id
}

/** A list that was written, and can be undone. */
export async function committedImport(school: School): Promise<string> {
  const id = await analysedImport(school)
  const committed = await commitImport(await newAccess(school, 'import'), id)
  if (!committed.ok) throw new Error(committed.refusal.reason)
  return id
}

/** A list of several establishments that somebody else brought. */
export async function importGroup({ school }: Scene): Promise<string> {
  const { id: createdById } = await createAccount('operator')
  const importId = await analysedImport(school)
  const at = new Date()
  const { id } = await db().importGroup.create({
    data: {
      ...{ fileName: 'listes.csv', byteSize: 1, sha256: '0'.repeat(64), profile: 'pupil', coverage: 'part' },
      ...{ rows: 2, establishments: 1, leftOut: [], createdById, createdAt: at, analysedAt: at },
    },
  })
  await db().listImport.update({ where: { id: importId }, data: { groupId: id } })
  return id
}

/** A list that awaits what its columns are. */
export async function unclearImport(school: School): Promise<string> {
  const bytes = new TextEncoder().encode('Nom\tPrénom\tClasse\tClef\nMARTIN\tLéa\t601\tAZKH9C7WSQ2R54DP\n')
  const list = { fileName: '', bytes, isPaste: true, profile: 'pupil', coverage: 'part', whenUnclear: 'ask' } as const
  const analysed = await analyseUpload(await newAccess(school, 'import'), list)
  if (!analysed.ok) throw new Error(analysed.refusal.reason)
  return analysed.value
}

/** An archive of two lists, one of which is refused. */
export async function broughtArchive(school: School): Promise<string> {
  const bytes = zipped({
    'eleves.csv': 'Nom;Identifiant PRONOTE\nMARTIN;AZKH9C7WSQ2R54DP\n',
    'autre.csv': 'Nom\nMARTIN\n',
  })
  const list = { fileName: 'listes.zip', bytes, profile: 'pupil', coverage: 'part', whenUnclear: 'ask' } as const
  const received = await receive(await newAccess(school, 'import'), list)
  if (!received.ok || received.value.kind !== 'delivery') throw new Error('no archive')
  return received.value.deliveryId
}

/** A list of the ENT's logins that awaits its confirmation; it holds the pupil's name. */
export async function analysedEntList(school: School): Promise<string> {
  const list = `Nom;Prénom;Profil;Identifiant ENT\n${MARKS.pupil};Camille;Elève;NAA1`
  const brought = { fileName: '', bytes: new TextEncoder().encode(list), isPaste: true, vendor: null, profile: null }
  const analysed = await analyseEntList(await newAccess(school, 'import'), brought)
  if (!analysed.ok) throw new Error(analysed.refusal.reason)
  return analysed.value
}

/** A pupil of the school, paired by that identifier when one is given. */
export async function pupilOf({ setupId }: School, casId: string | null = null): Promise<string> {
  const { id } = await createPerson(setupId, { casId })
  await db().person.update({ where: { id }, data: { lastName: MARKS.pupil } })
  await recount(setupId)
  return String(id)
}

/** The account whose login is in doubt, in the list that is kept. */
export async function keptEntList(school: School): Promise<string> {
  await confirmEntList(await newAccess(school, 'import'), await analysedEntList(school))
  return 'NAA1'
}

/** What was decided of a pupil and that account. */
export async function decidedCase(school: School): Promise<string> {
  const personKey = await pupilOf(school)
  const wanted = { personKey, entId: await keptEntList(school), isSame: true }
  const written = await writeDecision(await newAccess(school, 'import'), wanted, new Date())
  if (!written.ok) throw new Error(written.refusal.reason)
  return written.value
}

/** A pupil whose name is longer in PRONOTE than in the list of the ENT, left ticked in the form. */
export async function obviousCase(school: School): Promise<Record<string, string>> {
  const personKey = await pupilOf(school)
  await db().person.update({ where: { id: BigInt(personKey) }, data: { lastName: `${MARKS.pupil}-ROY` } })
  return { [`case-${personKey}`]: await keptEntList(school) }
}

/** A pairing that is to be undone in PRONOTE. */
export async function askedCorrection(school: School): Promise<string> {
  const personKey = await pupilOf(school, 'NAA1')
  const asked = await askCorrection(await newAccess(school, 'import'), { personKey, casId: 'NAA1' }, new Date())
  if (!asked.ok) throw new Error(asked.refusal.reason)
  return asked.value
}

/** An account that the académie's administrator may manage: it reads the school. */
export async function targetAccount({ school }: Scene) {
  const { id } = await createAccount('school_reader', school)
  return db().account.update({ where: { id }, data: { name: MARKS.account }, include: { memberships: true } })
}
