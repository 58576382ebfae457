import 'server-only'
import { createHmac } from 'node:crypto'
import { erasureOf, leaverErasureAt, type ErasureCause, type KeptSetup, type Leaver } from '@/domain/privacy/retention'
import { PROFILES, type Profile } from '@/domain/people/profile'
import { schoolYearOf } from '@/domain/school-year/school-year'
import type { OwnImport } from '@/features/analyses/queries'
import { projectPeople } from '@/features/establishments/mutations'
import { findPersonFile, type PersonFile } from '@/features/kept-data/queries'
import { flagConflicts } from '@/features/people/mutations'
import { accept, refuse, type Result } from '@/lib/result'
import { journalContext, type EstablishmentAccess } from '@/server/access'
import { now } from '@/server/clock'
import { db, type Transaction } from '@/server/db'
import { env } from '@/server/env'
import { record } from '@/server/journal'
import { EACH_PERSONAL_TABLE } from '@/server/personal-tables'

/** Gives everything held about one person, to be handed to them; the journal keeps that it was taken. */
export async function givePerson(
  access: EstablishmentAccess<'export_people'>,
  personId: string,
): Promise<PersonFile | null> {
  const file = await findPersonFile(access, personId)
  if (!file) return null
  await db().$transaction((tx) =>
    record(tx, journalContext(access, now()), { kind: 'person_given', data: { personId } }),
  )
  return file
}

/**
 * Erases one person everywhere: the counts follow, and lists that wait are forgotten with what they say. What is kept
 * recognises them, without a name, if a list brings them back. Refuses who is not there.
 */
export async function erasePerson(
  access: EstablishmentAccess<'erase_people'>,
  { personId, reason }: { personId: string; reason: string },
  at: Date,
): Promise<Result<null, { reason: 'unknown' }>> {
  const { setupId } = access
  if (!/^[1-9]\d{0,17}$/.test(personId)) return refuse({ reason: 'unknown' })
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from "Setup" where id = ${setupId}::uuid for update`
    const id = BigInt(personId)
    const person = await tx.person.findFirst({ where: { id, setupId }, select: { pronoteId: true } })
    if (!person) return refuse({ reason: 'unknown' })
    const who = { setupId, personId: id, pronoteId: person.pronoteId }
    for (const [, table] of EACH_PERSONAL_TABLE) await table.erasePeople(tx, { setupId, personIds: [id] }, at)
    await tx.personErasure.create({
      data: { setupId, personId: id, identifierHash: identifierHash(who), reason, at, byId: access.actor.id },
    })
    await tx.setup.update({ where: { id: setupId }, data: { peopleVersion: { increment: 1 } } })
    await flagConflicts(tx, setupId)
    await projectPeople(tx, [setupId])
    await record(tx, journalContext(access, at), { kind: 'person_erased', data: { personId, reason } })
    return accept(null)
  })
}

/**
 * Says, in the transaction of imports, which erased people they bring back: PRONOTE remains the one that decides who is
 * there, and what comes back does not come unseen.
 */
export async function noteReturned(tx: Transaction, imports: readonly OwnImport[], at: Date): Promise<void> {
  const erased = await tx.personErasure.findMany({
    where: { setupId: { in: imports.map(({ access }) => access.setupId) }, returnedAt: null },
    select: { id: true, setupId: true, personId: true, identifierHash: true },
  })
  for (const { access, importId } of imports) {
    const { setupId } = access
    const own = erased.filter((one) => one.setupId === setupId)
    if (own.length === 0) continue
    const brought = await tx.person.findMany({
      where: { setupId, firstImportId: importId },
      select: { pronoteId: true },
    })
    const hashes = new Set(brought.map(({ pronoteId }) => identifierHash({ setupId, pronoteId })))
    for (const { id, personId } of own.filter(({ identifierHash: hash }) => hashes.has(hash))) {
      await tx.personErasure.update({ where: { id }, data: { returnedAt: at, returnedImportId: importId } })
      await record(tx, journalContext(access, at), {
        kind: 'person_returned',
        data: { personId: String(personId), importId },
      })
    }
  }
}

/** Of one setup alone, and worth nothing without this installation's secret: identifiers are too few to be hashed bare. */
function identifierHash({ setupId, pronoteId }: { setupId: string; pronoteId: string }): string {
  return createHmac('sha256', env().authSecret).update(`erased:${setupId}:${pronoteId}`).digest('hex')
}

/** Erases the people who are not needed any more, everywhere; counts stay. Gives how many setups were emptied. */
export async function eraseOutdated(at: Date = now()): Promise<number> {
  let emptied = 0
  for (const { id, ...setup } of await listSetupsWithPeople()) {
    const { at: due, why } = erasureOf(setup, env().retentionDays)
    if (due > at) continue
    await eraseSetup(id, why, at)
    emptied++
  }
  return emptied
}

function listSetupsWithPeople(): Promise<(KeptSetup & { id: string })[]> {
  return db().$queryRaw`
    select s.id, s."schoolYear", s."startedAt", e."disabledAt" as "establishmentDisabledAt",
      (select min(n."startedAt") from "Setup" as n where n.uai = s.uai and n."schoolYear" > s."schoolYear") as "replacedAt",
      greatest(
        (select max(i."settledAt") from "ListImport" as i where i."setupId" = s.id and i.state = 'committed'),
        (select max(l."confirmedAt") from "EntList" as l where l."setupId" = s.id)
      ) as "lastListAt"
    from "Setup" as s join "Establishment" as e on e.uai = s.uai
    where exists (select from "Person" as p where p."setupId" = s.id)
      or exists (select from "EntAccount" as a where a."setupId" = s.id)`
}

async function eraseSetup(setupId: string, why: ErasureCause, at: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from "Setup" where id = ${setupId}::uuid for update`
    const profiles = await countProfiles(tx, setupId)
    const people = await tx.person.count({ where: { setupId } })
    for (const [, table] of EACH_PERSONAL_TABLE) await table.eraseSetup(tx, setupId, at)
    await tx.setupErasure.create({
      data: {
        ...{ setupId, at, why, profiles },
        people: sum(profiles.map((one) => one.people)),
        paired: sum(profiles.map((one) => one.paired)),
      },
    })
    const { schoolYear, uai, establishment } = await tx.setup.update({
      where: { id: setupId },
      data: { peopleVersion: { increment: 1 } },
      select: { schoolYear: true, uai: true, establishment: { select: { academyCode: true } } },
    })
    await projectPeople(tx, [setupId])
    const context = { actorId: null, at, uai, academyCode: establishment.academyCode }
    await record(tx, context, { kind: 'people_erased', data: { schoolYear, people } })
  })
}

type Leavers = Leaver & { setupId: string; profile: Profile }

/** Erases those who left in a school year that is over, everywhere, though lists of others go on coming. Gives how many. */
export async function eraseLeavers(at: Date = now()): Promise<number> {
  let erased = 0
  for (const leavers of await listLeavers()) {
    if (leaverErasureAt(leavers, env().retentionDays) <= at) erased += await eraseThem(leavers, at)
  }
  return erased
}

/** Together those whom one list was the first not to hold. A list that was undone had been brought all the same. */
function listLeavers(): Promise<Leavers[]> {
  return db().$queryRaw`
    select p."setupId", p.profile, p."absentSince", coalesce(
        (select max(l.at) from "ListImport" as i
         cross join lateral (select case i.state when 'committed' then i."settledAt" else i."createdAt" end as at) as l
         where i."setupId" = p."setupId" and i.profile = p.profile and i.state in ('committed', 'undone')
           and l.at < p."absentSince"),
        p."absentSince"
      ) as "lastListedAt"
    from (select distinct "setupId", profile, "absentSince" from "Person" where "absentSince" is not null) as p`
}

function eraseThem({ setupId, profile, absentSince, lastListedAt }: Leavers, at: Date): Promise<number> {
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from "Setup" where id = ${setupId}::uuid for update`
    const leavers = await tx.person.findMany({
      where: { setupId, profile, absentSince },
      select: { id: true },
      orderBy: { id: 'asc' },
    })
    if (leavers.length === 0) return 0
    const personIds = leavers.map(({ id }) => id)
    for (const [, table] of EACH_PERSONAL_TABLE) await table.erasePeople(tx, { setupId, personIds }, at)
    const people = leavers.length
    const profiles = [{ profile, people, paired: 0 }]
    await tx.setupErasure.create({ data: { setupId, at, why: 'people_left', people, paired: 0, profiles } })
    const { uai, establishment } = await tx.setup.update({
      where: { id: setupId },
      data: { peopleVersion: { increment: 1 } },
      select: { uai: true, establishment: { select: { academyCode: true } } },
    })
    const context = { actorId: null, at, uai, academyCode: establishment.academyCode }
    await record(tx, context, { kind: 'leavers_erased', data: { schoolYear: schoolYearOf(lastListedAt), people } })
    return people
  })
}

/** As lists showed them: of those present. */
async function countProfiles(tx: Transaction, setupId: string) {
  const rows = await tx.person.groupBy({
    by: ['profile', 'conflict'],
    where: { setupId, absentSince: null },
    _count: { id: true, casId: true },
  })
  return PROFILES.map((profile) => {
    const own = rows.filter((row) => row.profile === profile)
    const paired = own.filter(({ conflict }) => !conflict)
    return {
      profile,
      people: sum(own.map(({ _count }) => _count.id)),
      paired: sum(paired.map(({ _count }) => _count.casId)),
    }
  })
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
