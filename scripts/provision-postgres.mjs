// A throw-away PostgreSQL for the integration tests. As a command, keeps one in the foreground and prints its address:
//   node scripts/provision-postgres.mjs
import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { aptInstall, rootCommand } from './apt-install.mjs'
import { freePort } from './listening.mjs'

/** Nothing here outlives the run: speed counts, a power cut does not. */
const FAST = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=100',
  'shared_buffers=128MB',
]

/**
 * The server of `TEST_DATABASE_URL` if it is set, else a new cluster from the system's or Debian's programs, on a free
 * loopback port. `url` leads to a database whose user may create others.
 * @returns {Promise<{ url: string, stop: () => Promise<void> } | undefined>} undefined if none can be had
 */
export async function startPostgres() {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { url: given, stop: async () => undefined }
  const programs = findPrograms() ?? ((await installPostgres()) ? findPrograms() : undefined)
  return programs && startCluster(programs)
}

async function startCluster(programs) {
  const user = unprivilegedUser()
  // Root's own temporary folder may be closed to others; /tmp never is.
  const folder = mkdtempSync(join(user ? '/tmp' : tmpdir(), 'passerelle-postgres-'))
  if (user) chownSync(folder, user.uid, user.gid)
  const options = { cwd: folder, ...user, env: { ...process.env, HOME: folder, LC_ALL: 'C', TZ: 'UTC' } }
  const data = join(folder, 'data')
  const port = await freePort()

  const init = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']
  const made = spawnSync(join(programs, 'initdb'), init, { ...options, encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || made.error?.message}`)

  const settings = ['listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, ...FAST].flatMap((s) => [
    '-c',
    s,
  ])
  const server = spawn(join(programs, 'postgres'), ['-D', data, '-p', String(port), ...settings], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let log = ''
  server.stderr.on('data', (chunk) => (log = (log + chunk).slice(-20_000)))
  const ended = new Promise((end) => server.once('exit', end))
  // SIGINT is PostgreSQL's "fast" stop: it cuts the connections that tests forgot.
  const interrupt = () => server.kill('SIGINT')
  process.once('exit', interrupt)

  const stop = async () => {
    process.off('exit', interrupt)
    interrupt()
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  if (!(await isReady(programs, port, server))) {
    await stop()
    throw new Error(`PostgreSQL did not start:\n${log}`)
  }
  return { url: `postgresql://postgres@127.0.0.1:${port}/postgres`, stop }
}

async function isReady(programs, port, server) {
  for (let tries = 0; tries < 150 && server.exitCode === null; tries++) {
    const asked = spawnSync(join(programs, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' })
    if (asked.status === 0) return true
    await new Promise((resume) => setTimeout(resume, 100))
  }
  return false
}

/** Debian keeps the server's programs out of the path, a folder for each version: the newest complete one. */
function findPrograms() {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const onPath = (process.env.PATH ?? '').split(':').filter(Boolean)
  return [...versions.map((version) => join(debian, version, 'bin')), ...onPath].find((folder) =>
    ['initdb', 'postgres', 'pg_isready'].every((program) => existsSync(join(folder, program))),
  )
}

async function installPostgres() {
  const asRoot = rootCommand()
  if (!asRoot) return false
  // Debian would make a cluster and start it on 5432 as a service: only the programs are wanted.
  const folder = '/etc/postgresql-common/createcluster.d'
  const file = `${folder}/passerelle-tests.conf`
  const shell = (script) => {
    const [program, ...words] = [...asRoot, 'sh', '-c', script]
    spawnSync(program, words, { stdio: 'ignore' })
  }
  shell(`mkdir -p ${folder} && echo 'create_main_cluster = false' > ${file}`)
  const installed = await aptInstall(['postgresql'])
  shell(`rm -f ${file}`)
  return installed
}

/** PostgreSQL refuses to run as root: then it runs as its own user, else as nobody. */
function unprivilegedUser() {
  if (process.getuid?.() !== 0) return undefined
  const ids = ['postgres', 'nobody'].map((name) => [idOf(name, '-u'), idOf(name, '-g')])
  const [uid, gid] = ids.find(([found]) => found !== undefined) ?? [65534, 65534]
  return { uid, gid }
}

function idOf(name, which) {
  const { status, stdout } = spawnSync('id', [which, name], { encoding: 'utf8' })
  return status === 0 ? Number(stdout) : undefined
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const postgres = await startPostgres()
  if (!postgres) {
    console.error('No PostgreSQL here, and no way to install one. Set TEST_DATABASE_URL to use yours.')
    process.exit(1)
  }
  console.log(postgres.url)
  console.log('Ctrl+C stops it and forgets everything.')
  const awake = setInterval(() => undefined, 60_000)
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, async () => {
      clearInterval(awake)
      await postgres.stop()
    })
}
