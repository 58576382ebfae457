import 'server-only'
import type { EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'

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
