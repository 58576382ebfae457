import 'server-only'
import { changedFields } from '@/domain/configuration/changed-fields'
import { checkConfiguration } from '@/domain/configuration/check-configuration'
import type { Configuration, ConfigurationField } from '@/domain/configuration/configuration'
import { hasErrors, type Finding } from '@/domain/configuration/finding'
import { mergeConfigurations } from '@/domain/configuration/merge-configurations'
import { projectStanding } from '@/features/establishments/mutations'
import type { Step } from '@/domain/procedure/procedure'
import { standing } from '@/domain/procedure/standing'
import { stepsToRecheck } from '@/domain/procedure/steps-to-recheck'
import { findSetup, loadSetup } from '@/features/procedure/queries'
import { accept, refuse, type Result } from '@/lib/result'
import { journalContext, type EstablishmentAccess } from '@/server/access'
import { db, type Transaction } from '@/server/db'
import { isDemonstration } from '@/server/installation'
import { record, type JournalContext } from '@/server/journal'

export type ConfigurationSaved = {
  configuration: Configuration
  /** Of the setup, after the change. */
  version: number
  /** Empty when everything was already so. */
  changed: ConfigurationField[]
  /** Warnings: an error would have refused the change. */
  findings: Finding[]
  /** Steps done whose values this change made other than they were. */
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
    const written = await db().$transaction((tx) => {
      const context = journalContext(access, at)
      return replaceConfiguration(tx, { setup: { ...setup, id: access.setupId }, configuration, context })
    })
    if (written) return accept({ configuration, changed, findings, ...written })
  }
  return refuse({ reason: 'changed' })
}

export type Clash = {
  /** What stands in the form: the other's values where nothing was typed. */
  merged: Configuration
  /** What the other saved. */
  theirs: Configuration
  clashing: ConfigurationField[]
}

/**
 * The same from a form that somebody filled in while others saved: what they changed elsewhere is kept. Refuses `clash` when both changed a field, each in another way.
 */
export async function saveAmongOthers(
  access: EstablishmentAccess<'configure'>,
  change: { configuration: Configuration; seenVersion: number; at: Date },
): Promise<Result<ConfigurationSaved, SaveRefusal | ({ reason: 'clash' } & Clash)>> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const setup = await findSetup(access)
    if (change.seenVersion > setup.version) return refuse({ reason: 'changed' })
    const seen = setup.formerConfigurations.find(({ version }) => version > change.seenVersion)
    const theirs = setup.configuration
    const { merged, clashing } = mergeConfigurations(seen?.configuration ?? theirs, change.configuration, theirs)
    if (clashing.length > 0) return refuse({ reason: 'clash', merged, theirs, clashing })
    const saved = await saveConfiguration(access, { configuration: merged, seenVersion: setup.version, at: change.at })
    if (saved.ok || saved.refusal.reason === 'invalid') return saved
  }
  return refuse({ reason: 'changed' })
}

/**
 * Puts a configuration in the place of the one that a setup has at this version: keeps the former one, and writes the
 * journal entry and the projection. Gives the new version, or null when somebody wrote in between.
 */
export async function replaceConfiguration(
  tx: Transaction,
  change: {
    setup: { id: string; version: number; configuration: Configuration }
    configuration: Configuration
    context: JournalContext
  },
): Promise<Pick<ConfigurationSaved, 'version' | 'toRecheck'> | null> {
  const { configuration, context } = change
  const { id: setupId, version: expectedVersion, configuration: former } = change.setup
  const version = expectedVersion + 1
  const { count } = await tx.setup.updateMany({
    where: { id: setupId, version: expectedVersion },
    data: { configuration, version, configurationVersion: version },
  })
  if (count === 0) return null
  await tx.formerConfiguration.create({ data: { setupId, version, at: context.at, configuration: former } })
  const setup = await loadSetup(tx, setupId)
  const toRecheck = stepsToRecheck(setup, standing(setup))
    .filter(({ changes }) => changes.some((changed) => changed.version === version))
    .map(({ step }) => step)
  const fields = changedFields(former, configuration)
  const data = { fields, version, toRecheck: toRecheck.map(({ key }) => key) }
  await record(tx, context, { kind: 'configuration_changed', data })
  await projectStanding(tx, setupId)
  return { version, toRecheck }
}
