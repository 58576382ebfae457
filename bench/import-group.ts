import { fork } from 'node:child_process'
import { chmodSync, mkdtempSync, openSync, rmSync, writeSync, closeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'pg'
import { expectedLetter } from '@/domain/establishment/uai'
import { closeDatabase, openDatabase } from '@/server/db'
import { createAccount, createSchool } from '@/tests/builders/school'
import { inMs, inTimes, type Figure } from './figure'
import type { ImportTask, ImportTimes } from './import-group-apart'
import { personOf } from './invented-rows'

const ESTABLISHMENTS = 800
const ROWS_EACH = 1_250
const MOST_TIMES = 3
const MOST_MEGABYTES = 300
const MOST_UNDO_TIMES = 3
/** Each person is written twice: as they are, and as they were. */
const MOST_NEXT_TIMES = 2

type School = { uai: string; setupId: string }

/**
 * One list of a million rows, from its bytes to the commit of its 800 imports, against `COPY` of the same people into the
 * same table and indexes, in the same run; and the memory that it takes above what an idle process has.
 */
export async function importGroupFigures(url: string): Promise<Figure[]> {
  const databaseUrl = await newDatabase(url)
  await openDatabase({ databaseUrl, dataDir: '' })
  try {
    const schools: School[] = []
    for (let n = 0; n < ESTABLISHMENTS; n++) schools.push(await createSchool({ uai: uaiOf(n), name: `Collège ${n}` }))
    const copied = await timeCopy(databaseUrl, schools)
    const accountId = (await createAccount('operator')).id
    const uais = schools.map(({ uai }) => uai)
    const task = { databaseUrl, accountId, uais, rowsEach: ROWS_EACH }
    const { duration, megabytes, preview, commit, next, undo } = await importApart(task)
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
      {
        name: 'import of the next 1,000,000 rows, which change everybody, against the first',
        measured: `${inTimes(next.duration / duration)} (${inMs(next.duration)}, its preview after ${inMs(next.preview)}, ${Math.round(next.megabytes)} MB)`,
        target: `≤ ${inTimes(MOST_NEXT_TIMES)}`,
        isMet: next.duration <= MOST_NEXT_TIMES * duration,
      },
      {
        name: 'undo of that one, against its commit',
        measured: `${inTimes(next.undo.duration / next.commit)} (${inMs(next.undo.duration)}, ${Math.round(next.undo.megabytes)} MB; the commit ${inMs(next.commit)})`,
        target: `≤ ${inTimes(MOST_UNDO_TIMES)}`,
        isMet: next.undo.duration <= MOST_UNDO_TIMES * next.commit,
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

/** By a process of its own: it holds nothing yet of what was measured before. */
function importApart(task: ImportTask): Promise<ImportTimes> {
  const child = fork(join(import.meta.dirname, 'import-group-apart.ts'))
  child.send(task)
  return new Promise((done, fail) => {
    child.once('message', (times) => done(times as ImportTimes))
    child.once('exit', (code) => fail(new Error(`The import ended with status ${code}, and told nothing.`)))
  })
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

function uaiOf(n: number): string {
  const digits = `031${String(n).padStart(4, '0')}`
  return `${digits}${expectedLetter(digits)}`
}
