import 'server-only'
import { changedFields } from '@/domain/configuration/changed-fields'
import { checkConfiguration } from '@/domain/configuration/check-configuration'
import type { Configuration, ConfigurationField } from '@/domain/configuration/configuration'
import { hasErrors, type Finding } from '@/domain/configuration/finding'
import { projectStanding } from '@/features/establishments/mutations'
import type { Step } from '@/domain/procedure/procedure'
import { standing } from '@/domain/procedure/standing'
import { stepsToRecheck } from '@/domain/procedure/steps-to-recheck'
import { findSetup } from '@/features/procedure/queries'
import { accept, refuse, type Result } from '@/lib/result'
import { journalContext, type EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'
import { isDemonstration } from '@/server/installation'
import { record } from '@/server/journal'

export type ConfigurationSaved = {
  configuration: Configuration
  /** Of the setup, after the change. */
  version: number
  /** Empty when everything was already so. */
  changed: ConfigurationField[]
  /** Warnings: an error would have refused the change. */
  findings: Finding[]
  /** Steps done whose values are not any more what they were. */
  toRecheck: Step[]
}

export type SaveRefusal = { reason: 'invalid'; findings: Finding[] } | { reason: 'changed' }

/** A step ticked at the same moment is no reason to refuse a configuration: it is written again over it. */
const TRIES = 4

/**
 * Writes the whole configuration, its journal entry and the projection, since steps may now apply or not.
 * Refuses the typing faults, and `changed` when the configuration was changed after `seenVersion`; with `isStrict`, when
 * anything at all changed. The same configuration again changes nothing, not even the version.
 */
export async function saveConfiguration(
  access: EstablishmentAccess<'configure'>,
  change: { configuration: Configuration; seenVersion: number; at: Date; isStrict?: boolean },
): Promise<Result<ConfigurationSaved, SaveRefusal>> {
  const { configuration, seenVersion, at, isStrict = false } = change
  const findings = checkConfiguration(configuration, { sampleAllowed: await isDemonstration(), uai: access.uai })
  if (hasErrors(findings)) return refuse({ reason: 'invalid', findings })
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const setup = await findSetup(access)
    if (isStrict && setup.version !== seenVersion) return refuse({ reason: 'changed' })
    const changed = changedFields(setup.configuration, configuration)
    if (changed.length === 0) return accept({ configuration, version: setup.version, changed, findings, toRecheck: [] })
    if (setup.configurationVersion > seenVersion) return refuse({ reason: 'changed' })
    const version = await writeConfiguration(access, { configuration, changed, expectedVersion: setup.version, at })
    const toRecheck = stepsToRecheck(standing(setup).steps, setup.configuration, configuration)
    if (version !== null) return accept({ configuration, version, changed, findings, toRecheck })
  }
  return refuse({ reason: 'changed' })
}

/** Gives the new version, or null when somebody wrote in between. */
async function writeConfiguration(
  access: EstablishmentAccess<'configure'>,
  change: { configuration: Configuration; changed: ConfigurationField[]; expectedVersion: number; at: Date },
): Promise<number | null> {
  const { configuration, changed, expectedVersion, at } = change
  const version = expectedVersion + 1
  return db().$transaction(async (tx) => {
    const { count } = await tx.setup.updateMany({
      where: { id: access.setupId, version: expectedVersion },
      data: { configuration, version, configurationVersion: version },
    })
    if (count === 0) return null
    await record(tx, journalContext(access, at), { kind: 'configuration_changed', data: { fields: changed, version } })
    await projectStanding(tx, access.setupId)
    return version
  })
}
