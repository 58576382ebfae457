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
  if (!ent) return start
  return {
    ...start,
    casUrl: ent.casUrl,
    identifierAttribute: ent.identifierAttribute,
    subjectSource: ent.subjectSource ?? start.subjectSource,
    subjectAttribute: ent.subjectAttribute,
    matchingCode: ent.matchingCode,
    exportTarget: ent.exportTarget,
    portalSsoType: ent.portalSsoType ?? start.portalSsoType,
  }
}
