import type { ValueKey } from '@/domain/configuration/values'

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

/** The computed values which a step can show. */
export const VALUE_KEYS = [
  'publicUrl',
  'serviceUrl',
  'testServiceUrl',
  'reservedPrefix',
  'authenticationUrl',
  'validationUrl',
  'directUrl',
  'portalUrl',
] as const satisfies readonly ValueKey[]

/** What a text may also name besides fields and values. */
export const CONTEXT_KEYS = ['establishmentName', 'uai', 'entName'] as const
