import 'server-only'
import { countReasons, explainPairing, type Explanation, type ExplainedPerson } from '@/domain/pairing/explain-pairing'
import type { Reason } from '@/domain/pairing/reason'
import type { Profile } from '@/domain/people/profile'
import type { Decision, EntAccount, EntStanding } from '@/domain/reconciliation/reconciliation'
import { findLastPortalImport } from '@/features/portal-imports/queries'
import { sortKey } from '@/lib/search-text'
import type { EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'

export type ReasonCount = { reason: Reason; people: number }

/** How many people of the establishment each reason has: counts, nobody is named. */
export async function countPairingReasons(access: EstablishmentAccess): Promise<ReasonCount[]> {
  return countReasons(await explain(access))
}

/** Each person who is not paired, or should not be as they are, with the one reason and what it is known from. */
export async function explainPeople(
  access: EstablishmentAccess<'read_people'> | EstablishmentAccess<'export_people'>,
): Promise<Explanation[]> {
  return explain(access)
}

/**
 * The people whose login is in doubt: several could be theirs, one bears another name or is twice there, or they are
 * paired with somebody else's; by name. What is decided by hand is asked no more. `isListKnown`: whether any list is.
 */
export async function explainCases(
  access: EstablishmentAccess<'import'>,
): Promise<{ cases: Explanation[]; isListKnown: boolean }> {
  const [explanations, isListKnown] = await Promise.all([
    explain(access),
    db().entAccount.findFirst({ where: { setupId: access.setupId }, select: { id: true } }),
  ])
  const cases = explanations.filter(({ reason, ent }) => reason !== 'absent' && ent !== null && isInDoubt(ent))
  const nameOf = ({ person }: Explanation) => sortKey(`${person.lastName} ${person.firstName}`)
  const sorted = cases.map((one) => ({ one, name: nameOf(one) })).sort((a, b) => (a.name < b.name ? -1 : 1))
  return { cases: sorted.map(({ one }) => one), isListKnown: isListKnown !== null }
}

function isInDoubt(ent: EntStanding): boolean {
  if (ent.kind === 'differs') return !ent.isSettled
  return ent.kind === 'several' || ent.kind === 'two_accounts' || ent.kind === 'other_account'
}

/** Computed at each reading, by the rules, from what is known of one establishment: never stored. */
async function explain(access: EstablishmentAccess): Promise<Explanation[]> {
  const [people, { accounts, entListAt }, decisions, lastPortalImport] = await Promise.all([
    loadExplainedPeople(access),
    loadEntAccounts(access),
    loadDecisions(access),
    findLastPortalImport(access),
  ])
  return explainPairing({ people, accounts, decisions, entListAt, lastPortalImportAt: lastPortalImport?.at ?? null })
}

type PersonRow = [
  ...[key: string, profile: Profile, casId: string | null, lastName: string, firstName: string],
  ...[className: string | null, isAbsent: boolean, hasLostPairing: boolean, arrivedAtMs: number],
]

/** One row that holds all: several thousand small ones cost more to carry than to read. */
export async function loadExplainedPeople({ setupId }: EstablishmentAccess): Promise<ExplainedPerson[]> {
  const [all] = await db().$queryRaw<{ rows: PersonRow[] }[]>`
    select coalesce(json_agg(json_build_array(id::text, profile, "casId", "lastName", "firstName", "className",
      "absentSince" is not null, "lostPairingAt" is not null, (extract(epoch from "arrivedAt") * 1000)::bigint)), '[]') as rows
    from "Person" where "setupId" = ${setupId}::uuid`
  return (all?.rows ?? []).map(
    ([key, profile, casId, lastName, firstName, className, isAbsent, hasLostPairing, arrivedAtMs]) => ({
      ...{ key, profile, casId, lastName, firstName, className },
      ...{ isAbsent, hasLostPairing, arrivedAt: new Date(arrivedAtMs) },
    }),
  )
}

type AccountRow = [
  ...[key: string, profile: Profile, entId: string, lastName: string, firstName: string],
  className: string | null,
]

async function loadEntAccounts({ setupId }: EstablishmentAccess) {
  const [all] = await db().$queryRaw<{ rows: AccountRow[] }[]>`
    select coalesce(json_agg(json_build_array(id::text, profile, "entId", "lastName", "firstName", "className")), '[]') as rows
    from "EntAccount" where "setupId" = ${setupId}::uuid`
  const brought = await db().$queryRaw<{ profile: Profile; at: Date }[]>`
    select a.profile, max(l."createdAt") as at
    from "EntAccount" a join "EntList" l on l.id = a."listId"
    where a."setupId" = ${setupId}::uuid group by a.profile`
  const accounts = (all?.rows ?? []).map(([key, profile, entId, lastName, firstName, className]): EntAccount => {
    return { key, profile, entId, lastName, firstName, className }
  })
  return { accounts, entListAt: new Map(brought.map(({ profile, at }) => [profile, at])) }
}

export async function loadDecisions({ setupId }: EstablishmentAccess): Promise<Decision[]> {
  const rows = await db().reconciliationDecision.findMany({
    where: { setupId },
    select: { personId: true, entId: true, isSame: true },
  })
  return rows.map(({ personId, ...decision }) => ({ ...decision, personKey: String(personId) }))
}

export type DecidedCase = Decision & {
  id: string
  person: { lastName: string; firstName: string; profile: Profile; className: string | null }
  /** Null when no list of the ENT shows this login any more. */
  account: { lastName: string; firstName: string; className: string | null } | null
  decidedAt: Date
  byName: string
}

const DECIDED_PER_PAGE = 50

export type DecidedPage = { total: number; page: number; perPage: number; decided: DecidedCase[] }

/** What was decided by hand of this establishment's doubtful cases, the latest first: a page from 1, or the last. */
export async function listDecided({ setupId }: EstablishmentAccess<'import'>, asked = 1): Promise<DecidedPage> {
  const total = await db().reconciliationDecision.count({ where: { setupId } })
  const page = Math.max(1, Math.min(asked, Math.ceil(total / DECIDED_PER_PAGE)))
  const rows = await db().reconciliationDecision.findMany({
    where: { setupId },
    select: {
      id: true,
      personId: true,
      entId: true,
      isSame: true,
      decidedAt: true,
      by: { select: { name: true } },
      person: { select: { lastName: true, firstName: true, profile: true, className: true } },
    },
    orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
    skip: (page - 1) * DECIDED_PER_PAGE,
    take: DECIDED_PER_PAGE,
  })
  const accounts = await db().entAccount.findMany({
    where: { setupId, entId: { in: rows.map(({ entId }) => entId) } },
    select: { entId: true, profile: true, lastName: true, firstName: true, className: true },
  })
  const decided = rows.map(({ by, personId, ...row }) => {
    const found = accounts.find(({ entId, profile }) => entId === row.entId && profile === row.person.profile)
    const account = found ? { lastName: found.lastName, firstName: found.firstName, className: found.className } : null
    return { ...row, personKey: String(personId), account, byName: by.name }
  })
  return { total, page, perPage: DECIDED_PER_PAGE, decided }
}
