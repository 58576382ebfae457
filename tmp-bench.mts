import { randomBytes } from 'node:crypto'
import { startPostgres } from './scripts/provision-postgres.mjs'
import { startBuiltServer } from './bench/built-server'
import { printFigures } from './bench/figure'
import { fillDatabase } from './bench/populations'
import { fillTallies, reportFigures } from './bench/report'
const authSecret = randomBytes(32).toString('base64url'); process.env.AUTH_SECRET = authSecret
const pg = await startPostgres()
if (!pg) { console.log('no postgres'); process.exit(0) }
try {
const t=Date.now(); const filled = await fillDatabase(pg.url, 11000, authSecret); console.log('filled', (Date.now()-t)/1000)
const t2=Date.now(); await fillTallies(filled); console.log('tallies', (Date.now()-t2)/1000)
const server = await startBuiltServer({ DATABASE_URL: filled.databaseUrl, AUTH_SECRET: authSecret })
printFigures(await reportFigures(server, filled)); await server.stop()
} finally { await pg.stop() }
process.exit(0)
