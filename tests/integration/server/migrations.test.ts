import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { expect, test } from 'vitest'
import { applyMigrations, diffToSchema } from '@/server/schema-engine'

const PRISMA = join(import.meta.dirname, '../../../prisma')

test('the migrations make exactly the schema, and the second time there is nothing to apply', async () => {
  const pglite = await PGlite.create()
  const adapter = new PrismaPGlite(pglite)
  expect((await applyMigrations(adapter, join(PRISMA, 'migrations'))).length).toBeGreaterThan(0)
  expect(await applyMigrations(adapter, join(PRISMA, 'migrations'))).toEqual([])
  expect(await diffToSchema(adapter, PRISMA)).toBe('')
  await pglite.close()
})
