import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { analyseUpload } from '@/features/imports/mutations'
import { commitImport } from '@/features/settlements/mutations'
import { grantEstablishment } from '@/server/access'
import { closeDatabase, db, openDatabase } from '@/server/db'
import { ACTOR_COLUMNS } from '@/server/session'
import { createAccount, createSchool } from '@/tests/builders/school'
import { ROOT } from '../scripts/run-logged.mjs'
import { inMs, type Figure } from './figure'

const LISTS = [
  { fileName: 'eleves-export-utf16le.txt', profile: 'pupil' },
  { fileName: 'responsables-export-utf16le.txt', profile: 'guardian' },
  { fileName: 'professeurs-presse-papiers.tsv', profile: 'teacher' },
  { fileName: 'personnels-cp1252.csv', profile: 'staff' },
] as const
const ROUNDS = 5

/** The same in a folder made for it, on the embedded database. */
export async function embeddedImportFigure(): Promise<Figure> {
  const dataDir = mkdtempSync(join(tmpdir(), 'passerelle-bench-'))
  try {
    return await importFigure({ databaseUrl: undefined, dataDir }, { on: 'embedded', targetMs: 1_000 })
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** The four lists of a school, 1,295 rows, from their bytes to the commit; the best of five. */
export async function importFigure(
  database: Parameters<typeof openDatabase>[0],
  { on, targetMs }: { on: string; targetMs: number },
): Promise<Figure> {
  await openDatabase(database)
  try {
    const durations: number[] = []
    for (let round = 0; round < ROUNDS; round++) durations.push(await importOnce())
    const best = Math.min(...durations)
    return {
      name: `import of 1,295 rows, ${on}, analysis and commit`,
      measured: `${inMs(best)} (first ${inMs(durations[0] ?? Number.NaN)})`,
      target: `≤ ${inMs(targetMs)}`,
      isMet: best <= targetMs,
    }
  } finally {
    await closeDatabase()
  }
}

/** Into a new school each time: nobody is known yet. */
async function importOnce(): Promise<number> {
  const { uai, setupId } = await createSchool()
  const { id } = await createAccount('school_admin', { uai })
  const account = await db().account.findUniqueOrThrow({ where: { id }, select: ACTOR_COLUMNS })
  const grant = await grantEstablishment({ ...account, sessionId: null }, uai, 'import')
  if (grant.permission !== 'granted') throw new Error(`The import was not granted: ${grant.permission}`)
  const lists = LISTS.map((list) => {
    return { ...list, bytes: readFileSync(join(ROOT, 'tests/fixtures/identifiants', list.fileName)) }
  })
  const start = performance.now()
  for (const list of lists) {
    const analysed = await analyseUpload(grant.access, { ...list, coverage: 'whole' })
    if (!analysed.ok) throw new Error(`${list.fileName} was refused: ${analysed.refusal.reason}`)
    const committed = await commitImport(grant.access, analysed.value)
    if (!committed.ok) throw new Error(`${list.fileName} was not committed: ${committed.refusal.reason}`)
  }
  const duration = performance.now() - start
  const people = await db().person.count({ where: { setupId } })
  if (people !== 1_295) throw new Error(`1,295 people were expected, ${people} were written.`)
  return duration
}
