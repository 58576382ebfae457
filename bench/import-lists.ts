import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Profile } from '@/domain/people/profile'
import { analyseUpload } from '@/features/imports/mutations'
import { commitImport } from '@/features/settlements/mutations'
import { grantEstablishment, type EstablishmentAccess } from '@/server/access'
import { closeDatabase, db, openDatabase } from '@/server/db'
import { ACTOR_COLUMNS } from '@/server/session'
import { createAccount, createSchool } from '@/tests/builders/school'
import { ROOT } from '../scripts/run-logged.mjs'
import { inMs, type Figure } from './figure'
import { personOf } from './invented-rows'

const LISTS = [
  { fileName: 'eleves-export-utf16le.txt', profile: 'pupil' },
  { fileName: 'responsables-export-utf16le.txt', profile: 'guardian' },
  { fileName: 'professeurs-presse-papiers.tsv', profile: 'teacher' },
  { fileName: 'personnels-cp1252.csv', profile: 'staff' },
] as const
const ROUNDS = 5

const PEOPLE = 1_295

/** The same in a folder made for it, on the embedded database. */
export async function embeddedImportFigures(): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'passerelle-bench-'))
  try {
    return await importFigures({ databaseUrl: undefined, dataDir }, { on: 'embedded', targetMs: 1_000 })
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/**
 * From their bytes to the commit, the best of five: the four lists of a school that has nobody yet, and, in a school of as
 * many, the list that gives an Identifiant CAS to everybody.
 */
export async function importFigures(
  database: Parameters<typeof openDatabase>[0],
  { on, targetMs }: { on: string; targetMs: number },
): Promise<Figure[]> {
  await openDatabase(database)
  try {
    const first = await bestOf(importFourLists)
    const next = await bestOf(importNextList)
    return [
      { name: `import of 1,295 rows, ${on}, analysis and commit`, ...first },
      { name: `import of 1,295 rows that change everybody, ${on}, analysis and commit`, ...next },
    ].map(({ name, best, measured }) => {
      return { name, measured, target: `≤ ${inMs(targetMs)}`, isMet: best <= targetMs }
    })
  } finally {
    await closeDatabase()
  }
}

async function bestOf(run: () => Promise<number>): Promise<{ best: number; measured: string }> {
  const durations: number[] = []
  for (let round = 0; round < ROUNDS; round++) durations.push(await run())
  const best = Math.min(...durations)
  return { best, measured: `${inMs(best)} (first ${inMs(durations[0] ?? Number.NaN)})` }
}

async function importFourLists(): Promise<number> {
  const { access, setupId } = await newSchool()
  const lists = LISTS.map((list) => {
    return { ...list, bytes: readFileSync(join(ROOT, 'tests/fixtures/identifiants', list.fileName)) }
  })
  const start = performance.now()
  for (const list of lists) await importList(access, list)
  const duration = performance.now() - start
  const people = await db().person.count({ where: { setupId } })
  if (people !== PEOPLE) throw new Error(`${PEOPLE} people were expected, ${people} were written.`)
  return duration
}

async function importNextList(): Promise<number> {
  const { access, setupId } = await newSchool()
  const everybody = Array.from({ length: PEOPLE }, (_, number) => personOf(number))
  await importList(access, pupilsOf(everybody.map(({ id, name }) => `${name};${id};`)))
  const next = pupilsOf(everybody.map(({ id, name }, number) => `${name};${id};NAB${number}`))
  const start = performance.now()
  await importList(access, next)
  const duration = performance.now() - start
  const paired = await db().person.count({ where: { setupId, casId: { not: null } } })
  if (paired !== PEOPLE) throw new Error(`${PEOPLE} paired people were expected, ${paired} were written.`)
  return duration
}

function pupilsOf(rows: string[]): Brought {
  const text = ['Nom;Identifiant PRONOTE;Identifiant CAS', ...rows].join('\n')
  return { fileName: 'eleves.csv', profile: 'pupil', bytes: new TextEncoder().encode(text) }
}

/** Nobody of it is known yet. */
async function newSchool() {
  const { uai, setupId } = await createSchool()
  const { id } = await createAccount('school_admin', { uai })
  const account = await db().account.findUniqueOrThrow({ where: { id }, select: ACTOR_COLUMNS })
  const grant = await grantEstablishment({ ...account, sessionId: null }, uai, 'import')
  if (grant.permission !== 'granted') throw new Error(`The import was not granted: ${grant.permission}`)
  return { access: grant.access, setupId }
}

type Brought = { fileName: string; profile: Profile; bytes: Uint8Array }

async function importList(access: EstablishmentAccess<'import'>, list: Brought): Promise<void> {
  const analysed = await analyseUpload(access, { ...list, coverage: 'whole' })
  if (!analysed.ok) throw new Error(`${list.fileName} was refused: ${analysed.refusal.reason}`)
  const committed = await commitImport(access, analysed.value)
  if (!committed.ok) throw new Error(`${list.fileName} was not committed: ${committed.refusal.reason}`)
}
