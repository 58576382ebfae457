import 'server-only'
import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import type { Action } from '@/domain/access/policy'
import type { ActionState, Aftermath, FoundRecord } from '@/lib/action-state'
import { frenchSpaces } from '@/lib/french-spaces'
import { routes } from '@/lib/routes'
import {
  accountAccess,
  grantAdministration,
  grantEstablishment,
  type AccountAccess,
  type AdministrationAccess,
  type EstablishmentAccess,
} from '@/server/access'
import { now } from '@/server/clock'
import { forgetNotice, leaveNotice } from '@/server/notice'
import { currentActor, type Actor } from '@/server/session'
import { atMost, isOfNext, typedValues } from '@/server/typed-values'

/** What an action answers: it was done, or it was refused with sentences for people. */
export type Outcome =
  | { done: true; notice: string }
  | { done: true; notice?: never; message: string; found: FoundRecord[] }
  | { done: true; notice?: never; found?: never; message?: string; secret?: string; after?: Aftermath }
  | { done: false; message: string; fields?: Record<string, string> | undefined; values?: Record<string, string> }

export function done(message?: string): Outcome {
  return { done: true, ...(message ? { message: frenchSpaces(message) } : {}) }
}

/** For an act from which something follows that is too long for its sentence. */
export function doneWithAftermath(message: string, { sentences, list }: Aftermath): Outcome {
  const after = { sentences: sentences.map(frenchSpaces), list: list && { ...list, lead: frenchSpaces(list.lead) } }
  return { done: true, message: frenchSpaces(message), after }
}

/** For a form that is gone once its act is done: the page that comes says it. Never with a name. */
export function doneWithNotice(notice: string): Outcome {
  return { done: true, notice }
}

/** For what is shown once and kept nowhere: a new token, a link. */
export function doneWithSecret(message: string, secret: string): Outcome {
  return { done: true, message: frenchSpaces(message), secret }
}

/** For a search that names people: what it found comes back with the form, and is in no address. */
export function doneWithFound(message: string, found: FoundRecord[]): Outcome {
  return { done: true, message: frenchSpaces(message), found }
}

/** `fields` ties a sentence to each field by its name; `values` stand in the form instead of what was typed. */
export function refused(message: string, fields?: Record<string, string>, values?: Record<string, string>): Outcome {
  return {
    done: false,
    message: frenchSpaces(message),
    fields: fields && frenchFields(fields),
    ...(values && { values }),
  }
}

const CHECK_FIELDS = 'Certains champs sont à corriger. Ce que vous avez saisi est conservé.'
const NOT_ALLOWED = 'Votre rôle ne permet pas cette action dans cet établissement.'
const OPENING_REQUIRED =
  'Ces listes contiennent des noms. Ouvrez d’abord les données nominatives de l’établissement, en donnant un motif.'

type Run<Access, Input> = (call: { access: Access; input: Input; now: Date; actor: Actor }) => Promise<Outcome>

/**
 * The ladder of an action on one establishment: prove, parse, then run. An action cannot be written without naming the
 * permission it needs. Called with `(uai, previous state, form)`; what was typed comes back with a refusal.
 */
export function onEstablishment<A extends Action>(action: A) {
  return ladder<[uai: string], EstablishmentAccess<A>>(z.tuple([z.string()]), async (actor, uai) => {
    const grant = await grantEstablishment(actor, uai, action)
    if (grant.permission === 'granted') return grant.access
    if (grant.permission === 'not_found') notFound()
    return grant.permission === 'opening_required' ? OPENING_REQUIRED : NOT_ALLOWED
  })
}

/** The ladder of an action of the administration. */
export function onAdministration() {
  return ladder<[], AdministrationAccess>(z.tuple([]), (actor) =>
    Promise.resolve(grantAdministration(actor) ?? notFound()),
  )
}

/** The ladder of an action on one's own account. */
export function onAccount() {
  return ladder<[], AccountAccess>(z.tuple([]), (actor) => Promise.resolve(accountAccess(actor)))
}

/** The types hold for our own pages: anybody can call an action with anything, so that what a page binds is read too. */
function ladder<Bound extends unknown[], Access extends object>(
  boundSchema: z.ZodType<Bound>,
  prove: (actor: Actor, ...bound: Bound) => Promise<Access | string>,
) {
  return {
    input: <Schema extends z.ZodType>(schema: Schema) => ({
      run:
        (run: Run<Access, z.output<Schema>>) =>
        async (...args: [...Bound, ActionState, FormData]): Promise<ActionState> => {
          const form = args.at(-1)
          const bound = boundSchema.safeParse(args.slice(0, -2))
          if (!(form instanceof FormData) || !bound.success) notFound()
          const values = typedValues(form)
          const actor = await currentActor()
          if (!actor) redirect(routes.signIn())
          const access = await prove(actor, ...bound.data)
          await forgetNotice()
          if (typeof access === 'string') return { status: 'refused', message: access, fields: {}, values }
          const parsed = schema.safeParse(fieldsOf(form))
          if (!parsed.success)
            return { status: 'refused', message: CHECK_FIELDS, fields: sentences(parsed.error), values }
          const outcome = await run({ access, input: parsed.data, now: now(), actor })
          if (outcome.done && outcome.notice !== undefined) {
            await leaveNotice(outcome.notice)
            return { status: 'done', message: null }
          }
          if (outcome.done && outcome.found) {
            return { status: 'found', message: outcome.message, found: outcome.found, values }
          }
          if (outcome.done) {
            const { message = null, secret, after } = outcome
            return { status: 'done', message, ...(secret !== undefined && { secret }), ...(after && { after }) }
          }
          const { message, fields = {} } = outcome
          return { status: 'refused', message, fields, values: { ...values, ...outcome.values } }
        },
    }),
  }
}

/** Without Next's own fields. PostgreSQL keeps no NUL character in a text, and no keyboard types one. */
function fieldsOf(form: FormData): Record<string, FormDataEntryValue> {
  const fields: Record<string, FormDataEntryValue> = {}
  for (const [name, value] of form) {
    if (isOfNext(name)) continue
    fields[name] = typeof value === 'string' ? value.replaceAll('\0', '') : value
  }
  return fields
}

function frenchFields(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, sentence]) => [name, frenchSpaces(sentence)]))
}

/** The first sentence of each field; names that somebody made up count too. */
function sentences(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const issue of error.issues) fields[issue.path.join('.')] ??= frenchSpaces(issue.message)
  return atMost(Object.entries(fields))
}
