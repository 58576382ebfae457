import { z } from 'zod'
import { CONFIGURATION_FIELDS, configurationSchema } from '@/domain/configuration/configuration'
import { ESTABLISHMENT_KINDS } from '@/domain/establishment/establishment-kind'
import type { ImportCounts } from '@/domain/import/analyse-import'
import { COVERAGES } from '@/domain/import/coverage'
import { MAX_FINDINGS } from '@/domain/import/preview-import'
import { REASONS } from '@/domain/pairing/reason'
import { PROFILES } from '@/domain/people/profile'
import { WANTED_STATES } from '@/domain/procedure/set-step-state'
import { OWNERS, PHASES, PLACES, SETUP_STATES, STEP_STATES, VALUE_KEYS } from '@/domain/procedure/vocabulary'
import { EVENT_KINDS } from '@/domain/webhooks/event'
import { ADDRESS_MAX } from '@/domain/webhooks/webhook'

const count = z.int().min(0)
const date = z.iso.datetime()
const version = z.int().min(0)
const value = z.union([z.string(), z.number(), z.boolean()])
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

export const summarySchema = z.strictObject({
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
  stepsToRecheck: count,
  isServiceCut: z.boolean(),
  people: count,
  paired: count,
})

export const pageSchema = z.strictObject({
  total: count,
  page: z.int(),
  perPage: z.int(),
  establishments: z.array(summarySchema),
})

export const changedValueSchema = z.strictObject({
  name: z.enum([...VALUE_KEYS, ...CONFIGURATION_FIELDS]),
  before: value,
  after: value.nullable(),
  changedAt: date,
})

export const stepSchema = z.strictObject({
  key: z.string(),
  phase: z.enum(PHASES),
  place: z.enum(PLACES),
  owner: z.enum(OWNERS),
  title: z.string(),
  state: z.enum(STEP_STATES),
  /** The values which changed since the step was done: `before` is what another program may still have. */
  toRecheck: z.array(changedValueSchema),
})

export const valuesSchema = z.strictObject(each(VALUE_KEYS, z.string().nullable()))

export const establishmentSchema = summarySchema.extend({
  ent: z.strictObject({ slug: z.string(), name: z.string(), vendor: z.string(), casUrl: z.string() }).nullable(),
  configuration: configurationSchema,
  values: valuesSchema,
  version,
  steps: z.array(stepSchema),
})

export const configurationChangeSchema = z.strictObject({
  configuration: configurationSchema,
  expectedVersion: version,
})

export const configurationSavedSchema = z.strictObject({
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

export const stepChangeSchema = z.strictObject({
  state: z.enum(WANTED_STATES),
  note: text.optional(),
  reason: text.optional(),
  expectedVersion: version.optional(),
})

export const stepSavedSchema = z.strictObject({ step: stepSchema, version })

export const openingRequestSchema = z.strictObject({ reason: text })
export const openingSchema = z.strictObject({ until: date })

export const importFindingSchema = z.strictObject({
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

const notListed = z.int().positive().describe(`Findings beyond the first ${MAX_FINDINGS}; absent when all are listed.`)

export const importSchema = z.strictObject({
  id: z.uuid(),
  state: z.enum(['analysed', 'held', 'committing', 'committed', 'interrupted', 'discarded', 'undone']),
  /** Which analysis of the list this is: another one once somebody corrected the list or read it otherwise. */
  analysis: z.int().min(1),
  profile: z.enum(PROFILES).nullable(),
  coverage: z.enum(COVERAGES),
  recognised: z.strictObject({
    encoding: z.string().nullable(),
    /** Null for what is no text with separators. */
    separator: z.string().nullable(),
    columns: z.array(z.strictObject({ header: z.string(), field: z.string().nullable(), duplicate: z.boolean() })),
  }),
  casIdNotFound: z
    .strictObject({ columns: z.array(z.string()), detail: z.string(), remedy: z.string() })
    .optional()
    .describe(
      'No column of this waiting list is known for the Identifiant CAS, but these may hold it: somebody says which, or none, once.',
    ),
  counts: z.strictObject(each(IMPORT_COUNTS, count)).nullable(),
  errors: z.array(importFindingSchema),
  warnings: z.array(importFindingSchema),
  errorsNotListed: notListed.optional(),
  warningsNotListed: notListed.optional(),
  holds: z.array(z.strictObject({ code: z.string(), detail: z.string() })),
  expiresAt: date,
})

export const bringQuery = z.object({
  profile: z.enum(PROFILES).optional(),
  /** Taking a part for the whole would mark everybody else absent: the whole must be said. */
  coverage: z.enum(COVERAGES).default('part'),
})

export const nothingSchema = z.strictObject({})

/**
 * A held import is written when somebody with the right says so, and why. With `expectedAnalysis`, an import is written
 * only as that analysis showed it.
 */
export const commitRequestSchema = z
  .strictObject({
    approve: z.literal(true).optional(),
    reason: text.optional(),
    expectedAnalysis: z.int().min(1).optional(),
  })
  .refine(({ approve, reason }) => approve === undefined || reason !== undefined, {
    path: ['reason'],
    message: 'Pour autoriser un import retenu, donnez aussi un motif.',
  })
  .refine(({ approve, reason }) => approve !== undefined || reason === undefined, {
    path: ['approve'],
    message: 'Un motif n’a de sens qu’avec « approve: true ».',
  })

const pairedCount = { people: count, paired: count }

export const pairingSchema = z.strictObject({
  ...pairedCount,
  conflicts: count,
  byProfile: z.array(z.strictObject({ profile: z.enum(PROFILES), ...pairedCount })),
  byClass: z.array(z.strictObject({ className: z.string().nullable(), ...pairedCount })),
  reasons: z.array(z.strictObject({ reason: z.enum(REASONS), people: count })),
})

export const deliverySchema = z.strictObject({
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

export const webhookSchema = z.strictObject({
  id: z.uuid(),
  address: z.string(),
  events: z.array(z.enum(EVENT_KINDS)),
  createdAt: date,
  /** Switched off by itself, having failed too long. */
  disabledAt: date.nullable(),
  deliveries: z.array(deliverySchema),
})

export const webhookRequestSchema = z.strictObject({
  address: z.string().max(ADDRESS_MAX),
  events: z.array(z.enum(EVENT_KINDS)).min(1).max(EVENT_KINDS.length),
})

/** `secret`: shown this once. */
export const webhookMadeSchema = webhookSchema.extend({ secret: z.string() })

export const webhooksSchema = z.strictObject({ webhooks: z.array(webhookSchema) })

function each<Key extends string, Schema extends z.ZodType>(keys: readonly Key[], schema: Schema) {
  return Object.fromEntries(keys.map((key) => [key, schema])) as Record<Key, Schema>
}
