/**
 * `npm run bench`: the figures that the project promises, measured in one run on this machine, each with its target.
 * It serves the built application (built first if it is not) from a throw-away PostgreSQL, and from embedded folders.
 */
import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { buildApplication } from '../scripts/prepare.mjs'
import { startPostgres } from '../scripts/provision-postgres.mjs'
import { apiListFigure } from './api-list'
import { startBuiltServer } from './built-server'
import { printFigures, type Figure } from './figure'
import { importGroupFigures } from './import-group'
import { embeddedImportFigures, importFigures } from './import-lists'
import { pageFigures, timeListPage, type PageTimes } from './list-page'
import { listQueryFigures } from './list-query'
import { scriptFigures } from './page-scripts'
import { fillDatabase, SIZES } from './populations'
import { reconciliationFigures } from './reconciliation'
import { fillTallies, reportFigures } from './report'
import { secondStartFigure } from './second-start'

const authSecret = randomBytes(32).toString('base64url')
process.env.AUTH_SECRET = authSecret
// The servers started here end with this process, and only its proper end tells them.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

await buildApplication(() => say('Building the application…'))
const figures = [...(await onPostgres()), ...(await embedded())]
console.log(`\n${availableParallelism()} cores, Node ${process.versions.node}\n`)
printFigures(figures)

async function onPostgres(): Promise<Figure[]> {
  const postgres = await startPostgres()
  if (!postgres) {
    say('No PostgreSQL here, and no way to install one: the figures of the list are skipped.')
    return []
  }
  try {
    const pages: PageTimes[] = []
    const others: Figure[] = []
    for (const size of SIZES) {
      say(`Loading ${size} establishments…`)
      const filled = await fillDatabase(postgres.url, size, authSecret)
      const isLargest = size === SIZES.at(-1)
      if (isLargest) await fillTallies(filled)
      if (isLargest) await attempt('list query', async () => void others.push(...(await listQueryFigures(filled))))
      const server = await startBuiltServer({ DATABASE_URL: filled.databaseUrl, AUTH_SECRET: authSecret })
      say('Asking for the list…')
      await attempt('list page', async () => void pages.push(await timeListPage(server, filled)))
      if (isLargest) {
        await attempt('API list', async () => void others.push(await apiListFigure(server, filled)))
        await attempt('report', async () => void others.push(...(await reportFigures(server, filled))))
        await attempt('JavaScript', async () => void others.push(...(await scriptFigures(server, filled))))
      }
      await server.stop()
      if (isLargest) {
        say('Importing the lists of a school…')
        const database = { databaseUrl: filled.databaseUrl, dataDir: '' }
        const target = { on: 'PostgreSQL', targetMs: 300 }
        await attempt('import', async () => void others.push(...(await importFigures(database, target))))
      }
    }
    say('Importing a million rows at once…')
    await attempt('import of a million rows', async () => void others.push(...(await importGroupFigures(postgres.url))))
    return [...pageFigures(pages), ...others]
  } finally {
    await postgres.stop()
  }
}

async function embedded(): Promise<Figure[]> {
  const figures: Figure[] = []
  await attempt('reconciliation', () => Promise.resolve(void figures.push(...reconciliationFigures())))
  say('Importing the lists of a school, embedded…')
  await attempt('import', async () => void figures.push(...(await embeddedImportFigures())))
  say('Starting twice, embedded…')
  await attempt('second start', async () => void figures.push(await secondStartFigure()))
  return figures
}

/** One that cannot be measured does not hide the others: it is told, and the run ends badly. */
async function attempt(name: string, measure: () => Promise<void>): Promise<void> {
  try {
    await measure()
  } catch (error) {
    console.error(`Could not measure ${name}:`, error)
    process.exitCode = 1
  }
}

function say(sentence: string): void {
  console.log(sentence)
}
