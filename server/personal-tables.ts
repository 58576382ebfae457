import 'server-only'
import type { Profile } from '@/domain/people/profile'
import { loginsOf } from '@/domain/privacy/logins-of'
import { inBatches } from '@/lib/in-batches'
import { Prisma } from '@/prisma/generated/client'
import type { Transaction } from '@/server/db'

/** Somebody on the lists of one setup, as the database knows them. */
export type KnownAs = { setupId: string; personId: bigint; pronoteId: string }

/** People of one setup who are erased together, by their ids. */
export type Erased = { setupId: string; personIds: readonly bigint[] }

type Row = Record<string, unknown>

type PersonalTable = {
  /** The columns that tell something of a person of a list, beside their id. */
  columns: readonly string[]
  /** All that it holds about one person, as it is to be read by them. */
  give: (tx: Transaction, who: KnownAs) => Promise<Row[]>
  erasePeople: (tx: Transaction, who: Erased, at: Date) => Promise<unknown>
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
    erasePeople: (tx, { personIds }) =>
      inThousands(personIds, (ids) => tx.personChange.deleteMany({ where: { personId: { in: ids } } })),
    eraseSetup: (tx, setupId) => tx.personChange.deleteMany({ where: { person: { setupId } } }),
  },
  EntAccount: {
    columns: ['entId', 'lastName', 'firstName', 'className'],
    give: async (tx, { setupId, personId }) => {
      const { theirs } = await findLogins(tx, { setupId, personIds: [personId] })
      const select = { profile: true, lastName: true, firstName: true, className: true, entId: true }
      return tx.entAccount.findMany({ where: { id: { in: theirs.map(BigInt) } }, select, orderBy: { id: 'asc' } })
    },
    erasePeople: async (tx, who) => {
      const { theirs } = await findLogins(tx, who)
      await inThousands(theirs.map(BigInt), (ids) => tx.entAccount.deleteMany({ where: { id: { in: ids } } }))
    },
    eraseSetup: (tx, setupId) => tx.entAccount.deleteMany({ where: { setupId } }),
  },
  ReconciliationDecision: {
    columns: ['personId', 'entId'],
    give: (tx, { personId }) =>
      tx.reconciliationDecision.findMany({
        where: { personId },
        select: { entId: true, isSame: true, decidedAt: true },
      }),
    erasePeople: (tx, { personIds }) =>
      inThousands(personIds, (ids) => tx.reconciliationDecision.deleteMany({ where: { personId: { in: ids } } })),
    eraseSetup: (tx, setupId) => tx.reconciliationDecision.deleteMany({ where: { setupId } }),
  },
  PairingCorrection: {
    columns: ['personId', 'casId'],
    give: (tx, { personId }) =>
      tx.pairingCorrection.findMany({ where: { personId }, select: { casId: true, askedAt: true, cancelledAt: true } }),
    erasePeople: (tx, { personIds }) =>
      inThousands(personIds, (ids) => tx.pairingCorrection.deleteMany({ where: { personId: { in: ids } } })),
    eraseSetup: (tx, setupId) => tx.pairingCorrection.deleteMany({ where: { setupId } }),
  },
  EntList: {
    columns: ['analysis', 'fileName', 'recognised', 'counts'],
    give: () => Promise.resolve([]),
    // Like a list of PRONOTE that waits: it is brought again.
    erasePeople: (tx, { setupId }) => tx.entList.deleteMany({ where: { setupId, state: 'analysed' } }),
    eraseSetup: (tx, setupId) => tx.entList.deleteMany({ where: { setupId } }),
  },
  RefusedPaste: {
    columns: ['text'],
    give: () => Promise.resolve([]),
    erasePeople: (tx, { setupId }) => tx.refusedPaste.deleteMany({ where: { setupId } }),
    eraseSetup: (tx, setupId) => tx.refusedPaste.deleteMany({ where: { setupId } }),
  },
  Delivery: {
    columns: ['fileName', 'files'],
    give: () => Promise.resolve([]),
    erasePeople: (tx, { setupId }) => tx.delivery.deleteMany({ where: { setupId } }),
    eraseSetup: (tx, setupId) => tx.delivery.deleteMany({ where: { setupId } }),
  },
  SealedExport: {
    columns: ['fileName'],
    give: () => Promise.resolve([]),
    erasePeople: () => Promise.resolve(),
    eraseSetup: (tx, setupId) => tx.sealedExport.updateMany({ where: { setupId }, data: { fileName: '' } }),
  },
  PlannedChange: {
    columns: ['pronoteIds', 'casIds', 'lastNames', 'firstNames', 'classNames', 'sortNames'],
    give: (tx, { setupId, pronoteId }) => tx.$queryRaw<Row[]>`
      select i."fileName", i."createdAt", p.kind::text as kind, t.last as "lastName", t.first as "firstName",
        t.class as "className", t.cas as "casId"
      from "ListImport" as i join "PlannedChange" as p on p."importId" = i.id
      cross join lateral unnest(p."pronoteIds", p."casIds", p."lastNames", p."firstNames", p."classNames")
        as t(id, cas, last, first, class)
      where i."setupId" = ${setupId}::uuid and t.id = ${pronoteId}
      order by i."createdAt", p.part`,
    erasePeople: (tx, { setupId }) => tx.plannedChange.deleteMany({ where: { import: { setupId } } }),
    eraseSetup: (tx, setupId) => tx.plannedChange.deleteMany({ where: { import: { setupId } } }),
  },
  ListImport: {
    columns: ['analysis', 'fileName', 'recognised', 'counts'],
    give: (tx, { setupId, pronoteId }) => tx.$queryRaw<Row[]>`
      select i."fileName", i."createdAt", row.value -> 'cells' as cells
      from "ListImport" as i, jsonb_array_elements(i.analysis -> 'list' -> 'rows') as row
      where i."setupId" = ${setupId}::uuid and i.analysis is not null
        and exists (
          select from jsonb_array_elements_text(row.value -> 'cells') as cell
          where upper(regexp_replace(cell, '[^[:alnum:]]', '', 'g')) = ${pronoteId}
        )`,
    // A list that waits is brought again: what it says of one person cannot be taken out of what was shown of it.
    erasePeople: (tx, { setupId }, at) => forgetWaiting(tx, setupId, at),
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
    erasePeople: (tx, { personIds }) =>
      inThousands(personIds, (ids) => tx.person.deleteMany({ where: { id: { in: ids } } })),
    eraseSetup: (tx, setupId) => tx.person.deleteMany({ where: { setupId } }),
  },
} as const satisfies Record<string, PersonalTable>

export type PersonalTableName = keyof typeof PERSONAL_TABLES

/** In the order of `PERSONAL_TABLES`. */
export const EACH_PERSONAL_TABLE = Object.entries(PERSONAL_TABLES) as [PersonalTableName, PersonalTable][]

/**
 * How many logins of the ENT are tied to this person by an identifier or a name, and are another's: neither given to
 * this one nor erased with them.
 */
export async function countAccountsOfOthers(tx: Transaction, { setupId, personId }: KnownAs): Promise<number> {
  return (await findLogins(tx, { setupId, personIds: [personId] })).anothers.length
}

type PersonRow = [key: string, profile: Profile, casId: string | null, lastName: string, firstName: string]
type LoginRow = [key: string, profile: Profile, entId: string, lastName: string, firstName: string]
type DecisionRow = [personKey: string, entId: string, isSame: boolean]

/**
 * Whose the setup's logins are is told by everybody on its lists. By the rule, and not by the database, which compares
 * each person with each login as long as nothing has told it how many there are.
 */
async function findLogins(tx: Transaction, { setupId, personIds }: Erased) {
  const [all] = await tx.$queryRaw<{ people: PersonRow[]; logins: LoginRow[]; decisions: DecisionRow[] }[]>`
    select
      (select coalesce(json_agg(json_build_array(id::text, profile, "casId", "lastName", "firstName")), '[]')
        from "Person" where "setupId" = ${setupId}::uuid) as people,
      (select coalesce(json_agg(json_build_array(id::text, profile, "entId", "lastName", "firstName") order by id), '[]')
        from "EntAccount" where "setupId" = ${setupId}::uuid) as logins,
      (select coalesce(json_agg(json_build_array("personId"::text, "entId", "isSame")), '[]')
        from "ReconciliationDecision" where "setupId" = ${setupId}::uuid) as decisions`
  const { people = [], logins = [], decisions = [] } = all ?? {}
  return loginsOf(new Set(personIds.map(String)), {
    people: people.map(([key, profile, casId, lastName, firstName]) => ({ key, profile, casId, lastName, firstName })),
    logins: logins.map(([key, profile, entId, lastName, firstName]) => ({ key, profile, entId, lastName, firstName })),
    decisions: decisions.map(([personKey, entId, isSame]) => ({ personKey, entId, isSame })),
  })
}

const AT_ONCE = 1_000

/** A statement for each thousand: no longer than others may wait on an embedded database. */
async function inThousands(ids: readonly bigint[], run: (ids: bigint[]) => Promise<unknown>): Promise<void> {
  for (const batch of inBatches(ids, AT_ONCE, () => 1)) await run(batch)
}

async function forgetWaiting(tx: Transaction, setupId: string, at: Date): Promise<void> {
  await tx.listImport.updateMany({
    where: { setupId, analysis: { not: Prisma.AnyNull } },
    data: { analysis: Prisma.DbNull, expiresAt: at },
  })
}
