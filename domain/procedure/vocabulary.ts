/** The closed lists that a procedure is written with. Plain constants, so that the browser can use them without zod. */

export const PHASES = ['prerequisites', 'pronote_net', 'client', 'portal', 'identifiers'] as const
export type Phase = (typeof PHASES)[number]

export const PLACES = ['server', 'dmz', 'client', 'portal', 'network'] as const
export type Place = (typeof PLACES)[number]

export const OWNERS = ['school', 'academy', 'ent', 'network'] as const
export type Owner = (typeof OWNERS)[number]

export const STEP_STATES = ['todo', 'attested', 'proven', 'exempted', 'blocked', 'not_applicable'] as const
export type StepState = (typeof STEP_STATES)[number]

export const SETUP_STATES = ['not_started', 'in_progress', 'blocked', 'done', 'not_concerned'] as const
export type SetupState = (typeof SETUP_STATES)[number]

export const PROFILES = ['pupil', 'guardian', 'teacher', 'staff'] as const
export type ProvenProfile = (typeof PROFILES)[number]

/** What the school chooses, or is told by its ENT. */
export const CONFIGURATION_FIELDS = [
  'casUrl',
  'scheme',
  'listenAddress',
  'publicHost',
  'classicPort',
  'casPort',
  'customServiceUrl',
  'directAccess',
  'subjectSource',
  'subjectAttribute',
  'recognition',
  'identifierAttribute',
  'establishmentNumber',
  'matchingCode',
  'exportTarget',
  'serverVersion',
  'netVersion',
  'clientOs',
  'portalCode',
  'portalSsoType',
  'portalTitle',
  'portalOrder',
  'portalXiti',
] as const
export type ConfigurationField = (typeof CONFIGURATION_FIELDS)[number]

/** What follows from the configuration. */
export const VALUE_KEYS = [
  'publicUrl',
  'serviceUrl',
  'testServiceUrl',
  'reservedPrefix',
  'authenticationUrl',
  'validationUrl',
  'directUrl',
  'portalUrl',
] as const
export type ValueKey = (typeof VALUE_KEYS)[number]

/** What a text may also name besides fields and values. */
export const CONTEXT_KEYS = ['establishmentName', 'uai', 'entName'] as const
export type ContextKey = (typeof CONTEXT_KEYS)[number]
