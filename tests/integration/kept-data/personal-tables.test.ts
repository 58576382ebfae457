import { expect, test } from 'vitest'
import { db } from '@/server/db'
import { PERSONAL_TABLES } from '@/server/personal-tables'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

/** Columns that may tell something of a person by their name or, being JSON, by what they may hold. */
const LOOKS_PERSONAL = /name|login|mail|phone|birth|pronote|cas_?id|person|identifier|account|user/i

/** Those that tell nothing of people of the lists: the establishments, who works here, and what holds ids and counts. */
const OTHERS: Record<string, string[]> = {
  Academy: ['name'],
  Account: ['name', 'email'],
  ApiToken: ['name', 'accountId'],
  Ent: ['name', 'identifierAttribute'],
  Establishment: ['name', 'sortName', 'email', 'contactName', 'contactPhone', 'contactEmail'],
  FormerConfiguration: ['configuration'],
  IdempotentCall: ['accountId'],
  JournalEntry: ['data'],
  // Figures of the académie's settings, and what it approved: ids alone.
  ImportGroup: ['fileName', 'leftOut'],
  KnownColumn: ['label'],
  LetterBatch: ['className'],
  ListImport: ['profile', 'holds', 'shares'],
  Membership: ['accountId'],
  Opening: ['accountId'],
  PasswordLink: ['accountId'],
  // How many of each profile.
  PortalImport: ['byProfile'],
  // Ids of records that are no more, and a hash.
  PersonChange: ['personId'],
  PersonErasure: ['personId', 'identifierHash'],
  RefusedPaste: ['accountId'],
  Session: ['accountId'],
  Setup: ['configuration'],
  SetupErasure: ['profiles'],
  Webhook: ['accountId'],
  WebhookDelivery: ['data'],
}

test('every column that may tell something of people of the lists is given and erased with them', async () => {
  const columns = await db().$queryRaw<{ table: string; name: string; type: string }[]>`
    select table_name as "table", column_name as name, data_type as type from information_schema.columns
    where table_schema = 'public' and table_name <> '_prisma_migrations'`
  const personal: Record<string, { columns: readonly string[] }> = PERSONAL_TABLES
  const forgotten = columns
    .filter(({ name, type }) => LOOKS_PERSONAL.test(name) || type.startsWith('json'))
    .filter(({ table, name }) => ![...(personal[table]?.columns ?? []), ...(OTHERS[table] ?? [])].includes(name))
    .map(({ table, name }) => `${table}.${name}: place it in server/personal-tables.ts, or among the others here`)
  expect(forgotten).toEqual([])
  const known = new Set(columns.map(({ table, name }) => `${table}.${name}`))
  const gone = Object.entries(personal).flatMap(([table, { columns: named }]) =>
    named.filter((name) => !known.has(`${table}.${name}`)).map((name) => `${table}.${name}`),
  )
  expect(gone).toEqual([])
})
