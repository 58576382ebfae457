// `npm start`, from a fresh clone or not: does what is missing, then serves. Node's built-ins only, since nothing is
// installed yet. Its reader is the administrator: French.
import './lean-heap.mjs'
import { createRequire } from 'node:module'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { answersWithin, whyNotListen } from './listening.mjs'
import { buildApplication, generateClient, installPackages, NEXT } from './prepare.mjs'
import { CommandFailed, ROOT, tailOf } from './run-logged.mjs'
import { stopWithNpm } from './stop-with-npm.mjs'

const OLDEST_NODE = [20, 20]
const PATIENCE_MS = 60_000

const FAILURES = {
  install: 'L’installation des paquets a échoué. Vérifiez l’accès au registre npm, puis relancez « npm start ».',
  generate: 'La préparation du client de base de données a échoué.',
  build: 'La construction de l’application a échoué.',
}

refuseOldNode()
process.chdir(ROOT)
loadEnvironmentFiles()
const port = portToUse()
// A demonstration has known passwords: without a database server it stays on this machine unless told otherwise.
const host = process.env.HOST || (process.env.DATABASE_URL ? undefined : '127.0.0.1')

await refuseTakenPort()
try {
  await installPackages(() => say('Installation des paquets (environ une minute)…'), sayWaiting)
  await generateClient(() => say('Préparation du client de base de données…'), sayWaiting)
  await buildApplication(() => say('Construction de l’application (moins d’une minute)…'), sayWaiting)
} catch (error) {
  if (!(error instanceof CommandFailed)) throw error
  console.error(tailOf(error.logFile))
  stop(`${FAILURES[error.step]} Le détail est ci-dessus et dans ${error.logFile}.`)
}
await refuseTakenPort()
stopWithNpm()
serve()
await tellWhenReady()

/** In this very process: whoever stops or kills it, politely or not, leaves no server behind. */
function serve() {
  Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', PORT: String(port) })
  process.argv.splice(2, Infinity, 'start', '-p', String(port), ...(host ? ['-H', host] : []))
  createRequire(import.meta.url)(NEXT)
}

async function tellWhenReady() {
  const reachable = !host || host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  const health = `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}/api/sante`
  while (!(await answersWithin(health, PATIENCE_MS))) {
    say(`Le serveur n’est pas encore prêt (${health}). On attend toujours ; Ctrl+C pour arrêter.`)
  }
  const shown = reachable === '127.0.0.1' ? 'localhost' : reachable
  say(`Passerelle est prête : ${process.env.APP_URL || `http://${shown}:${port}`}`)
}

async function refuseTakenPort() {
  const why = await whyNotListen(port, host)
  if (why === 'EADDRINUSE')
    stop(
      `Le port ${port} est déjà utilisé par un autre programme, peut-être Passerelle elle-même. ` +
        `Arrêtez-le, ou choisissez un autre port : PORT=${port === 65535 ? 3000 : port + 1} npm start`,
    )
  if (why === 'EACCES')
    stop(`Le système réserve le port ${port} : choisissez-en un au-dessus de 1023, par exemple PORT=3000 npm start`)
  if (why)
    stop(`Impossible d’écouter sur ${host ?? 'toutes les interfaces'}, port ${port} (${why}). Vérifiez HOST et PORT.`)
}

function portToUse() {
  const written = process.env.PORT || '3000'
  const value = Number(written)
  if (!/^\d+$/.test(written) || value < 1 || value > 65535)
    stop(`PORT vaut « ${written} » : il faut un nombre entier de 1 à 65535, par exemple PORT=3000.`)
  return value
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return
  stop(`Passerelle demande Node.js ${OLDEST_NODE.join('.')} ou plus récent ; celui-ci est le ${process.versions.node}.`)
}

/** Next reads the same files, in the same order, but only once it has started. What is already set wins. */
function loadEnvironmentFiles() {
  for (const name of ['.env.production.local', '.env.local', '.env.production', '.env']) {
    const path = join(ROOT, name)
    if (existsSync(path)) process.loadEnvFile(path)
  }
}

function sayWaiting() {
  say('Un autre « npm start » prépare déjà ce dossier : on attend qu’il ait fini, sans rien faire de plus…')
}

function say(sentence) {
  console.log(sentence)
}

function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}
