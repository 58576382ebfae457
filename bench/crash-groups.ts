import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { encode } from 'next-auth/jwt'
import { routes } from '@/lib/routes'
import { db } from '@/server/db'
import { createAccount, createSchool } from '@/tests/builders/school'
import { startBuiltServer } from './built-server'
import { checkPeople, inventRows, LIST_COLUMNS, type Model } from './crash-model'
import { bringGroup, look, pressButton, type Browser } from './group-browser'

const SCHOOLS = 12
/** So many that the commit of all is written in several batches, and their analysis too. */
const PUPILS = 1_800
const ACTS = ['analysis', 'commit', 'undo'] as const
type Act = (typeof ACTS)[number]

/** What may be found of an import whose server was killed amid an act on all of them. */
const MAY_BE_FOUND: Record<Act, string[]> = {
  analysis: ['analysed'],
  commit: ['analysed', 'committing', 'committed'],
  undo: ['committed', 'undone'],
}

export type CrashGround = {
  times: number
  settings: Record<string, string>
  onDatabase: <T>(run: () => Promise<T>) => Promise<T>
}

type School = { uai: string; setupId: string }
/** An establishment's part of a list of several, and its people without and with it. */
type Part = School & { rows: string[]; before: Model; after: Model }

/**
 * A list of several establishments after the other, its server killed amid the analysis, the commit or the undo of the
 * whole. Gives how many were found in which states.
 */
export async function crashGroups({ times, settings, onDatabase }: CrashGround): Promise<Record<string, number>> {
  const { schools, cookie } = await onDatabase(() => prepare(settings.AUTH_SECRET ?? ''))
  const found: Record<string, number> = {}
  const durations: Record<Act, number> = { analysis: 0, commit: 0, undo: 0 }
  let models: Model[] = schools.map(() => new Map())
  const checkAll = () => onDatabase(() => checkModels(schools, models))

  for (let turn = 0; turn <= times; turn++) {
    const parts = schools.map((school, at): Part => {
      const before = models[at] ?? new Map()
      return { ...school, before, ...inventRows(before, PUPILS) }
    })
    const text = [`UAI;${LIST_COLUMNS}`, ...parts.flatMap(({ uai, rows }) => rows.map((row) => `${uai};${row}`))].join(
      '\n',
    )
    const server = await startBuiltServer(settings)
    const browser = { address: server.address, cookie }
    if (turn === 0) {
      await onceInPeace(browser, text, durations)
      await server.stop()
      models = parts.map(({ after }) => after)
      await checkAll()
      continue
    }
    const act = ACTS[turn % ACTS.length] ?? 'commit'
    const path = act === 'analysis' ? null : await bringGroup(browser, text)
    if (act === 'undo' && path) await pressButton(browser, path, 'commit')
    const work = act === 'analysis' ? bringGroup(browser, text) : pressButton(browser, path ?? '', act)
    // Cut off by the kill, most of the time: what it would answer does not matter.
    work.catch(() => undefined)
    await sleep(randomInt(Math.ceil(durations[act] * 1.2)))
    await server.kill()

    const left = await onDatabase(() => findLeft(act, parts, path))
    const name = `${act}: ${tellStates(left)}`
    found[name] = (found[name] ?? 0) + 1
    models = left.path ? await finish(act, left, { parts, settings, cookie }) : parts.map(({ before }) => before)
    await checkAll()
    process.stdout.write(`\r${turn} of ${times}: ${name}                    `)
  }
  return found
}

/** How long each act takes, and people that the next lists find. */
async function onceInPeace(browser: Browser, text: string, durations: Record<Act, number>): Promise<void> {
  const timed = async <T>(act: Act, work: () => Promise<T>) => {
    const start = performance.now()
    const result = await work()
    durations[act] = performance.now() - start
    return result
  }
  const path = await timed('analysis', () => bringGroup(browser, text))
  await timed('commit', () => pressButton(browser, path, 'commit'))
  await timed('undo', () => pressButton(browser, path, 'undo'))
  await pressButton(browser, await bringGroup(browser, text), 'commit')
}

type Left = { path: string | null; stateOf: Map<string, string> }

/** Each import as its server left it, looked at before anybody else can. Throws at anything half written. */
async function findLeft(act: Act, parts: readonly Part[], path: string | null): Promise<Left> {
  const group = await db().importGroup.findFirstOrThrow({ orderBy: { createdAt: 'desc' }, include: { imports: true } })
  // Cut before anything was kept of it, the latest is a former one.
  const isFormer = path === null && group.imports.some(({ state }) => state !== 'analysed')
  const imports = isFormer ? [] : group.imports
  const stateOf = new Map(imports.map(({ setupId, state }) => [setupId, state as string]))
  for (const { id, state } of imports) {
    if (!MAY_BE_FOUND[act].includes(state)) throw new Error(`An import was found ${state} after the ${act}.`)
    const changes = await db().personChange.count({ where: { importId: id } })
    if (state !== 'committed' && changes > 0) throw new Error(`A ${state} import left ${changes} changes.`)
  }
  await checkModels(
    parts,
    parts.map(({ setupId, before, after }) => (stateOf.get(setupId) === 'committed' ? after : before)),
  )
  // Silence is believed after half a minute only: here it has lasted.
  await db().$executeRaw`update "ImportRun" set "heartbeatAt" = now() - interval '1 hour'`
  await db()
    .$executeRaw`update "ImportGroup" set "heartbeatAt" = now() - interval '1 hour' where "heartbeatAt" is not null`
  return { path: isFormer ? null : routes.importGroup(group.id), stateOf }
}

type Finished = { parts: readonly Part[]; settings: Record<string, string>; cookie: string }

/** A new server shows what was cut, and it is done, or given up. Gives the people as they then should be. */
async function finish(act: Act, { path, stateOf }: Left, { parts, settings, cookie }: Finished): Promise<Model[]> {
  const server = await startBuiltServer(settings)
  const browser = { address: server.address, cookie }
  const states = [...stateOf.values()]
  const waiting = states.filter((state) => state !== 'committed' && state !== 'undone').length
  const html = await look(browser, path ?? '')
  if (act === 'analysis' && states.length < parts.length && !html.includes('L’analyse a été interrompue')) {
    throw new Error('An analysis that was cut is not shown so.')
  }
  const interrupted = states.filter((state) => state === 'committing').length
  const shown = html.split('Interrompu<').length - 1
  if (shown !== interrupted) throw new Error(`${interrupted} imports were interrupted, ${shown} are shown so.`)
  const isDone = randomInt(2) === 0
  const rest = act === 'undo' ? states.filter((state) => state === 'committed').length : waiting
  if (rest > 0 && (isDone || act !== 'undo')) {
    await pressButton(browser, path ?? '', isDone ? (act === 'undo' ? 'undo' : 'commit') : 'discard')
  }
  await server.stop()
  return parts.map(({ setupId, before, after }) => {
    const state = stateOf.get(setupId)
    if (act === 'undo') return state === 'committed' && !isDone ? after : before
    return state === 'committed' || (state !== undefined && isDone) ? after : before
  })
}

async function checkModels(schools: readonly School[], models: readonly Model[]): Promise<void> {
  for (const [at, { setupId }] of schools.entries()) await checkPeople(setupId, models[at] ?? new Map())
}

function tellStates({ stateOf }: Left): string {
  const states = new Set(stateOf.values())
  return states.size === 0 ? 'nothing' : [...states].sort().join(' and ')
}

async function prepare(authSecret: string): Promise<{ schools: School[]; cookie: string }> {
  const schools: School[] = []
  for (let n = 0; n < SCHOOLS; n++) schools.push(await createSchool({ name: `Collège ${n}` }))
  // Invented lists change more people than a threshold would let pass.
  await db().holdSettings.create({ data: { academyCode: '16', manyAbsent: 100, manyChanged: 100, manyUnpaired: 100 } })
  const { id: accountId } = await createAccount('academy_admin')
  const createdAt = new Date()
  const expiresAt = new Date(createdAt.getTime() + 86_400_000)
  const { id: sid } = await db().session.create({ data: { accountId, createdAt, expiresAt } })
  const token = await encode({ token: { sid }, secret: authSecret, maxAge: 86_400 })
  return { schools, cookie: `next-auth.session-token=${token}` }
}
