import 'server-only'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import type { PGlite } from '@electric-sql/pglite'
import { Pool } from 'pg'
import { PrismaClient, type Prisma } from '@/prisma/generated/client'
import { lockFolder } from '@/server/folder-lock'
import { letOthers } from '@/server/let-others'
import { applyMigrations } from '@/server/schema-engine'
import { statementNames } from '@/server/statement-names'
import { StartRefused } from '@/server/start-refused'

export type Database = PrismaClient
/** What writes inside one transaction use: an outer `db()` there would wait for itself on the embedded database. */
export type Transaction = Prisma.TransactionClient

/** Plain SQL, for the library of background jobs: parameters `$1`… when there are values, else several statements. */
export type ExecuteSql = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>

export type OpenDatabase = {
  client: Database
  embedded: boolean
  executeSql: ExecuteSql
  close: () => Promise<void>
}

const POOL_SIZE = 10
const CONNECT_TIMEOUT_MS = 5_000
/** Imports of tens of thousands of people are one transaction. */
export const TRANSACTION_OPTIONS = { maxWait: 20_000, timeout: 120_000 }

/** Next runs the same module in several bundles, and again after each change in development: one process, one database. */
const holder = globalThis as typeof globalThis & { passerelleDatabase?: OpenDatabase }

/** The database opened at start. */
export function db(): Database {
  return opened().client
}

/** The plain SQL of the same database. */
export function executeSql(...call: Parameters<ExecuteSql>): ReturnType<ExecuteSql> {
  return opened().executeSql(...call)
}

/** Whether it works in this process, with one connection: what is done side by side there waits in a row. */
export function isEmbedded(): boolean {
  return opened().embedded
}

function opened(): OpenDatabase {
  if (!holder.passerelleDatabase) throw new Error('The database is not open yet.')
  return holder.passerelleDatabase
}

/** Opens, locks and migrates once per process; the next calls give the same database. Refuses with a French sentence. */
export async function openDatabase(settings: {
  databaseUrl: string | undefined
  dataDir: string
}): Promise<OpenDatabase> {
  holder.passerelleDatabase ??= settings.databaseUrl
    ? await openServer(settings.databaseUrl)
    : await openEmbedded(settings.dataDir)
  return holder.passerelleDatabase
}

/** Lets tests and commands hand in the database that they opened. */
export function useDatabase(database: OpenDatabase): void {
  holder.passerelleDatabase = database
}

export async function closeDatabase(): Promise<void> {
  const open = holder.passerelleDatabase
  delete holder.passerelleDatabase
  await open?.close()
}

const DAMAGED =
  'elle est peut-être endommagée. Remettez une copie de ce dossier, ou supprimez-le pour repartir d’une base neuve'
const MIGRATIONS = join(process.cwd(), 'prisma', 'migrations')

async function openServer(databaseUrl: string): Promise<OpenDatabase> {
  try {
    const migrating = openPool(databaseUrl, 1)
    try {
      await migrating.query('select 1')
      await applyMigrations(new PrismaPg(migrating), MIGRATIONS)
    } finally {
      await migrating.end()
    }
    const pool = openPool(databaseUrl, POOL_SIZE)
    const adapter = new PrismaPg(pool, { statementNameGenerator: statementNames() })
    const client = new PrismaClient({ adapter, transactionOptions: TRANSACTION_OPTIONS })
    return {
      client,
      embedded: false,
      executeSql: (text, values) => pool.query(text, values),
      close: async () => {
        await client.$disconnect()
        await pool.end()
      },
    }
  } catch (error) {
    throw StartRefused.because(
      error,
      'La base de données de DATABASE_URL est injoignable',
      'vérifiez cette adresse et l’état du serveur',
    )
  }
}

function openPool(connectionString: string, max: number): Pool {
  const pool = new Pool({ connectionString, max, connectionTimeoutMillis: CONNECT_TIMEOUT_MS })
  // An idle connection cut by the server is replaced at the next query: no reason to end the process.
  pool.on('error', () => undefined)
  return pool
}

async function openEmbedded(dataDir: string): Promise<OpenDatabase> {
  try {
    mkdirSync(dataDir, { recursive: true })
    const release = await lockFolder(dataDir)
    const { PGlite } = await import('@electric-sql/pglite')
    const { PrismaPGlite } = await import('pglite-prisma-adapter')
    const folder = join(dataDir, 'database')
    const isNew = !existsSync(folder)
    const pglite = await PGlite.create(folder).catch((error: unknown) => {
      // A database that could not be made whole would not open the next time either.
      if (isNew) rmSync(folder, { recursive: true, force: true })
      throw error
    })
    await applyMigrations(new PrismaPGlite(pglite), MIGRATIONS)
    const adapter = new PrismaPGlite(letOthers(pglite))
    const client = new PrismaClient({ adapter, transactionOptions: TRANSACTION_OPTIONS })
    return {
      client,
      embedded: true,
      executeSql: sqlOf(pglite),
      close: async () => {
        await client.$disconnect()
        if (!pglite.closed) await pglite.close()
        await release()
      },
    }
  } catch (error) {
    throw StartRefused.because(error, `La base de données du dossier ${dataDir} ne s’ouvre pas`, DAMAGED)
  }
}

/**
 * PGlite has one connection: statements between BEGIN and COMMIT go through a transaction of its own, which waits for
 * the others' and rolls back by itself. Left open by a failure, it would spoil whatever comes next.
 */
export function sqlOf(pglite: PGlite): ExecuteSql {
  return async (text, values) => {
    if (values) return pglite.query(text, values)
    const statements = text.replace(/^\s*BEGIN;/i, '').replace(/COMMIT;\s*$/i, '')
    const results = await pglite.transaction((tx) => tx.exec(statements))
    return { rows: results.at(-1)?.rows ?? [] }
  }
}
