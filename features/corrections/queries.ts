import 'server-only'
import { correctionState, type CorrectionState } from '@/domain/pairing/correction-state'
import { compareClasses } from '@/domain/pairing/tally-pairing'
import type { Profile } from '@/domain/people/profile'
import { recordId } from '@/lib/record-id'
import { nameWords } from '@/lib/search-text'
import { Prisma } from '@/prisma/generated/client'
import type { EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'

type Named = { lastName: string; firstName: string; profile: Profile; className: string | null; pronoteId: string }

export type CorrectionView = Named & {
  id: string
  personKey: string
  /** The Identifiant CAS to be cleared. */
  casId: string
  state: CorrectionState
  askedAt: Date
  byName: string
  /** When the list was confirmed that proved it; null while none has. */
  provenAt: Date | null
}

const MOST_LISTED = 200

const NAMED = { lastName: true, firstName: true, profile: true, className: true, pronoteId: true } as const

/** The wrong pairings that are or were being undone, the latest first; those given up are not told. */
export async function listCorrections({ setupId }: EstablishmentAccess<'import'>): Promise<CorrectionView[]> {
  const rows = await db().pairingCorrection.findMany({
    where: { setupId, cancelledAt: null },
    select: {
      id: true,
      personId: true,
      casId: true,
      askedAt: true,
      cancelledAt: true,
      askedBy: { select: { name: true } },
      person: { select: { ...NAMED, casId: true } },
    },
    orderBy: [{ askedAt: 'desc' }, { id: 'desc' }],
    take: MOST_LISTED,
  })
  const provenAt = await findProofs(setupId)
  return rows.map(({ id, personId, casId, askedAt, cancelledAt, askedBy, person: { casId: present, ...person } }) => ({
    ...person,
    ...{ id, casId, askedAt, personKey: String(personId), byName: askedBy.name },
    state: correctionState({ casId, cancelledAt }, present),
    provenAt: present === casId ? null : (provenAt.get(id) ?? null),
  }))
}

/** The last list that found each identifier to be cleared: whoever holds it no more lost it by that one. */
async function findProofs(setupId: string): Promise<Map<string, Date>> {
  const proofs = await db().$queryRaw<{ id: string; at: Date }[]>`
    select c.id, max(i."settledAt") as at
    from "PairingCorrection" c
    join "PersonChange" p on p."personId" = c."personId" and p."casId" = c."casId"
    join "ListImport" i on i.id = p."importId" and i.state = 'committed' and i."settledAt" >= c."askedAt"
    where c."setupId" = ${setupId}::uuid and c."cancelledAt" is null
    group by c.id`
  return new Map(proofs.map(({ id, at }) => [id, at]))
}

/** Whether the establishment knows somebody by that key, who need not hold any Identifiant CAS. */
export async function isPersonOf({ setupId }: EstablishmentAccess<'import'>, personKey: string): Promise<boolean> {
  const id = recordId(personKey)
  return id !== null && (await db().person.count({ where: { id, setupId } })) > 0
}

/** The PRONOTE identifiers of whom a wrong pairing waits to be undone: to lose it is what is asked of them. */
export async function listAwaited(access: EstablishmentAccess<'import'>): Promise<Set<string>> {
  const corrections = await listCorrections(access)
  return new Set(corrections.flatMap(({ state, pronoteId }) => (state === 'waiting' ? [pronoteId] : [])))
}

/** How many wrong pairings still wait for PRONOTE to be corrected. */
export async function countWaitingCorrections({ setupId }: EstablishmentAccess): Promise<number> {
  const [found] = await db().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from "PairingCorrection" c join "Person" p on p.id = c."personId"
    where c."setupId" = ${setupId}::uuid and c."cancelledAt" is null and p."casId" = c."casId"`
  return found?.count ?? 0
}

export type PairedPerson = Named & { key: string; casId: string }

export type CorrectionSubject = PairedPerson & {
  /** Who else present holds the same Identifiant CAS. */
  sharedWith: (Named & { key: string })[]
  /** Whom the ENT's list names under that Identifiant CAS. */
  accounts: { lastName: string; firstName: string; profile: Profile; className: string | null }[]
  /** The correction that waits, if one does. */
  waiting: CorrectionView | null
}

/** A person who holds an Identifiant CAS, and what tells whose it is; null when nobody here does. */
export async function findCorrectionSubject(
  access: EstablishmentAccess<'import'>,
  personKey: string,
): Promise<CorrectionSubject | null> {
  const { setupId } = access
  const id = recordId(personKey)
  if (id === null) return null
  const row = await db().person.findFirst({
    where: { id, setupId, absentSince: null },
    select: { ...NAMED, casId: true },
  })
  if (!row?.casId) return null
  const { casId, ...person } = row
  const [others, accounts, corrections] = await Promise.all([
    db().person.findMany({
      where: { setupId, casId, absentSince: null, id: { not: id } },
      select: { ...NAMED, id: true },
      orderBy: { sortName: 'asc' },
      take: 10,
    }),
    db().entAccount.findMany({
      where: { setupId, entId: casId },
      select: { lastName: true, firstName: true, profile: true, className: true },
      take: 10,
    }),
    listCorrections(access),
  ])
  return {
    ...person,
    ...{ key: personKey, casId, accounts },
    sharedWith: others.map(({ id: other, ...named }) => ({ ...named, key: String(other) })),
    waiting: corrections.find((one) => one.personKey === personKey && one.state === 'waiting') ?? null,
  }
}

const MOST_FOUND = 20

/** The people present who hold an Identifiant CAS and whose names hold each of the words, accents and case aside. */
export async function findPairedByName(
  { setupId }: EstablishmentAccess<'import'>,
  typed: string,
): Promise<{ total: number; people: PairedPerson[] }> {
  const words = nameWords(typed)
  if (words.length === 0) return { total: 0, people: [] }
  const where = {
    ...{ setupId, absentSince: null, casId: { not: null } },
    AND: words.map((word) => ({ sortName: { contains: word } })),
  }
  const [total, rows] = await Promise.all([
    db().person.count({ where }),
    db().person.findMany({
      where,
      select: { ...NAMED, id: true, casId: true },
      orderBy: [{ sortName: 'asc' }, { id: 'asc' }],
      take: MOST_FOUND,
    }),
  ])
  const people = rows.map(({ id, casId, ...person }) => ({ ...person, key: String(id), casId: casId ?? '' }))
  return { total, people }
}

export type PairedFilter = { initial: string | null; profile: Profile | null; className: string | null; page: number }

const PAIRED_PER_PAGE = 50

export type PairedPage = { total: number; perPage: number; people: PairedPerson[]; classes: string[] }

/** The people present who hold an Identifiant CAS, filtered, one page of them; `total` is of all the pages. */
export async function listPaired(
  { setupId }: EstablishmentAccess<'import'>,
  { initial, profile, className, page }: PairedFilter,
): Promise<PairedPage> {
  const where = Prisma.join(
    [
      Prisma.sql`"setupId" = ${setupId}::uuid and "absentSince" is null and "casId" is not null`,
      ...(initial === null ? [] : [Prisma.sql`left("sortName", 1) = ${initial}`]),
      ...(profile ? [Prisma.sql`profile = ${profile}::"Profile"`] : []),
      ...(className === null ? [] : [Prisma.sql`"className" = ${className}`]),
    ],
    ' and ',
  )
  const [counted] = await db().$queryRaw<{ total: number }[]>`
    select count(*)::int as total from "Person" where ${where}`
  const people = await db().$queryRaw<PairedPerson[]>`
    select id::text as key, "lastName", "firstName", "pronoteId", profile, "className", "casId"
    from "Person" where ${where} order by "sortName", id
    limit ${PAIRED_PER_PAGE} offset ${(page - 1) * PAIRED_PER_PAGE}`
  const rows = await db().person.findMany({
    where: { setupId, absentSince: null, className: { not: null } },
    select: { className: true },
    distinct: ['className'],
  })
  const classes = rows.flatMap((row) => row.className ?? []).sort(compareClasses)
  return { total: counted?.total ?? 0, perPage: PAIRED_PER_PAGE, people, classes }
}
