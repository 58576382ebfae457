import { z } from 'zod'
import { configurationSchema } from '@/domain/configuration/configuration'
import { PORTAL_PROOFS } from '@/domain/portal-import/portal-proof'
import { conditionSchema } from '@/domain/procedure/condition'
import { OWNERS, PHASES, PLACES, VALUE_KEYS, type Phase } from '@/domain/procedure/vocabulary'

const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const field = configurationSchema.keyof()
const text = z.string().trim().min(1)

const knownFailureSchema = z
  .strictObject({
    /** What the person sees, in the words of the screen when they are known. */
    symptom: text,
    cause: text,
    remedy: text,
    /** The step to go back to, when the remedy is not in this one. */
    remedyStep: key.optional(),
  })
  .readonly()

const messageSchema = z
  .strictObject({
    /** To whom it goes, in words. */
    to: text,
    subject: text,
    /** Plain text with line breaks; `{serviceUrl}` stands for a value, a field or the establishment. */
    body: text,
  })
  .readonly()

/** A list brought here, or an import made in the ENT's portal and noted here. */
const proofSchema = z.discriminatedUnion('source', [
  z
    .strictObject({
      source: z.literal('import'),
      /** The last two ask for each of the four profiles. */
      what: z.enum(['identifier_columns', 'lists_of_all_profiles', 'pairing_of_all_profiles']),
    })
    .readonly(),
  z.strictObject({ source: z.literal('portal_import'), what: z.enum(PORTAL_PROOFS) }).readonly(),
])

const versionFloorSchema = z
  .strictObject({ field: z.enum(['serverVersion', 'netVersion']), floor: z.string().regex(/^\d+(\.\d+)+$/) })
  .readonly()

const stepSchema = z
  .strictObject({
    key,
    phase: z.enum(PHASES),
    /** Starts with an infinitive. */
    title: text.max(60),
    /** Short instructions, one a paragraph; placeholders as in messages. */
    body: z.array(text).min(1).readonly(),
    /** What could be lost or cut by doing this step. */
    warning: text.optional(),
    /** Menu path or window in the other program. */
    where: text.optional(),
    place: z.enum(PLACES),
    owner: z.enum(OWNERS),
    requires: z.array(key).readonly().default([]),
    condition: conditionSchema.optional(),
    /** What is typed or compared in the other program: computed values and fields of the configuration, to be copied. */
    values: z
      .array(z.union([z.enum(VALUE_KEYS), field]))
      .readonly()
      .default([]),
    /** What the school enters or checks here, in its configuration. */
    fields: z.array(field).readonly().default([]),
    provenBy: proofSchema.optional(),
    versionFloor: versionFloorSchema.optional(),
    failures: z.array(knownFailureSchema).readonly().default([]),
    message: messageSchema.optional(),
    service: z.enum(['stops', 'restores']).optional(),
    exemptable: z.boolean().default(true),
    /** To be done again during the year; ticking it says that this is understood and organised. */
    recurring: z.boolean().default(false),
    /** Not in the original instructions: added for those who follow them. */
    addedByUs: z.boolean().default(false),
  })
  .readonly()

export const procedureSchema = z
  .strictObject({
    key,
    revision: z.number().int().positive(),
    title: text,
    phases: z.array(z.strictObject({ key: z.enum(PHASES), title: text }).readonly()).readonly(),
    /** In the order in which they are done; those of a phase follow one another. */
    steps: z.array(stepSchema).min(1).readonly(),
  })
  .readonly()

export type StepKey = string
export type KnownFailure = z.infer<typeof knownFailureSchema>
export type StepMessage = z.infer<typeof messageSchema>
export type Proof = z.infer<typeof proofSchema>
export type VersionFloor = z.infer<typeof versionFloorSchema>
export type Step = z.infer<typeof stepSchema>
export type Procedure = z.infer<typeof procedureSchema>

/** A step as it is written in a phase's file, where the phase goes without saying. */
export type StepDraft = Omit<z.input<typeof stepSchema>, 'phase'>

export function findStep(procedure: Procedure, stepKey: StepKey): Step | undefined {
  return procedure.steps.find((step) => step.key === stepKey)
}

/** The steps of one phase, in order. */
export function stepsOfPhase(procedure: Procedure, phase: Phase): readonly Step[] {
  return procedure.steps.filter((step) => step.phase === phase)
}
