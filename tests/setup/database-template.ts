import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPg } from '@prisma/adapter-pg'
import { Pool } from 'pg'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import type { TestProject } from 'vitest/node'
import { applyMigrations } from '@/server/schema-engine'

declare module 'vitest' {
  interface ProvidedContext {
    /** File of a migrated, empty PGlite; null when the tests run on a server. */
    pgliteTemplate: string | null
  }
}

const MIGRATIONS = join(import.meta.dirname, '../../prisma/migrations')
export const TEMPLATE_DATABASE = 'passerelle_template'

/** Migrates one empty database; each test file then starts from a copy of it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.TEST_DATABASE_URL
  return server ? onServer(project, server) : embedded(project)
}

async function embedded(project: TestProject) {
  const pglite = await PGlite.create()
  await applyMigrations(new PrismaPGlite(pglite), MIGRATIONS)
  const dump = await pglite.dumpDataDir('none')
  await pglite.close()
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-test-'))
  const file = join(folder, 'template.tar')
  writeFileSync(file, Buffer.from(await dump.arrayBuffer()))
  project.provide('pgliteTemplate', file)
  return () => Promise.resolve(rmSync(folder, { recursive: true, force: true }))
}

async function onServer(project: TestProject, url: string) {
  await admin(url, [`drop database if exists ${TEMPLATE_DATABASE}`, `create database ${TEMPLATE_DATABASE}`])
  const pool = new Pool({ connectionString: databaseUrl(url, TEMPLATE_DATABASE), max: 1 })
  await applyMigrations(new PrismaPg(pool), MIGRATIONS)
  await pool.end()
  project.provide('pgliteTemplate', null)
  return () => admin(url, [`drop database if exists ${TEMPLATE_DATABASE}`])
}

/** Runs statements that no transaction may hold. */
export async function admin(url: string, statements: string[]): Promise<void> {
  const pool = new Pool({ connectionString: url, max: 1 })
  for (const statement of statements) await pool.query(statement)
  await pool.end()
}

export function databaseUrl(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}

export function readTemplate(file: string): Blob {
  return new Blob([readFileSync(file)])
}
