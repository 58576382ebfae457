import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import type { Transaction } from '@/server/db'

/** Somebody on the lists of one setup, as the database knows them. */
export type KnownAs = { setupId: string; personId: bigint; pronoteId: string }

type Row = Record<string, unknown>

type PersonalTable = {
  /** The columns that tell something of a person of a list, beside their id. */
  columns: readonly string[]
  /** All that it holds about one person, as it is to be read by them. */
  give: (tx: Transaction, who: KnownAs) => Promise<Row[]>
  erasePerson: (tx: Transaction, who: KnownAs, at: Date) => Promise<unknown>
  eraseSetup: (tx: Transaction, setupId: string, at: Date) => Promise<unknown>
}

/**
 * Every table that holds something about people of the lists, and how they are given and erased: a new one takes its
 * place here, and a test refuses a column that looks like a person's and does not. In the order in which rows are
 * erased: what points at people first.
 */
export const PERSONAL_TABLES = {
  PersonChange: {
    columns: ['casId', 'lastName', 'firstName', 'className'],
    give: (tx, { personId }) =>
      tx.personChange.findMany({
        where: { personId },
        select: {
          ...{ profile: true, lastName: true, firstName: true, className: true, casId: true },
          ...{ absentSince: true, lostPairingAt: true, importId: true },
        },
      }),
    erasePerson: (tx, { personId }) => tx.personChange.deleteMany({ where: { personId } }),
    eraseSetup: (tx, setupId) => tx.personChange.deleteMany({ where: { person: { setupId } } }),
  },
  ListImport: {
    columns: ['analysis', 'fileName', 'recognised', 'counts'],
    give: (tx, { setupId, pronoteId }) => tx.$queryRaw<Row[]>`
      select i."fileName", i."createdAt", row.value -> 'cells' as cells
      from "ListImport" as i, jsonb_array_elements(i.analysis -> 'list' -> 'rows') as row
      where i."setupId" = ${setupId}::uuid and i.analysis is not null
        and jsonb_exists(row.value -> 'cells', ${pronoteId})`,
    // A list that waits is brought again: what it says of one person cannot be taken out of what was shown of it.
    erasePerson: (tx, { setupId }, at) => forgetWaiting(tx, setupId, at),
    eraseSetup: async (tx, setupId, at) => {
      await forgetWaiting(tx, setupId, at)
      await tx.listImport.updateMany({ where: { setupId }, data: { fileName: '' } })
    },
  },
  Person: {
    columns: ['pronoteId', 'casId', 'lastName', 'firstName', 'className', 'sortName'],
    give: (tx, { personId }) =>
      tx.person.findMany({
        where: { id: personId },
        select: {
          ...{ profile: true, lastName: true, firstName: true, className: true, pronoteId: true, casId: true },
          ...{ arrivedAt: true, absentSince: true, lostPairingAt: true, conflict: true },
        },
      }),
    erasePerson: (tx, { personId }) => tx.person.deleteMany({ where: { id: personId } }),
    eraseSetup: (tx, setupId) => tx.person.deleteMany({ where: { setupId } }),
  },
} as const satisfies Record<string, PersonalTable>

export type PersonalTableName = keyof typeof PERSONAL_TABLES

/** In the order of `PERSONAL_TABLES`. */
export const EACH_PERSONAL_TABLE = Object.entries(PERSONAL_TABLES) as [PersonalTableName, PersonalTable][]

async function forgetWaiting(tx: Transaction, setupId: string, at: Date): Promise<void> {
  await tx.listImport.updateMany({
    where: { setupId, analysis: { not: Prisma.AnyNull } },
    data: { analysis: Prisma.DbNull, expiresAt: at },
  })
}
