import 'server-only'
import { changedFields } from '@/domain/configuration/changed-fields'
import { parseStoredConfiguration } from '@/domain/configuration/configuration'
import { applyEnt, prefillConfiguration, type EntParameters } from '@/domain/configuration/prefill-configuration'
import { establishmentKeys } from '@/domain/establishment/establishment-keys'
import { schoolYearOf } from '@/domain/school-year/school-year'
import { ensureAcademies } from '@/features/academies/mutations'
import { inScope } from '@/features/academies/queries'
import { replaceConfiguration } from '@/features/configuration/mutations'
import { eraseEntLists } from '@/features/ent-lists/mutations'
import { findEntParameters, ENT_COLUMNS } from '@/features/ents/queries'
import { IDENTITY_FIELDS, type EstablishmentIdentity } from '@/features/establishment-administration/schemas'
import { projectPeople, standingColumns } from '@/features/establishments/mutations'
import { asSeen } from '@/lib/as-seen'
import { accept, refuse, type Result } from '@/lib/result'
import { CURRENT_PROCEDURE } from '@/procedures/catalogue'
import type { AdministrationAccess } from '@/server/access'
import { db, type Transaction } from '@/server/db'
import { record, type JournalContext } from '@/server/journal'

/** What a new establishment starts from: its first setup, and the columns of lists that tell where it stands. */
export function firstSetup(uai: string, ent: EntParameters | null, at: Date) {
  const configuration = prefillConfiguration({ establishment: { uai }, ent })
  const schoolYear = schoolYearOf(at)
  const { key: procedure, revision } = CURRENT_PROCEDURE
  return {
    setup: { uai, schoolYear, procedure, revision, configuration, startedAt: at },
    columns: {
      schoolYear,
      ...standingColumns({
        procedure: CURRENT_PROCEDURE,
        configuration,
        formerConfigurations: [],
        facts: [],
        startedAt: at,
      }),
    },
  }
}

type NewEstablishment = EstablishmentIdentity & {
  uai: string
  departmentCode: string
  academyCode: string
  entId: string | null
}

/**
 * Creates an establishment with its setup of the current school year, pre-filled from its ENT. The caller has placed it
 * in an académie of the scope. Refuses a UAI that exists already, and an ENT that is not one of the académie's in use.
 */
export async function createEstablishment(
  access: AdministrationAccess,
  { entId, ...establishment }: NewEstablishment,
  at: Date,
): Promise<Result<null, { reason: 'exists' | 'unknown_ent' }>> {
  const { uai, academyCode } = establishment
  return db().$transaction(async (tx) => {
    const ent = entId === null ? null : await findEntParameters(tx, entId, academyCode)
    if (entId !== null && !ent) return refuse({ reason: 'unknown_ent' })
    await ensureAcademies(tx, [academyCode])
    const { setup, columns } = firstSetup(uai, ent, at)
    const { count } = await tx.establishment.createMany({
      data: [{ ...establishment, entId, ...establishmentKeys(establishment), ...columns }],
      skipDuplicates: true,
    })
    if (count === 0) return refuse({ reason: 'exists' })
    await tx.setup.create({ data: setup })
    await record(tx, context(access, { uai, academyCode }, at), { kind: 'establishment_created', data: {} })
    return accept(null)
  })
}

/** Changes an establishment's name and address, if they are still as they were `seen` (`asSeen`). */
export async function changeEstablishment(
  access: AdministrationAccess,
  { uai, seen, identity }: { uai: string; seen: string; identity: EstablishmentIdentity },
  at: Date,
): Promise<Result<null, { reason: 'unknown' | 'changed' }>> {
  return db().$transaction(async (tx) => {
    const stored = await lockEstablishment(tx, access, uai)
    if (!stored) return refuse({ reason: 'unknown' })
    if (asSeen(stored, IDENTITY_FIELDS) !== seen) return refuse({ reason: 'changed' })
    const fields = IDENTITY_FIELDS.filter((field) => stored[field] !== identity[field])
    if (fields.length === 0) return accept(null)
    await tx.establishment.update({
      where: { uai },
      data: { ...identity, ...establishmentKeys({ uai, ...identity }) },
    })
    await record(tx, context(access, stored, at), { kind: 'establishment_changed', data: { fields } })
    return accept(null)
  })
}

/**
 * Gives an establishment another ENT, or none. What the former ENT told leaves the configuration, what the new one tells
 * enters it, and the known Identifiants CAS, which were the former's, are forgotten: refused as `voids`, with their
 * number, unless exactly that number was agreed to. A first ENT voids nothing.
 */
export async function changeEstablishmentEnt(
  access: AdministrationAccess,
  { uai, entId, agreedVoids }: { uai: string; entId: string | null; agreedVoids: number },
  at: Date,
): Promise<Result<{ voided: number }, { reason: 'unknown' | 'unknown_ent' } | { reason: 'voids'; people: number }>> {
  return db().$transaction(async (tx) => {
    // In this order, which is that of everybody who writes a fact: the other way round two could wait for each other.
    const setup = await lockSetup(tx, uai)
    const stored = await lockEstablishment(tx, access, uai)
    if (!setup || !stored) return refuse({ reason: 'unknown' })
    if (stored.entId === entId) return accept({ voided: 0 })
    const ent = entId === null ? null : await findEntParameters(tx, entId, stored.academyCode)
    if (entId !== null && !ent) return refuse({ reason: 'unknown_ent' })
    const isKnown = { setupId: setup.id, casId: { not: null } }
    const people = stored.entId === null ? 0 : await tx.person.count({ where: isKnown })
    if (people !== agreedVoids && people > 0) return refuse({ reason: 'voids', people })

    await tx.establishment.update({ where: { uai }, data: { entId } })
    await forgetFormerEnt(tx, setup.id)
    if (people > 0) {
      // The former ENT's identifiers are not «lost», and no undone import may bring them back.
      await tx.person.updateMany({
        where: { setupId: setup.id },
        data: { casId: null, conflict: false, lostPairingAt: null, lastImportId: null },
      })
      await tx.setup.update({ where: { id: setup.id }, data: { peopleVersion: { increment: 1 } } })
      await projectPeople(tx, [setup.id], at)
    }
    const heading = context(access, stored, at)
    const change = { from: stored.entId, to: entId, voided: people }
    await record(tx, heading, { kind: 'establishment_ent_changed', data: change })
    if (ent) await tellConfiguration(tx, { setup, ent, former: stored.ent, heading })
    return accept({ voided: people })
  })
}

/** The logins of another ENT, and what was decided of them, mean nothing any more. */
async function forgetFormerEnt(tx: Transaction, setupId: string): Promise<void> {
  await eraseEntLists(tx, setupId)
  await tx.reconciliationDecision.deleteMany({ where: { setupId } })
}

/** Writes what an ENT tells into a configuration that is held, with its version, its journal entry and the projection. */
async function tellConfiguration(
  tx: Transaction,
  change: {
    setup: { id: string; version: number; configuration: unknown }
    ent: EntParameters
    former: EntParameters | null
    heading: JournalContext
  },
): Promise<void> {
  const { setup, ent, former, heading } = change
  const before = parseStoredConfiguration(setup.configuration)
  const configuration = applyEnt(before, { ent, former })
  if (changedFields(before, configuration).length === 0) return
  await replaceConfiguration(tx, { setup: { ...setup, configuration: before }, configuration, context: heading })
}

/** Closes an establishment's pages to everybody; nothing is erased. */
export function disableEstablishment(access: AdministrationAccess, uai: string, at: Date) {
  return setDisabled(access, uai, { at, isDisabled: true })
}

export function enableEstablishment(access: AdministrationAccess, uai: string, at: Date) {
  return setDisabled(access, uai, { at, isDisabled: false })
}

async function setDisabled(
  access: AdministrationAccess,
  uai: string,
  { at, isDisabled }: { at: Date; isDisabled: boolean },
): Promise<Result<null, { reason: 'unknown' }>> {
  return db().$transaction(async (tx) => {
    const stored = await lockEstablishment(tx, access, uai)
    if (!stored) return refuse({ reason: 'unknown' })
    if ((stored.disabledAt !== null) === isDisabled) return accept(null)
    await tx.establishment.update({ where: { uai }, data: { disabledAt: isDisabled ? at : null } })
    const kind = isDisabled ? 'establishment_disabled' : 'establishment_enabled'
    await record(tx, context(access, stored, at), { kind, data: {} })
    return accept(null)
  })
}

/** The establishment of somebody who administers it, held until the transaction ends. */
async function lockEstablishment(tx: Transaction, access: AdministrationAccess, uai: string) {
  await tx.$queryRaw`select 1 from "Establishment" where uai = ${uai}::bpchar for update`
  return tx.establishment.findFirst({
    where: { uai, ...inScope(access) },
    select: {
      uai: true,
      academyCode: true,
      name: true,
      kind: true,
      city: true,
      address: true,
      postalCode: true,
      entId: true,
      disabledAt: true,
      ent: { select: ENT_COLUMNS },
    },
  })
}

/** The current setup, held too: a fact or a configuration written meanwhile waits, then finds another version. */
async function lockSetup(tx: Transaction, uai: string) {
  await tx.$queryRaw`select 1 from "Setup" where uai = ${uai}::bpchar for update`
  return tx.setup.findFirst({
    where: { uai },
    select: { id: true, version: true, configuration: true },
    orderBy: { schoolYear: 'desc' },
  })
}

function context(
  { actor }: AdministrationAccess,
  { uai, academyCode }: { uai: string; academyCode: string },
  at: Date,
): JournalContext {
  return { actorId: actor.id, at, uai, academyCode }
}
