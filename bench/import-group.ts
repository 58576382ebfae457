import { createHash } from 'node:crypto'
import { chmodSync, mkdtempSync, openSync, rmSync, writeSync, closeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'pg'
import { openPeopleFor } from '@/domain/access/opening'
import { expectedLetter } from '@/domain/establishment/uai'
import { createGroupReader } from '@/domain/lists/group-reader'
import type { GroupedList, GroupRefusal } from '@/domain/lists/grouped-list'
import { analyseGroup, commitGroup, openGroup, takeGroup } from '@/features/import-groups/mutations'
import { undoGroup } from '@/features/group-undo/mutations'
import type { Result } from '@/lib/result'
import { runAtOnce } from '@/lib/slices'
import { grantAdministration, type AdministrationAccess } from '@/server/access'
import { closeDatabase, db, openDatabase } from '@/server/db'
import { ACTOR_COLUMNS } from '@/server/session'
import { createAccount, createSchool } from '@/tests/builders/school'
import { inMs, inTimes, type Figure } from './figure'

const ESTABLISHMENTS = 800
const ROWS_EACH = 1_250
const ROWS = ESTABLISHMENTS * ROWS_EACH
const MOST_TIMES = 3
const MOST_MEGABYTES = 300
const MOST_UNDO_TIMES = 3
const PIECE_ROWS = 1_000
const IDENTIFIER_LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

type School = { uai: string; setupId: string }

/**
 * One list of a million rows, from its bytes to the commit of its 800 imports, against `COPY` of the same people into the
 * same table and indexes, in the same run; and the memory that it takes above what the process had.
 */
export async function importGroupFigures(url: string): Promise<Figure[]> {
  const databaseUrl = await newDatabase(url)
  await openDatabase({ databaseUrl, dataDir: '' })
  try {
    const schools: School[] = []
    for (let n = 0; n < ESTABLISHMENTS; n++) schools.push(await createSchool({ uai: uaiOf(n), name: `Collège ${n}` }))
    const copied = await timeCopy(databaseUrl, schools)
    const access = await administrator()
    const { groupId, duration, megabytes, preview, commit } = await watchMemory(() => importOnce(access, schools))
    const people = await db().person.count()
    if (people !== ROWS) throw new Error(`${ROWS} people were expected, ${people} were written.`)
    const undo = await watchMemory(() => undoOnce(access, groupId))
    return [
      {
        name: `import of 1,000,000 rows for ${ESTABLISHMENTS} establishments, bytes to commit, against COPY`,
        measured: `${inTimes(duration / copied)} (${inMs(duration)}, its preview after ${inMs(preview)}; COPY ${inMs(copied)})`,
        target: `≤ ${inTimes(MOST_TIMES)}`,
        isMet: duration <= MOST_TIMES * copied,
      },
      {
        name: 'memory of that import above idle',
        measured: `${Math.round(megabytes)} MB`,
        target: `≤ ${MOST_MEGABYTES} MB`,
        isMet: megabytes <= MOST_MEGABYTES,
      },
      {
        name: 'undo of that import, against its commit',
        measured: `${inTimes(undo.duration / commit)} (${inMs(undo.duration)}, ${Math.round(undo.megabytes)} MB; the commit ${inMs(commit)})`,
        target: `≤ ${inTimes(MOST_UNDO_TIMES)}`,
        isMet: undo.duration <= MOST_UNDO_TIMES * commit,
      },
    ]
  } finally {
    await closeDatabase()
  }
}

async function newDatabase(url: string): Promise<string> {
  const admin = new Pool({ connectionString: url, max: 1 })
  await admin.query('drop database if exists bench_group with (force)')
  await admin.query('create database bench_group')
  await admin.end()
  return Object.assign(new URL(url), { pathname: '/bench_group' }).href
}

async function administrator(): Promise<AdministrationAccess> {
  const { id } = await createAccount('operator')
  const account = await db().account.findUniqueOrThrow({ where: { id }, select: ACTOR_COLUMNS })
  const access = grantAdministration({ ...account, sessionId: null })
  if (!access) throw new Error('An operator administers nothing.')
  return access
}

/** The people as PostgreSQL takes them in fastest: a file of its own format, read by the server itself. */
async function timeCopy(databaseUrl: string, schools: readonly School[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-copy-'))
  const path = join(folder, 'people')
  const pool = new Pool({ connectionString: databaseUrl, max: 1 })
  try {
    chmodSync(folder, 0o755)
    const file = openSync(path, 'w', 0o644)
    schools.forEach(({ setupId }, e) => {
      const lines = Array.from({ length: ROWS_EACH }, (_, n) => {
        const { id, casId, name } = personOf(e * ROWS_EACH + n)
        const fields = [setupId, 'pupil', id, casId || '\\N', name, 'Léa', '601', `${name.toLowerCase()} lea`]
        return `${[...fields, '2026-11-01 08:00:00+00', setupId, setupId].join('\t')}\n`
      })
      writeSync(file, lines.join(''))
    })
    closeSync(file)
    const start = performance.now()
    await pool.query(
      `copy "Person" ("setupId", profile, "pronoteId", "casId", "lastName", "firstName", "className", "sortName",
        "arrivedAt", "firstImportId", "lastImportId") from '${path}'`,
    )
    const duration = performance.now() - start
    await pool.query('truncate "Person" cascade')
    return duration
  } finally {
    await pool.end()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function importOnce(access: AdministrationAccess, schools: readonly School[]) {
  const start = performance.now()
  const hash = createHash('sha256')
  const reader = createGroupReader()
  let byteSize = 0
  for (const piece of pieces(schools)) {
    hash.update(piece)
    byteSize += piece.length
    reader.push(piece)
    await new Promise(setImmediate)
  }
  const list = accepted(runAtOnce(reader.end()))
  const opening = openPeopleFor('Mesure de vitesse', new Date())
  if (!opening.ok) throw new Error(opening.refusal.reason)
  const about = { fileName: 'listes.csv', byteSize, sha256: hash.digest('hex') }
  const opened = await openGroup(access, {
    list,
    about: { ...about, profile: 'pupil', coverage: 'whole' },
    opening: opening.value,
  })
  if (!opened.ok) throw new Error(opened.refusal.reason)
  await analyseGroup(access, opened.value)
  const preview = performance.now() - start
  const taken = await takeGroup(access, opened.value.id, 'commit')
  if (!taken.ok) throw new Error(taken.refusal.reason)
  const committing = performance.now()
  await commitGroup(access, taken.value)
  const end = performance.now()
  return { groupId: opened.value.id, duration: end - start, preview, commit: end - committing }
}

async function undoOnce(access: AdministrationAccess, groupId: string) {
  const start = performance.now()
  const taken = await takeGroup(access, groupId, 'undo')
  if (!taken.ok) throw new Error(taken.refusal.reason)
  await undoGroup(access, taken.value)
  const duration = performance.now() - start
  const people = await db().person.count()
  if (people > 0) throw new Error(`${people} people were left by the undo.`)
  return { duration }
}

function accepted(read: Result<GroupedList, GroupRefusal>): GroupedList {
  if (!read.ok) throw new Error(read.refusal.reason)
  return read.value
}

/** The list as it would come from the network, in pieces. */
function* pieces(schools: readonly School[]): Generator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode('UAI;Nom;Prénom;Classe;Identifiant PRONOTE;Identifiant CAS\r\n')
  for (let from = 0; from < ROWS; from += PIECE_ROWS) {
    const lines = Array.from({ length: PIECE_ROWS }, (_, n) => {
      const { id, casId, name } = personOf(from + n)
      return `${schools[Math.floor((from + n) / ROWS_EACH)]?.uai};${name};Léa;601;${id};${casId}\r\n`
    })
    yield encoder.encode(lines.join(''))
  }
}

function personOf(n: number): { id: string; casId: string; name: string } {
  let id = ''
  for (let rest = n, at = 0; at < 16; at++, rest = Math.floor(rest / 31)) {
    id = IDENTIFIER_LETTERS.charAt((rest + at * 7) % 31) + id
  }
  return { id, casId: n % 2 ? '' : `NA${String(n).padStart(8, '0')}`, name: `MARTIN-${n % 5_000}` }
}

/** A work, and the most memory that the process held meanwhile above what it held before. */
async function watchMemory<T extends object>(work: () => Promise<T>): Promise<T & { megabytes: number }> {
  const before = process.memoryUsage().rss
  let most = before
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50)
  try {
    const result = await work()
    return { ...result, megabytes: (most - before) / 1e6 }
  } finally {
    clearInterval(timer)
  }
}

function uaiOf(n: number): string {
  const digits = `031${String(n).padStart(4, '0')}`
  return `${digits}${expectedLetter(digits)}`
}
