/**
 * `npm run bench:crash -- --imports 200 --database embedded` (or `postgres`): kills a real server with SIGKILL at random
 * moments of imports, looks for anything half written before it is started again, and then runs again, or gives up, what
 * was interrupted; with `--groups`, amid acts on lists of several establishments. Not a part of `npm test`: some seconds an import. Ends with status 1 at the first thing found.
 */
import { randomBytes, randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { closeDatabase, db, openDatabase } from '@/server/db'
import { hashSecret } from '@/server/secret'
import { createAccount, createSchool } from '@/tests/builders/school'
import { buildApplication } from '../scripts/prepare.mjs'
import { startPostgres } from '../scripts/provision-postgres.mjs'
import { startBuiltServer, type RunningServer } from './built-server'
import { crashGroups } from './crash-groups'
import { checkPeople, inventRows, LIST_COLUMNS, type Model } from './crash-model'

const { values: options } = parseArgs({
  options: {
    imports: { type: 'string', default: '200' },
    database: { type: 'string', default: 'embedded' },
    groups: { type: 'boolean', default: false },
  },
})
const PUPILS = 3_000
const times = Number(options.imports)
if (!Number.isInteger(times) || times < 1) throw new Error('--imports wants a whole number.')

process.env.AUTH_SECRET = randomBytes(32).toString('base64url')
const { AUTH_SECRET } = process.env
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

await buildApplication(() => console.log('Building the application…'))
const dataDir = mkdtempSync(join(tmpdir(), 'passerelle-crash-'))
const postgres = options.database === 'postgres' ? await startPostgres() : null
if (options.database === 'postgres' && !postgres) throw new Error('No PostgreSQL here, and no way to install one.')
const where = { databaseUrl: postgres?.url, dataDir }
const settings: Record<string, string> = postgres
  ? { DATABASE_URL: postgres.url, AUTH_SECRET }
  : { DATA_DIR: dataDir, AUTH_SECRET }
try {
  const found = options.groups ? await crashGroups({ times, settings, onDatabase }) : await crashAgainAndAgain()
  const what = `${times} ${options.groups ? 'acts on lists of several establishments' : 'imports'}`
  console.log(
    `\nNothing half written in ${what} (${options.database}); found after the kill: ${JSON.stringify(found)}.`,
  )
} finally {
  await postgres?.stop()
  rmSync(dataDir, { recursive: true, force: true })
}

type State = 'analysed' | 'held' | 'committing' | 'interrupted' | 'committed'
type Api = (method: string, path: string, body?: string | object) => Promise<{ status: number; json: Shown }>
type Shown = { id: string; state: State; code?: string }

async function crashAgainAndAgain(): Promise<Record<string, number>> {
  const { uai, setupId, token } = await onDatabase(prepare)
  const found: Record<string, number> = {}
  let model: Model = new Map()
  let duration = 0
  let running: RunningServer | undefined
  for (let turn = 0; turn < times; turn++) {
    const server = running ?? (await startBuiltServer(settings))
    running = undefined
    const api = apiOf(server.address, token)
    const { rows, after } = inventRows(model, PUPILS)
    const { json: brought } = await api(
      'POST',
      `/establishments/${uai}/imports?profile=pupil&coverage=whole`,
      [LIST_COLUMNS, ...rows].join('\n'),
    )
    const start = performance.now()
    const commit = () => api('POST', `/imports/${brought.id}/commit`, { approve: true, reason: 'Essai de panne' })
    if (turn === 0) {
      await commit()
      duration = performance.now() - start
    } else {
      // Cut off by the kill, most of the time: what it would answer does not matter.
      commit().catch(() => undefined)
      await sleep(randomInt(Math.ceil(duration * 1.2)))
    }
    await server.kill()

    const state = await onDatabase(async () => {
      const { state } = await db().listImport.findUniqueOrThrow({ where: { id: brought.id } })
      await checkPeople(setupId, state === 'committed' ? after : model)
      const changes = await db().personChange.count({ where: { importId: brought.id } })
      if (state !== 'committed' && changes > 0) throw new Error(`A ${state} import left ${changes} changes.`)
      // On a server, silence is believed after half a minute only: here it has lasted.
      await db().$executeRaw`update "ImportRun" set "heartbeatAt" = now() - interval '1 hour'`
      return state as State
    })
    found[state] = (found[state] ?? 0) + 1
    // Later lists change more than the first, and a database grows: half of the kills should come after the writing.
    if (turn > 0) duration *= state === 'committed' ? 0.9 : 1.1
    if (state === 'committed') model = after
    else {
      const left = { state, token, setupId, before: model, after }
      ;({ model, running } = await runAgainOrDiscard(brought.id, left))
    }
    process.stdout.write(`\r${turn + 1} of ${times}: ${JSON.stringify(found)}  `)
  }
  await running?.stop()
  return found
}

type Left = { state: State; token: string; setupId: string; before: Model; after: Model }

/**
 * A new server shows the import as interrupted, and finishes it or forgets it. Gives the people as they then are, and
 * the server, for the next import, where its database can be looked into beside it.
 */
async function runAgainOrDiscard(
  id: string,
  { state, token, setupId, before, after }: Left,
): Promise<{ model: Model; running: RunningServer | undefined }> {
  const server = await startBuiltServer(settings)
  const api = apiOf(server.address, token)
  const { json: shown } = await api('GET', `/imports/${id}`)
  const expected = state === 'committing' ? 'interrupted' : state
  if (shown.state !== expected) throw new Error(`Found ${state}, shown as ${shown.state} by a new server.`)
  const isResumed = randomInt(2) === 0
  const path = `/imports/${id}/${isResumed ? 'commit' : 'discard'}`
  const { status, json } = await api('POST', path, isResumed ? { approve: true, reason: 'Essai de panne' } : {})
  if (status !== 200) throw new Error(`${path} of a ${shown.state} import was refused: ${status} ${json.code}`)
  if (!postgres) await server.stop()
  const model = isResumed ? after : before
  await onDatabase(() => checkPeople(setupId, model))
  return { model, running: postgres ? server : undefined }
}

async function onDatabase<T>(run: () => Promise<T>): Promise<T> {
  await openDatabase(where)
  try {
    return await run()
  } finally {
    await closeDatabase()
  }
}

async function prepare() {
  const { uai, setupId } = await createSchool()
  const { id: accountId } = await createAccount('school_admin', { uai })
  const token = `psr_${randomBytes(32).toString('base64url')}`
  await db().apiToken.create({
    data: { accountId, name: 'Crash', secretHash: hashSecret(token), canWrite: true, createdAt: new Date() },
  })
  return { uai, setupId, token }
}

function apiOf(address: string, token: string): Api {
  return async (method, path, body) => {
    const isList = typeof body === 'string'
    const answer = await fetch(`${address}/api/v1${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'Content-Type': isList ? 'application/octet-stream' : 'application/json' }),
      },
      ...(body !== undefined && { body: isList ? body : JSON.stringify(body) }),
    })
    return { status: answer.status, json: (await answer.json()) as Shown }
  }
}
