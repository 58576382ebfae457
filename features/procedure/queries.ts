import 'server-only'
import type { FormerConfiguration } from '@/domain/configuration/changed-values'
import { parseStoredConfiguration, type Configuration } from '@/domain/configuration/configuration'
import type { Fact } from '@/domain/procedure/fact'
import type { Procedure } from '@/domain/procedure/procedure'
import { findProcedure } from '@/procedures/catalogue'
import type { EstablishmentAccess } from '@/server/access'
import { db, type Transaction } from '@/server/db'

/** A fact with the name of who stated it (null: an import did). */
export type SignedFact = Fact & { byName: string | null; onBehalf: boolean }

/** One establishment's connection, as the rules read it. */
export type StoredSetup = {
  procedure: Procedure
  configuration: Configuration
  /** The oldest first. */
  formerConfigurations: FormerConfiguration[]
  facts: SignedFact[]
  startedAt: Date
  schoolYear: number
  version: number
  configurationVersion: number
}

export function findSetup(access: EstablishmentAccess): Promise<StoredSetup> {
  return loadSetup(db(), access.setupId)
}

/** The setup as one transaction sees it: for what is derived and written together with a change. */
export async function loadSetup(tx: Transaction, setupId: string): Promise<StoredSetup> {
  const setup = (await loadSetups(tx, [setupId])).get(setupId)
  if (!setup) throw new Error(`Setup ${setupId} is gone.`)
  return setup
}

/** The same for several, by their ids. */
export async function loadSetups(tx: Transaction, setupIds: readonly string[]): Promise<Map<string, StoredSetup>> {
  const rows = await tx.setup.findMany({
    where: { id: { in: [...setupIds] } },
    select: {
      id: true,
      procedure: true,
      revision: true,
      configuration: true,
      startedAt: true,
      schoolYear: true,
      version: true,
      configurationVersion: true,
      formerConfigurations: { orderBy: { version: 'asc' }, select: { version: true, at: true, configuration: true } },
      facts: {
        orderBy: { sequence: 'asc' },
        select: {
          sequence: true,
          kind: true,
          step: true,
          at: true,
          source: true,
          byId: true,
          onBehalf: true,
          note: true,
          reason: true,
          by: { select: { name: true } },
        },
      },
    },
  })
  return new Map(
    rows.map(({ id, procedure: key, revision, configuration, formerConfigurations, facts, ...rest }) => {
      const procedure = findProcedure(key, revision)
      if (!procedure) throw new Error(`Setup ${id} follows ${key} revision ${revision}, which is not published here.`)
      const setup = {
        ...rest,
        procedure,
        configuration: parseStoredConfiguration(configuration),
        formerConfigurations: formerConfigurations.map(({ configuration: former, ...replaced }) => ({
          ...replaced,
          configuration: parseStoredConfiguration(former),
        })),
        facts: facts.map(({ byId, by, ...fact }) => ({ ...fact, by: byId, byName: by?.name ?? null })),
      }
      return [id, setup]
    }),
  )
}
