import { DEFAULT_CONFIGURATION, type Configuration } from '@/domain/configuration/configuration'

/** What an ENT's administrators have told once for all its establishments. */
export type EntParameters = Pick<
  Configuration,
  'casUrl' | 'identifierAttribute' | 'subjectAttribute' | 'matchingCode' | 'exportTarget' | 'portalSsoType'
> & { subjectSource: Configuration['subjectSource'] | null }

/**
 * The configuration a school starts from: the procedure's defaults, its own UAI as establishment number, and what its
 * ENT has already communicated.
 */
export function prefillConfiguration({
  establishment,
  ent,
}: {
  establishment: { uai: string }
  ent: EntParameters | null
}): Configuration {
  const start = { ...DEFAULT_CONFIGURATION, establishmentNumber: establishment.uai }
  return ent ? applyEnt(start, { ent, former: null }) : start
}

/**
 * A configuration with what an ENT's administrators have told. What the `former` ENT told never stays: a field that the
 * new one says nothing of is emptied; without former ENT it keeps what the school typed.
 */
export function applyEnt(
  configuration: Configuration,
  { ent, former }: { ent: EntParameters; former: EntParameters | null },
): Configuration {
  const kept = former ? DEFAULT_CONFIGURATION : configuration
  return {
    ...configuration,
    casUrl: ent.casUrl ?? kept.casUrl,
    identifierAttribute: ent.identifierAttribute ?? kept.identifierAttribute,
    subjectSource: ent.subjectSource ?? kept.subjectSource,
    subjectAttribute: ent.subjectAttribute ?? kept.subjectAttribute,
    matchingCode: ent.matchingCode ?? kept.matchingCode,
    exportTarget: ent.exportTarget ?? kept.exportTarget,
    portalSsoType: ent.portalSsoType ?? kept.portalSsoType,
  }
}
