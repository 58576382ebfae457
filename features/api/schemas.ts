import { z } from 'zod'
import { configurationSchema } from '@/domain/configuration/configuration'
import { ESTABLISHMENT_KINDS } from '@/domain/establishment/establishment-kind'
import type { ImportCounts } from '@/domain/import/analyse-import'
import { COVERAGES } from '@/domain/import/coverage'
import { MAX_LIST_BYTES } from '@/domain/lists/pronote-list'
import { REASONS } from '@/domain/pairing/reason'
import { PROFILES } from '@/domain/people/profile'
import { WANTED_STATES } from '@/domain/procedure/set-step-state'
import { OWNERS, PHASES, PLACES, SETUP_STATES, STEP_STATES, VALUE_KEYS } from '@/domain/procedure/vocabulary'
import { EVENT_KINDS } from '@/domain/webhooks/event'
import { ADDRESS_MAX } from '@/domain/webhooks/webhook'
import { criteriaSchema } from '@/features/population/schemas'
import {
  portalImportListSchema,
  portalImportRequestSchema,
  portalImportSchema,
} from '@/features/portal-imports/schemas'
import type { Call } from '@/server/api-call'

const count = z.int().min(0)
const date = z.iso.datetime()
const version = z.int().min(0)
const uai = z.string().regex(/^[0-9]{7}[A-Z]$/)

const TEXT_MAX = 2_000
/** The database keeps neither a NUL nor half of a surrogate pair. */
const text = z
  .string()
  .max(TEXT_MAX)
  .refine(
    (typed) => !/[\0\p{Cs}]/u.test(typed),
    'Ce texte contient un caractère invisible (NUL) ou incomplet : retirez-le.',
  )

const summarySchema = z.strictObject({
  uai,
  name: z.string(),
  city: z.string(),
  department: z.string(),
  kind: z.enum(ESTABLISHMENT_KINDS),
  state: z.enum(SETUP_STATES),
  owner: z.enum(OWNERS).nullable(),
  nextStep: z.string().nullable(),
  since: date,
  stepsDone: count,
  stepsApplicable: count,
  people: count,
  paired: count,
})

const pageSchema = z.strictObject({
  total: count,
  page: z.int(),
  perPage: z.int(),
  establishments: z.array(summarySchema),
})

const stepSchema = z.strictObject({
  key: z.string(),
  phase: z.enum(PHASES),
  place: z.enum(PLACES),
  owner: z.enum(OWNERS),
  title: z.string(),
  state: z.enum(STEP_STATES),
})

const valuesSchema = z.strictObject(each(VALUE_KEYS, z.string().nullable()))

const establishmentSchema = summarySchema.extend({
  ent: z.strictObject({ slug: z.string(), name: z.string(), vendor: z.string(), casUrl: z.string() }).nullable(),
  configuration: configurationSchema,
  values: valuesSchema,
  version,
  steps: z.array(stepSchema),
})

const configurationChangeSchema = z.strictObject({ configuration: configurationSchema, expectedVersion: version })

const configurationSavedSchema = z.strictObject({
  configuration: configurationSchema,
  values: valuesSchema,
  version,
  findings: z.array(
    z.strictObject({
      code: z.string(),
      severity: z.enum(['error', 'warning']),
      fields: z.array(z.string()),
      detail: z.string(),
      suggestion: z.string().nullable(),
    }),
  ),
})

const stepChangeSchema = z.strictObject({
  state: z.enum(WANTED_STATES),
  note: text.optional(),
  reason: text.optional(),
  expectedVersion: version.optional(),
})

const stepSavedSchema = z.strictObject({ step: stepSchema, version })

const openingRequestSchema = z.strictObject({ reason: text })
const openingSchema = z.strictObject({ until: date })

const importFindingSchema = z.strictObject({
  line: z.int(),
  column: z.string(),
  value: z.string(),
  rule: z.string(),
  detail: z.string(),
  remedy: z.string(),
})

/** `rows = new + changed + unchanged + repeated + refused`. */
const IMPORT_COUNTS = [
  ...(['rows', 'new', 'changed', 'unchanged', 'repeated', 'refused'] as const),
  ...(['missing', 'newlyPaired', 'lostPairing', 'conflicts', 'warned'] as const),
] satisfies (keyof ImportCounts)[]

const importSchema = z.strictObject({
  id: z.uuid(),
  state: z.enum(['analysed', 'held', 'committing', 'committed', 'interrupted', 'discarded', 'undone']),
  profile: z.enum(PROFILES).nullable(),
  coverage: z.enum(COVERAGES),
  recognised: z.strictObject({
    encoding: z.string().nullable(),
    /** Null for what is no text with separators. */
    separator: z.string().nullable(),
    columns: z.array(z.strictObject({ header: z.string(), field: z.string().nullable(), duplicate: z.boolean() })),
  }),
  counts: z.strictObject(each(IMPORT_COUNTS, count)).nullable(),
  errors: z.array(importFindingSchema),
  warnings: z.array(importFindingSchema),
  holds: z.array(z.strictObject({ code: z.string(), detail: z.string() })),
  expiresAt: date,
})

const bringQuery = z.object({
  profile: z.enum(PROFILES).optional(),
  /** Taking a part for the whole would mark everybody else absent: the whole must be said. */
  coverage: z.enum(COVERAGES).default('part'),
})

const nothingSchema = z.strictObject({})

/** A held import is written when somebody with the right says so, and why. */
const commitRequestSchema = z
  .strictObject({ approve: z.literal(true).optional(), reason: text.optional() })
  .refine(({ approve, reason }) => approve === undefined || reason !== undefined, {
    path: ['reason'],
    message: 'Pour autoriser un import retenu, donnez aussi un motif.',
  })
  .refine(({ approve, reason }) => approve !== undefined || reason === undefined, {
    path: ['approve'],
    message: 'Un motif n’a de sens qu’avec « approve: true ».',
  })

const pairedCount = { people: count, paired: count }

const pairingSchema = z.strictObject({
  ...pairedCount,
  conflicts: count,
  byProfile: z.array(z.strictObject({ profile: z.enum(PROFILES), ...pairedCount })),
  byClass: z.array(z.strictObject({ className: z.string().nullable(), ...pairedCount })),
  reasons: z.array(z.strictObject({ reason: z.enum(REASONS), people: count })),
})

const deliverySchema = z.strictObject({
  id: z.uuid(),
  kind: z.enum(EVENT_KINDS),
  uai,
  at: date,
  state: z.enum(['waiting', 'delivered', 'given_up']),
  tries: count,
  /** Null once there is none to come. */
  nextTryAt: date.nullable(),
  lastTryAt: date.nullable(),
  /** The HTTP status of the last answer. */
  status: z.int().nullable(),
  fault: z.string().nullable(),
})

const webhookSchema = z.strictObject({
  id: z.uuid(),
  address: z.string(),
  events: z.array(z.enum(EVENT_KINDS)),
  createdAt: date,
  /** Switched off by itself, having failed too long. */
  disabledAt: date.nullable(),
  deliveries: z.array(deliverySchema),
})

const webhookRequestSchema = z.strictObject({
  address: z.string().max(ADDRESS_MAX),
  events: z.array(z.enum(EVENT_KINDS)).min(1).max(EVENT_KINDS.length),
})

/** `secret`: shown this once. */
const webhookMadeSchema = webhookSchema.extend({ secret: z.string() })

const webhooksSchema = z.strictObject({ webhooks: z.array(webhookSchema) })

/** The bodies that have a name in the OpenAPI document. */
export const NAMED_SCHEMAS = {
  EstablishmentPage: pageSchema,
  EstablishmentSummary: summarySchema,
  Establishment: establishmentSchema,
  Configuration: configurationSchema,
  ConfigurationChange: configurationChangeSchema,
  ConfigurationSaved: configurationSavedSchema,
  Values: valuesSchema,
  Step: stepSchema,
  StepChange: stepChangeSchema,
  StepSaved: stepSavedSchema,
  OpeningRequest: openingRequestSchema,
  Opening: openingSchema,
  Import: importSchema,
  ImportFinding: importFindingSchema,
  CommitRequest: commitRequestSchema,
  Nothing: nothingSchema,
  PortalImport: portalImportSchema,
  PortalImportList: portalImportListSchema,
  PortalImportRequest: portalImportRequestSchema,
  Pairing: pairingSchema,
  Webhooks: webhooksSchema,
  Webhook: webhookSchema,
  WebhookRequest: webhookRequestSchema,
  WebhookMade: webhookMadeSchema,
  WebhookDelivery: deliverySchema,
} as const

/** Every call of the API: what parses it is what documents it. */
export const CALLS = {
  listEstablishments: {
    method: 'GET',
    path: '/establishments',
    summary: 'The establishments that the account sees, filtered and sorted, one page of them.',
    query: criteriaSchema,
    answer: pageSchema,
    status: 200,
  },
  showEstablishment: {
    method: 'GET',
    path: '/establishments/{uai}',
    summary: 'One establishment: where it stands, its configuration, the values that follow, and every step.',
    answer: establishmentSchema,
    status: 200,
  },
  changeConfiguration: {
    method: 'PUT',
    path: '/establishments/{uai}/configuration',
    summary: 'Writes the whole configuration, if the setup is still at the expected version.',
    body: configurationChangeSchema,
    answer: configurationSavedSchema,
    status: 200,
  },
  setStep: {
    method: 'PUT',
    path: '/establishments/{uai}/steps/{key}',
    summary: 'Brings a step to a state, by the rules that hold on the screens; the same state again changes nothing.',
    body: stepChangeSchema,
    answer: stepSavedSchema,
    status: 200,
  },
  openPeople: {
    method: 'POST',
    path: '/establishments/{uai}/openings',
    summary: 'Opens the names and lists of the establishment to academy staff for an hour, with a reason it will read.',
    body: openingRequestSchema,
    answer: openingSchema,
    status: 201,
  },
  bringList: {
    method: 'POST',
    path: '/establishments/{uai}/imports',
    summary: 'Analyses a PRONOTE list, sent as the bytes of its file: nothing is written before it is committed.',
    query: bringQuery,
    body: { fileUpTo: MAX_LIST_BYTES },
    answer: importSchema,
    status: 201,
  },
  showImport: {
    method: 'GET',
    path: '/imports/{id}',
    summary: 'An import; its errors and warnings, until it is committed, discarded or a day old.',
    answer: importSchema,
    status: 200,
  },
  commitImport: {
    method: 'POST',
    path: '/imports/{id}/commit',
    summary: 'Writes what the analysis announced, all or nothing; a held import wants to be approved, with a reason.',
    body: commitRequestSchema,
    answer: importSchema,
    status: 200,
  },
  discardImport: {
    method: 'POST',
    path: '/imports/{id}/discard',
    summary: 'Gives up an analysis and erases its rows.',
    body: nothingSchema,
    answer: importSchema,
    status: 200,
  },
  undoImport: {
    method: 'POST',
    path: '/imports/{id}/undo',
    summary: 'Makes the people what they were before the import, unless a later one wrote the same people.',
    body: nothingSchema,
    answer: importSchema,
    status: 200,
  },
  notePortalImport: {
    method: 'POST',
    path: '/establishments/{uai}/portal-imports',
    summary: 'Notes an import of the identifiers made in the ENT’s portal, and tells what it says.',
    body: portalImportRequestSchema,
    answer: portalImportSchema,
    status: 201,
  },
  listPortalImports: {
    method: 'GET',
    path: '/establishments/{uai}/portal-imports',
    summary: 'The imports made in the ENT’s portal that were noted, the last made first; those withdrawn say so.',
    answer: portalImportListSchema,
    status: 200,
  },
  showPairing: {
    method: 'GET',
    path: '/establishments/{uai}/pairing',
    summary: 'How many people are known and paired, in all, by profile and by class, and why others are not.',
    answer: pairingSchema,
    status: 200,
  },
  exportPairing: {
    method: 'GET',
    path: '/establishments/{uai}/pairing.csv',
    summary:
      'The people with their Identifiants CAS and state, for the school itself; the journal keeps that it was taken.',
    query: z.object({ list: z.enum(['people', 'unpaired']).default('people') }),
    answer: 'csv',
    status: 200,
  },
  listWebhooks: {
    method: 'GET',
    path: '/webhooks',
    summary: 'The webhooks of the account, each with its last deliveries.',
    answer: webhooksSchema,
    status: 200,
  },
  createWebhook: {
    method: 'POST',
    path: '/webhooks',
    summary:
      'Has an address told of events, within the rights of the account; the secret that signs is shown this once.',
    body: webhookRequestSchema,
    answer: webhookMadeSchema,
    status: 201,
  },
  removeWebhook: {
    method: 'DELETE',
    path: '/webhooks/{id}',
    summary: 'Removes a webhook and what was still to be sent to it.',
    answer: 'nothing',
    status: 204,
  },
} as const satisfies Record<string, Call>

function each<Key extends string, Schema extends z.ZodType>(keys: readonly Key[], schema: Schema) {
  return Object.fromEntries(keys.map((key) => [key, schema])) as Record<Key, Schema>
}
