import { z } from 'zod'

const SCHEMES = ['http', 'https'] as const
export const SUBJECT_SOURCES = ['subject', 'attribute'] as const
const RECOGNITIONS = ['pronote_identifier'] as const
const CLIENT_SYSTEMS = ['windows_xp', 'windows_vista', 'windows_7', 'windows_later'] as const

/** Longest text accepted in a field, in characters: room for any URL met in the field, and no more. */
export const FIELD_MAX_LENGTH = 500

/** Zero-width and control characters come with copy and paste, are invisible in a form, and break a URL. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu

function clean(text: string): string | null {
  return text.replace(INVISIBLE, '').trim() || null
}

const text = z.string().max(FIELD_MAX_LENGTH).transform(clean).nullable()

/**
 * What a school chooses for one connection, whole: the object of `PUT …/configuration`.
 * Shape only; whether the values make sense is for `checkConfiguration`.
 * Texts are trimmed, and an empty one is `null`. Ports are integers, in or out of range.
 */
export const configurationSchema = z.strictObject({
  casUrl: text,
  scheme: z.enum(SCHEMES),
  listenAddress: text,
  publicHost: text,
  classicPort: z.int(),
  casPort: z.int(),
  customServiceUrl: text,
  directAccess: z.boolean(),
  subjectSource: z.enum(SUBJECT_SOURCES),
  subjectAttribute: text,
  recognition: z.enum(RECOGNITIONS),
  identifierAttribute: text,
  establishmentNumber: text.transform((number) => number?.toUpperCase() ?? null),
  matchingCode: text,
  exportTarget: text,
  serverVersion: text,
  netVersion: text,
  clientOs: z.enum(CLIENT_SYSTEMS).nullable(),
  portalCode: text,
  portalSsoType: text,
  portalTitle: text,
  portalOrder: text,
  portalXiti: text,
})

export type Configuration = z.output<typeof configurationSchema>
export type ConfigurationField = keyof Configuration
export type Scheme = Configuration['scheme']
export type SubjectSource = Configuration['subjectSource']
export type ClientOs = NonNullable<Configuration['clientOs']>

/** The procedure's own choices: ports 80 and 82, plain HTTP «en phase d'évaluation», and its portal service. */
export const DEFAULT_CONFIGURATION: Configuration = {
  casUrl: null,
  scheme: 'http',
  listenAddress: null,
  publicHost: null,
  classicPort: 80,
  casPort: 82,
  customServiceUrl: null,
  directAccess: false,
  subjectSource: 'subject',
  subjectAttribute: null,
  recognition: 'pronote_identifier',
  identifierAttribute: null,
  establishmentNumber: null,
  matchingCode: null,
  exportTarget: null,
  serverVersion: null,
  netVersion: null,
  clientOs: null,
  portalCode: 'Pronote',
  portalSsoType: 'SSO Pronote avec CAS',
  portalTitle: 'Pronote',
  portalOrder: '10.0',
  portalXiti: 'Les notes',
}

export const CONFIGURATION_FIELDS = Object.keys(DEFAULT_CONFIGURATION) as ConfigurationField[]

/**
 * Reads back a stored configuration: a missing or unreadable field takes its default, one that is no longer known is
 * dropped, so that a configuration stored by an earlier version still opens.
 */
export function parseStoredConfiguration(stored: unknown): Configuration {
  const known = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {}
  const read = CONFIGURATION_FIELDS.map((field) => {
    const parsed = configurationSchema.shape[field].safeParse(known[field])
    return [field, parsed.success ? parsed.data : DEFAULT_CONFIGURATION[field]]
  })
  return Object.fromEntries(read) as Configuration
}
