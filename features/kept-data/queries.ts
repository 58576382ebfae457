import 'server-only'
import { erasureOf, type ErasureCause } from '@/domain/privacy/retention'
import type { Profile } from '@/domain/people/profile'
import { isUuid } from '@/lib/is-uuid'
import { nameWords } from '@/lib/search-text'
import { Prisma } from '@/prisma/generated/client'
import type { EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'
import { env } from '@/server/env'
import { countAccountsOfOthers, EACH_PERSONAL_TABLE, type PersonalTableName } from '@/server/personal-tables'

export type KeptData = {
  schoolYear: number
  /** Known now, present or absent; never who. */
  people: number
  absent: number
  /** Logins that the ENT's lists told, of people known or not. */
  entAccounts: number
  /** Lists, of PRONOTE or of the ENT, that wait for a decision, with their rows. */
  waiting: number
  /** Encrypted exports that were noted, without what they hold. */
  sealedExports: number
  lastListAt: Date | null
  erasure: { at: Date; why: ErasureCause; days: number }
  /** Of earlier years, the latest first. */
  earlier: { schoolYear: number; people: number; entAccounts: number; erasesAt: Date }[]
  erased: { at: Date; schoolYear: number; why: ErasureCause; people: number; paired: number }[]
  /** People erased at their request. */
  onRequest: { key: string; at: Date; reason: string; returnedAt: Date | null }[]
}

/** What is kept of the people of an establishment, until when, and what has been erased: dates and counts alone. */
export async function findKeptData({ uai, setupId }: EstablishmentAccess): Promise<KeptData> {
  const setups = await db().setup.findMany({
    where: { uai },
    select: {
      ...{ id: true, schoolYear: true, startedAt: true },
      establishment: { select: { disabledAt: true } },
      erasures: { select: { at: true, why: true, people: true, paired: true }, orderBy: { at: 'desc' } },
      erasedPeople: {
        select: { id: true, at: true, reason: true, returnedAt: true },
        orderBy: { at: 'desc' },
        take: 50,
      },
    },
    orderBy: { schoolYear: 'desc' },
  })
  const counts = await countPeople(setups.map(({ id }) => id))
  const days = env().retentionDays
  const told = setups.map(({ id, schoolYear, startedAt, establishment }, index) => {
    const { lastOfAnyAt, ...counted } = counts.get(id) ?? NOTHING_KEPT
    const ends = { replacedAt: setups[index - 1]?.startedAt ?? null, establishmentDisabledAt: establishment.disabledAt }
    const kept = { schoolYear, startedAt, lastListAt: lastOfAnyAt, ...ends }
    return { id, schoolYear, ...counted, erasure: { ...erasureOf(kept, days), days } }
  })
  const current = told.find(({ id }) => id === setupId)
  if (!current) throw new Error(`Setup ${setupId} is gone.`)
  return {
    ...current,
    earlier: told
      .filter(({ id, people, entAccounts }) => id !== setupId && people + entAccounts > 0)
      .map(({ schoolYear, people, entAccounts, erasure }) => {
        return { schoolYear, people, entAccounts, erasesAt: erasure.at }
      }),
    erased: setups.flatMap(({ schoolYear, erasures }) => erasures.map((erasure) => ({ ...erasure, schoolYear }))),
    onRequest: setups.flatMap(({ erasedPeople }) =>
      erasedPeople.map(({ id, ...erasure }) => ({ key: id, ...erasure })),
    ),
  }
}

type SetupCounts = Pick<KeptData, 'people' | 'absent' | 'entAccounts' | 'waiting' | 'sealedExports' | 'lastListAt'> & {
  /** Of PRONOTE or of the ENT. */
  lastOfAnyAt: Date | null
}

const NOTHING_KEPT: SetupCounts = {
  ...{ people: 0, absent: 0, entAccounts: 0, waiting: 0, sealedExports: 0 },
  ...{ lastListAt: null, lastOfAnyAt: null },
}

async function countPeople(setupIds: string[]): Promise<Map<string, SetupCounts>> {
  const rows = await db().$queryRaw<(SetupCounts & { id: string })[]>`
    select s.id, l."lastListAt",
      greatest(
        l."lastListAt", (select max(e."confirmedAt") from "EntList" as e where e."setupId" = s.id)
      ) as "lastOfAnyAt",
      (select count(*)::int from "Person" as p where p."setupId" = s.id) as people,
      (select count(*)::int from "Person" as p where p."setupId" = s.id and p."absentSince" is not null) as absent,
      (select count(*)::int from "EntAccount" as a where a."setupId" = s.id) as "entAccounts",
      (select count(*)::int from "ListImport" as i where i."setupId" = s.id and i.analysis is not null)
        + (select count(*)::int from "EntList" as e where e."setupId" = s.id and e.state = 'analysed') as waiting,
      (select count(*)::int from "SealedExport" as x where x."setupId" = s.id) as "sealedExports"
    from "Setup" as s cross join lateral (
      select max(i."settledAt") as "lastListAt" from "ListImport" as i
      where i."setupId" = s.id and i.state = 'committed'
    ) as l
    where s.id = any(${setupIds}::uuid[])`
  return new Map(rows.map(({ id, ...counts }) => [id, counts]))
}

/** A list that waits for its confirmation, of PRONOTE or of the ENT: forgotten with whoever is erased. */
export type WaitingList = { key: string; fileName: string; of: 'pronote' | 'ent'; createdAt: Date }

/** The lists of the current setup that wait with their rows, the latest first. */
export async function listWaiting({ setupId }: EstablishmentAccess<'read_people'>): Promise<WaitingList[]> {
  const select = { id: true, fileName: true, createdAt: true } as const
  const [imports, entLists] = await Promise.all([
    db().listImport.findMany({ where: { setupId, analysis: { not: Prisma.AnyNull } }, select }),
    db().entList.findMany({ where: { setupId, state: 'analysed' }, select }),
  ])
  const lists = [
    ...imports.map(({ id, ...list }) => ({ key: id, of: 'pronote' as const, ...list })),
    ...entLists.map(({ id, ...list }) => ({ key: id, of: 'ent' as const, ...list })),
  ]
  return lists.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
}

export type FoundPerson = { key: string; name: string; profile: Profile; className: string | null }

const MOST_FOUND = 20

/** People of the current setup whose names hold each of the words, or who have that PRONOTE identifier. */
export async function findPeople(access: EstablishmentAccess<'read_people'>, typed: string): Promise<FoundPerson[]> {
  const words = nameWords(typed)
  if (words.length === 0) return []
  const rows = await db().person.findMany({
    where: {
      setupId: access.setupId,
      OR: [{ AND: words.map((word) => ({ sortName: { contains: word } })) }, { pronoteId: typed.trim().toUpperCase() }],
    },
    select: { id: true, lastName: true, firstName: true, profile: true, className: true },
    orderBy: [{ sortName: 'asc' }, { id: 'asc' }],
    take: MOST_FOUND,
  })
  return rows.map(({ id, lastName, firstName, ...rest }) => ({
    key: String(id),
    name: [lastName, firstName].filter(Boolean).join(' '),
    ...rest,
  }))
}

export type PersonFile = {
  key: string
  name: string
  profile: Profile
  /** What each table holds, those that hold nothing left out. */
  tables: { table: PersonalTableName; rows: Record<string, unknown>[] }[]
  /** The imports that its rows name. */
  imports: { id: string; fileName: string; at: Date }[]
  /** Logins of the ENT tied to this person, and another's: neither given nor erased. */
  accountsOfOthers: number
}

/** Everything held about one person of the current setup; null when there is none of that id. */
export async function findPersonFile(
  { setupId }: EstablishmentAccess<'read_people' | 'export_people'>,
  personId: string,
): Promise<PersonFile | null> {
  if (!/^[1-9]\d{0,17}$/.test(personId)) return null
  const person = await db().person.findFirst({
    where: { id: BigInt(personId), setupId },
    select: {
      ...{ id: true, pronoteId: true, lastName: true, firstName: true, profile: true },
      ...{ firstImportId: true, lastImportId: true },
    },
  })
  if (!person) return null
  const { id, pronoteId, lastName, firstName, profile, firstImportId, lastImportId } = person
  const who = { setupId, personId: id, pronoteId }
  const tables: PersonFile['tables'] = []
  for (const [table, { give }] of [...EACH_PERSONAL_TABLE].reverse()) {
    const rows = await give(db(), who)
    if (rows.length > 0) tables.push({ table, rows })
  }
  const named = [firstImportId, lastImportId, ...tables.flatMap(({ rows }) => rows.map(({ importId }) => importId))]
  const imports = await findImports(setupId, named)
  const accountsOfOthers = await countAccountsOfOthers(db(), who)
  const name = [lastName, firstName].filter(Boolean).join(' ')
  return { key: personId, name, profile, tables, imports, accountsOfOthers }
}

async function findImports(setupId: string, ids: unknown[]): Promise<PersonFile['imports']> {
  const known = [...new Set(ids)].filter((id): id is string => typeof id === 'string' && isUuid(id))
  const rows = await db().listImport.findMany({
    where: { setupId, id: { in: known } },
    select: { id: true, fileName: true, createdAt: true },
    orderBy: { createdAt: 'asc' },
  })
  return rows.map(({ id, fileName, createdAt }) => ({ id, fileName, at: createdAt }))
}
