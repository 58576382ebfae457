/**
 * `npm run bench:country`: the same questions as `npm run bench`, with fourteen million people really in the database
 * instead of their counts alone, and how long it takes to count them all anew. Some 4 GB of disk, a quarter of an hour.
 */
import { randomBytes } from 'node:crypto'
import { projectAllPeople } from '@/features/establishments/mutations'
import { closeDatabase, db, openDatabase } from '@/server/db'
import { buildApplication } from '../scripts/prepare.mjs'
import { startPostgres } from '../scripts/provision-postgres.mjs'
import { startBuiltServer } from './built-server'
import { printFigures, type Figure } from './figure'
import { pageFigures, timeListPage } from './list-page'
import { listQueryFigures } from './list-query'
import { fillDatabase } from './populations'
import { reportFigures } from './report'

const ESTABLISHMENTS = 11_000
const PEOPLE_EACH = 1_273

const authSecret = randomBytes(32).toString('base64url')
process.env.AUTH_SECRET = authSecret
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

await buildApplication(() => console.log('Building the application…'))
const postgres = await startPostgres()
if (!postgres) throw new Error('No PostgreSQL here, and no way to install one.')
const figures: Figure[] = []
try {
  console.log(`Loading ${ESTABLISHMENTS} establishments of ${PEOPLE_EACH} people…`)
  const start = performance.now()
  const filled = await fillDatabase(postgres.url, ESTABLISHMENTS, authSecret, PEOPLE_EACH)
  figures.push(lasting('loading and counting them', start))
  console.log('Asking…')
  figures.push(...(await listQueryFigures(filled)))
  const server = await startBuiltServer({ DATABASE_URL: filled.databaseUrl, AUTH_SECRET: authSecret })
  figures.push(...pageFigures([await timeListPage(server, filled)]))
  figures.push(...(await reportFigures(server, filled)))
  await server.stop()
  console.log('Counting all anew…')
  figures.push(...(await rebuildFigures(filled.databaseUrl)))
} finally {
  await postgres.stop()
}
console.log('')
printFigures(figures)
process.exit()

async function rebuildFigures(databaseUrl: string): Promise<Figure[]> {
  await openDatabase({ databaseUrl, dataDir: '' })
  try {
    const before = await countsKept()
    const start = performance.now()
    await projectAllPeople(db())
    const rebuilt = lasting('counting all of them anew', start)
    const isSame = JSON.stringify(await countsKept()) === JSON.stringify(before)
    return [
      rebuilt,
      { name: 'counts kept are those counted', measured: isSame ? 'yes' : 'no', target: 'yes', isMet: isSame },
    ]
  } finally {
    await closeDatabase()
  }
}

async function countsKept() {
  const { _sum } = await db().establishment.aggregate({ _sum: { people: true, paired: true } })
  return { ..._sum, rows: await db().person.count() }
}

function lasting(name: string, start: number): Figure {
  return { name, measured: `${((performance.now() - start) / 1000).toFixed(0)} s`, target: '', isMet: null }
}
