import 'server-only'
import { checkConfigurationInput } from '@/domain/configuration/check-configuration-input'
import type { Finding } from '@/domain/configuration/finding'
import type { EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'
import { isDemonstration } from '@/server/installation'

export type ConfigurationChange = { byName: string; at: Date; fields: string[] }

/** As many as anybody could make while a form stays open. */
const LATEST = 50

/** What was changed in the configuration after `version` of the setup, and by whom, the latest first. */
export async function listChangesSince(access: EstablishmentAccess, version: number): Promise<ConfigurationChange[]> {
  const entries = await db().journalEntry.findMany({
    where: { uai: access.uai, kind: 'configuration_changed' },
    select: { at: true, data: true, actor: { select: { name: true } } },
    orderBy: { id: 'desc' },
    take: LATEST,
  })
  return entries.flatMap(({ at, data, actor }) => {
    const change = data as { fields: string[]; version: number }
    return change.version > version ? [{ at, fields: change.fields, byName: actor?.name ?? 'Une commande' }] : []
  })
}

/** Everything that can be held against a form as typed, unreadable fields and the others together. */
export async function listInputFindings(
  access: EstablishmentAccess<'configure'>,
  typed: Record<string, string>,
): Promise<Finding[]> {
  return checkConfigurationInput(typed, { sampleAllowed: await isDemonstration(), uai: access.uai })
}
