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
  EntAccount: {
    columns: ['entId', 'lastName', 'firstName', 'className'],
    give: (tx, who) => tx.$queryRaw<Row[]>`
      select a.profile, a."lastName", a."firstName", a."className", a."entId" from "EntAccount" as a
      where ${accountOf(who)} and not ${isAnothers(who)}`,
    erasePerson: (tx, who) => tx.$executeRaw`
      delete from "EntAccount" as a where ${accountOf(who)} and not ${isAnothers(who)}`,
    eraseSetup: (tx, setupId) => tx.entAccount.deleteMany({ where: { setupId } }),
  },
  ReconciliationDecision: {
    columns: ['personId', 'entId'],
    give: (tx, { personId }) =>
      tx.reconciliationDecision.findMany({
        where: { personId },
        select: { entId: true, isSame: true, decidedAt: true },
      }),
    erasePerson: (tx, { personId }) => tx.reconciliationDecision.deleteMany({ where: { personId } }),
    eraseSetup: (tx, setupId) => tx.reconciliationDecision.deleteMany({ where: { setupId } }),
  },
  PairingCorrection: {
    columns: ['personId', 'casId'],
    give: (tx, { personId }) =>
      tx.pairingCorrection.findMany({ where: { personId }, select: { casId: true, askedAt: true, cancelledAt: true } }),
    erasePerson: (tx, { personId }) => tx.pairingCorrection.deleteMany({ where: { personId } }),
    eraseSetup: (tx, setupId) => tx.pairingCorrection.deleteMany({ where: { setupId } }),
  },
  EntList: {
    columns: ['analysis', 'fileName', 'recognised', 'counts'],
    give: () => Promise.resolve([]),
    // Like a list of PRONOTE that waits: it is brought again.
    erasePerson: (tx, { setupId }) => tx.entList.deleteMany({ where: { setupId, state: 'analysed' } }),
    eraseSetup: (tx, setupId) => tx.entList.deleteMany({ where: { setupId } }),
  },
  RefusedPaste: {
    columns: ['text'],
    give: () => Promise.resolve([]),
    erasePerson: (tx, { setupId }) => tx.refusedPaste.deleteMany({ where: { setupId } }),
    eraseSetup: (tx, setupId) => tx.refusedPaste.deleteMany({ where: { setupId } }),
  },
  Delivery: {
    columns: ['fileName', 'files'],
    give: () => Promise.resolve([]),
    erasePerson: (tx, { setupId }) => tx.delivery.deleteMany({ where: { setupId } }),
    eraseSetup: (tx, setupId) => tx.delivery.deleteMany({ where: { setupId } }),
  },
  SealedExport: {
    columns: ['fileName'],
    give: () => Promise.resolve([]),
    erasePerson: () => Promise.resolve(),
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
    erasePerson: (tx, { setupId }) => tx.plannedChange.deleteMany({ where: { import: { setupId } } }),
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

/**
 * How many logins of the ENT are tied to this person by an identifier or a name, and are another's: neither given to
 * this one nor erased with them.
 */
export async function countAccountsOfOthers(tx: Transaction, who: KnownAs): Promise<number> {
  const [row] = await tx.$queryRaw<{ accounts: number }[]>`
    select count(*)::int as accounts from "EntAccount" as a where ${accountOf(who)} and ${isAnothers(who)}`
  return row?.accounts ?? 0
}

/** Their login, as the ENT's list has it: by what PRONOTE keeps, by what was decided, or under the very same name. */
function accountOf({ setupId, personId }: KnownAs): Prisma.Sql {
  return Prisma.sql`a."setupId" = ${setupId}::uuid and exists (
    select from "Person" as p where p.id = ${personId} and p.profile = a.profile
      and (${tiedTo('p')} or ${namedAs('p')}) and not ${decided('p', false)}
  )`
}

/**
 * A login that bears the name of somebody else, or of several when it is another of them who is known by its identifier.
 * An identifier can be on the wrong account by mistake: a name known here is surer. A login of a name that nobody bears
 * here is not another's: it is the person's as far as anybody can tell, and the ENT gives it again.
 */
function isAnothers({ personId }: KnownAs): Prisma.Sql {
  return Prisma.sql`exists (
    select from "Person" as other, "Person" as p
    where p.id = ${personId} and other.id <> p.id
      and other."setupId" = a."setupId" and other.profile = a.profile and ${namedAs('other')}
      and (not ${namedAs('p')} or (${tiedTo('other')} and not ${tiedTo('p')}))
  )`
}

type Alias = 'p' | 'other'

function namedAs(alias: Alias): Prisma.Sql {
  const person = Prisma.raw(alias)
  return Prisma.sql`(upper(${person}."lastName"), upper(${person}."firstName")) = (upper(a."lastName"), upper(a."firstName"))`
}

function tiedTo(alias: Alias): Prisma.Sql {
  return Prisma.sql`(${Prisma.raw(alias)}."casId" = a."entId" or ${decided(alias, true)})`
}

/** What was said by hand: that the login is theirs, or that it is not. */
function decided(alias: Alias, isSame: boolean): Prisma.Sql {
  return Prisma.sql`exists (
    select from "ReconciliationDecision" as d
    where d."personId" = ${Prisma.raw(alias)}.id and d."entId" = a."entId" and d."isSame" = ${isSame}
  )`
}

async function forgetWaiting(tx: Transaction, setupId: string, at: Date): Promise<void> {
  await tx.listImport.updateMany({
    where: { setupId, analysis: { not: Prisma.AnyNull } },
    data: { analysis: Prisma.DbNull, expiresAt: at },
  })
}
