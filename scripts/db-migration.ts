/**
 * `npm run db:migration -- add-contact`: writes the SQL that takes the migrations to the schema into a new migration.
 * The migrations are replayed on a database in memory, never on a real one.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { applyMigrations, diffToSchema } from '@/server/schema-engine'

const name = process.argv[2]
if (!name || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
  console.error('Donnez un nom en minuscules, par exemple : npm run db:migration -- add-contact')
  process.exit(1)
}

const folder = join(process.cwd(), 'prisma')
const pglite = await PGlite.create()
const adapter = new PrismaPGlite(pglite)
await applyMigrations(adapter, join(folder, 'migrations'))
const script = await diffToSchema(adapter, folder)
if (script === '') {
  console.log('Le schéma et les migrations sont d’accord : rien à écrire.')
} else {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const target = join(folder, 'migrations', `${stamp}_${name}`)
  mkdirSync(target, { recursive: true })
  writeFileSync(join(target, 'migration.sql'), `${script}\n`)
  console.log(join(target, 'migration.sql'))
}
await pglite.close()
