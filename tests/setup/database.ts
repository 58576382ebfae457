import { PGlite } from '@electric-sql/pglite'
import { PrismaPg } from '@prisma/adapter-pg'
import { Pool } from 'pg'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { afterAll, beforeAll, beforeEach, inject } from 'vitest'
import { PrismaClient } from '@/prisma/generated/client'
import { closeDatabase, db, sqlOf, TRANSACTION_OPTIONS, useDatabase, type OpenDatabase } from '@/server/db'
import { statementNames } from '@/server/statement-names'
import { admin, databaseUrl, readTemplate, TEMPLATE_DATABASE } from './database-template'
import { forgetBrowser } from './browser'

/** Gives the test file a migrated database of its own as `db()`, empty before each test. */
export function useTestDatabase(): void {
  beforeAll(async () => {
    const template = inject('pgliteTemplate')
    useDatabase(template ? await openCopy(template) : await openServerCopy())
  })
  beforeEach(async () => {
    forgetBrowser()
    await truncate()
  })
  afterAll(closeDatabase)
}

async function openCopy(template: string): Promise<OpenDatabase> {
  const pglite = await PGlite.create({ loadDataDir: readTemplate(template) })
  const client = new PrismaClient({ adapter: new PrismaPGlite(pglite), transactionOptions: TRANSACTION_OPTIONS })
  const close = async () => {
    await client.$disconnect()
    if (!pglite.closed) await pglite.close()
  }
  return { client, embedded: true, executeSql: sqlOf(pglite), close }
}

async function openServerCopy(): Promise<OpenDatabase> {
  const server = process.env.TEST_DATABASE_URL ?? ''
  const name = `passerelle_${process.pid}_${process.hrtime.bigint()}`
  await admin(server, [`create database ${name} template ${TEMPLATE_DATABASE}`])
  const pool = new Pool({ connectionString: databaseUrl(server, name), max: 5 })
  // Whatever connection is still open when the database is dropped is cut, and says so.
  pool.on('error', () => undefined)
  const adapter = new PrismaPg(pool, { statementNameGenerator: statementNames() })
  const client = new PrismaClient({ adapter, transactionOptions: TRANSACTION_OPTIONS })
  const close = async () => {
    await client.$disconnect()
    await pool.end()
    await admin(server, [`drop database if exists ${name} with (force)`])
  }
  return { client, embedded: false, executeSql: (text, values) => pool.query(text, values), close }
}

async function truncate(): Promise<void> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'`
  await db().$executeRawUnsafe(`truncate ${tables.map(({ name }) => name).join(', ')} restart identity cascade`)
}
