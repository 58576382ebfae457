import 'server-only'
import {
  judgePortalImport,
  type KnownPeople,
  type PortalImportRefusal,
} from '@/domain/portal-import/judge-portal-import'
import { PROFILES, type Profile } from '@/domain/people/profile'
import { lastThatCounts, type PortalImport } from '@/domain/portal-import/portal-import'
import { broughtByPortalImport, shownByPortalImports } from '@/domain/portal-import/portal-proof'
import { proveByPortalImport, type PortalEvidence } from '@/domain/procedure/prove-by-portal-import'
import { projectStanding } from '@/features/establishments/mutations'
import { loadStanding } from '@/features/portal-imports/queries'
import { writeFacts } from '@/features/procedure/mutations'
import { loadSetup } from '@/features/procedure/queries'
import { isUuid } from '@/lib/is-uuid'
import { accept, refuse, type Result } from '@/lib/result'
import { journalContext, type EstablishmentAccess } from '@/server/access'
import { db, type Transaction } from '@/server/db'
import { record } from '@/server/journal'

type AdvanceAccess = EstablishmentAccess<'advance'>

export type WithdrawalRefusal = { reason: 'not_found' | 'already_withdrawn' }

/** Notes an import made in the ENT's portal, with the steps that it proves or reopens. Gives its id. */
export async function recordPortalImport(
  access: AdvanceAccess,
  made: PortalImport,
  now: Date,
): Promise<Result<string, PortalImportRefusal>> {
  return db().$transaction(async (tx) => {
    const { schoolYear } = await lockSetup(tx, access)
    const others = await loadStanding(tx, access.setupId)
    const before = lastThatCounts(
      others.filter(({ at }) => at < made.at),
      schoolYear,
    )
    const since = made.mode === 'partial' && before ? before.at : null
    const known = await countKnown(tx, access, { since, madeAt: made.at, now })
    const judged = judgePortalImport(made, { others, now, known, schoolYear })
    if (!judged.ok) return judged
    const { id } = await tx.portalImport.create({
      data: {
        ...made,
        ...{ people: known.people, peopleAt: known.at, byProfile: known.byProfile },
        ...(known.arrivals && { arrivedSince: known.arrivals.since, arrived: known.arrivals.people }),
        ...{ setupId: access.setupId, recordedById: access.actor.id, recordedAt: now },
      },
      select: { id: true },
    })
    const { at, ...rest } = made
    await record(tx, journalContext(access, now), {
      kind: 'portal_import_recorded',
      data: { portalImportId: id, at: at.toISOString(), ...rest },
    })
    const shown = shownByPortalImports([...others, made], schoolYear)
    await proveSteps(tx, access, { shown, brought: broughtByPortalImport(made), change: 'recorded' }, now)
    return accept(id)
  })
}

/** Takes back an import noted by mistake, with what it had proven. Refused: not of this setup, or withdrawn already. */
export async function withdrawPortalImport(
  access: AdvanceAccess,
  id: string,
  now: Date,
): Promise<Result<null, WithdrawalRefusal>> {
  if (!isUuid(id)) return refuse({ reason: 'not_found' })
  return db().$transaction(async (tx) => {
    const { schoolYear } = await lockSetup(tx, access)
    const found = await tx.portalImport.findFirst({
      where: { id, setupId: access.setupId },
      select: { at: true, mode: true, withdrawnAt: true },
    })
    if (!found) return refuse({ reason: 'not_found' })
    if (found.withdrawnAt) return refuse({ reason: 'already_withdrawn' })
    await tx.portalImport.update({ where: { id }, data: { withdrawnAt: now, withdrawnById: access.actor.id } })
    await record(tx, journalContext(access, now), {
      kind: 'portal_import_withdrawn',
      data: { portalImportId: id, at: found.at.toISOString(), mode: found.mode },
    })
    const shown = shownByPortalImports(await loadStanding(tx, access.setupId), schoolYear)
    await proveSteps(tx, access, { shown, brought: [], change: 'withdrawn' }, now)
    return accept(null)
  })
}

/** Two people who note imports of one setup take turns, and with those who bring lists. */
async function lockSetup(tx: Transaction, { setupId }: AdvanceAccess): Promise<{ schoolYear: number }> {
  const [setup] = await tx.$queryRaw<{ schoolYear: number }[]>`
    select "schoolYear" from "Setup" where id = ${setupId}::uuid for update`
  if (!setup) throw new Error(`Setup ${setupId} is gone.`)
  return setup
}

type Known = KnownPeople & { byProfile: Record<Profile, number>; at: Date }

/**
 * How many people were known here when the import was made: those who came or left since say nothing of it. How many are
 * known now, when no list had been brought yet. `since`: the import that a partial one adds to. Whoever came with the
 * first list of a profile may have been there before, so arrivals are known of profiles listed by then.
 */
async function countKnown(
  tx: Transaction,
  { setupId }: AdvanceAccess,
  { since, madeAt, now }: { since: Date | null; madeAt: Date; now: Date },
): Promise<Known> {
  const rows = await tx.$queryRaw<
    { profile: Profile; then: number; today: number; arrived: number; isListed: boolean | null }[]
  >`
    select profile, (count(*) filter (where "isThen"))::int as then,
      (count(*) filter (where "absentSince" is null))::int as today,
      (count(*) filter (where "isThen" and "arrivedAt" > ${since}::timestamptz))::int as arrived,
      min("arrivedAt") <= ${since}::timestamptz as "isListed"
    from (
      select *, "arrivedAt" <= ${madeAt} and ("absentSince" is null or "absentSince" > ${madeAt}) as "isThen"
      from "Person" where "setupId" = ${setupId}::uuid
    ) as p group by profile`
  const isKnownThen = rows.some(({ then }) => then > 0)
  const byProfile = { pupil: 0, guardian: 0, teacher: 0, staff: 0 }
  for (const { profile, then, today } of rows) byProfile[profile] = isKnownThen ? then : today
  const people = Object.values(byProfile).reduce((sum, one) => sum + one, 0)
  const areListed = PROFILES.every((one) => rows.some(({ profile, isListed }) => profile === one && isListed))
  const arrived = areListed ? rows.reduce((sum, row) => sum + row.arrived, 0) : null
  return { people, at: isKnownThen ? madeAt : now, byProfile, arrivals: since && { since, people: arrived } }
}

/** The steps that follow, and where the setup then stands. The setup's row is locked. */
async function proveSteps(tx: Transaction, access: AdvanceAccess, evidence: PortalEvidence, now: Date): Promise<void> {
  const setup = await loadSetup(tx, access.setupId)
  const facts = proveByPortalImport(setup, evidence, now)
  if (facts.length === 0) return
  await tx.setup.update({ where: { id: access.setupId }, data: { version: { increment: facts.length } } })
  await writeFacts(tx, access, setup.version, facts)
  await projectStanding(tx, access.setupId)
}
