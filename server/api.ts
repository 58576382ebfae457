import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Action } from '@/domain/access/policy'
import type { AnswerOf, BodyOf, Call, CsvFile, ParamsOf, QueryOf } from '@/server/api-call'
import { readBody, readQuery } from '@/server/api-input'
import { findActorByToken } from '@/server/api-token'
import {
  accountAccess,
  grantEstablishment,
  grantPopulation,
  type AccountAccess,
  type EstablishmentAccess,
  type PopulationAccess,
} from '@/server/access'
import { clientAddress } from '@/server/client-address'
import { now } from '@/server/clock'
import { keyedCall, once, type KeyedCall } from '@/server/idempotency'
import { API_HEADERS, Problem } from '@/lib/problem'
import { MOST_FILES, withFile } from '@/server/files-under-way'
import { logError } from '@/server/log'
import { API_WRITES, countInWindow, FAILED_TOKENS } from '@/server/rate-limit'
import { csvFile } from '@/server/saved-file'
import type { Actor } from '@/server/session'

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>
type Prove<Access, C extends Call> = (actor: Actor, params: ParamsOf<C>) => Promise<Access | Problem>
type Input<Access, C extends Call> = {
  access: Access
  params: ParamsOf<C>
  query: QueryOf<C>
  body: BodyOf<C>
  now: Date
}

const NOT_FOUND = new Problem(404, 'not_found', 'Rien n’existe à cette adresse, ou ce jeton n’y a pas accès.')
const FORBIDDEN = new Problem(
  403,
  'forbidden',
  'Le rôle de ce compte ne permet pas cette action dans cet établissement.',
)
const NOTHING_TO_OPEN = new Problem(
  403,
  'forbidden',
  'Ouvrir les données nominatives est réservé au personnel académique. Dans l’établissement, elles sont déjà visibles pour qui l’administre, et ne le sont pas pour un lecteur.',
)
const OPENING_REQUIRED = new Problem(
  403,
  'opening_required',
  'Ces listes contiennent des noms. Ouvrez d’abord les données nominatives de l’établissement, avec un motif : POST …/openings.',
)
const READ_ONLY_TOKEN = new Problem(
  403,
  'read_only_token',
  'Ce jeton ne permet que de lire. Créez un jeton qui permet aussi d’écrire, dans votre page « Compte ».',
)

/** Calls that anybody signed in may make: what they see is the scope of their memberships. */
export function onPopulation<C extends Call>(call: C) {
  return ladder<PopulationAccess, C>(call, (actor) => Promise.resolve(grantPopulation(actor)))
}

/** Calls on what belongs to the account itself. */
export function onAccount<C extends Call>(call: C) {
  return ladder<AccountAccess, C>(call, (actor) => Promise.resolve(accountAccess(actor)))
}

/** Calls on the establishment that the path names: they cannot be written without naming the permission they need. */
export function onEstablishment<A extends Action, C extends Call & { path: `${string}{uai}${string}` }>(
  action: A,
  call: C,
) {
  return onEstablishmentOf<A, C>(action, call, (params) => Promise.resolve((params as { uai: string }).uai))
}

/** The same for a path that names something else: `locate` gives the establishment that it belongs to. */
export function onEstablishmentOf<A extends Action, C extends Call>(
  action: A,
  call: C,
  locate: (params: ParamsOf<C>) => Promise<string | null>,
) {
  return ladder<EstablishmentAccess<A>, C>(call, async (actor, params) => {
    const uai = await locate(params)
    if (uai === null) return NOT_FOUND
    const grant = await grantEstablishment(actor, uai, action)
    switch (grant.permission) {
      case 'granted':
        return grant.access
      case 'not_found':
        return NOT_FOUND
      case 'opening_required':
        return OPENING_REQUIRED
      case 'refused':
        return action === 'open_people' ? NOTHING_TO_OPEN : FORBIDDEN
    }
  })
}

/**
 * The ladder of a call: who asks, what they may do, what they sent, then run. `run` gives the answer or a problem.
 * A POST comes in two halves, so that it can be answered again without being done again: `act` does it and gives what is
 * to be remembered, an id or a date; `tell` makes the answer from that.
 */
function ladder<Access, C extends Call>(call: C, prove: Prove<Access, C>) {
  return {
    run: (run: (input: Input<Access, C>) => Promise<AnswerOf<C> | Problem>): Handler =>
      handler(call, prove, async (input) => {
        const answer = await run(input)
        return answer instanceof Problem ? answer : toResponse(call, answer)
      }),
    act: (act: (input: Input<Access, C>) => Promise<string | Problem>) => ({
      tell: (tell: (access: Access, outcome: string) => Promise<AnswerOf<C> | Problem>): Handler =>
        handler(call, prove, async (input, keyed) => {
          const outcome = keyed ? await once(keyed, input.now, () => act(input)) : await act(input)
          if (outcome instanceof Problem) return outcome
          const answer = await tell(input.access, outcome)
          return answer instanceof Problem ? answer : toResponse(call, answer)
        }),
    }),
  }
}

type Finish<Access, C extends Call> = (input: Input<Access, C>, keyed: KeyedCall | null) => Promise<Response | Problem>

function handler<Access, C extends Call>(call: C, prove: Prove<Access, C>, finish: Finish<Access, C>): Handler {
  return async (request, context) => {
    try {
      const answer = await climb(request, await context.params, call, prove, finish)
      return answer instanceof Problem ? answer.toResponse() : answer
    } catch (error) {
      return unexpected(call, error)
    }
  }
}

async function climb<Access, C extends Call>(
  request: Request,
  params: Record<string, string>,
  call: C,
  prove: Prove<Access, C>,
  finish: Finish<Access, C>,
): Promise<Response | Problem> {
  const at = now()
  const caller = await authenticate(request, at)
  if (caller instanceof Problem) return caller
  const named = params as ParamsOf<C>
  const access = await prove(caller.actor, named)
  if (access instanceof Problem) return access
  if (call.method !== 'GET') {
    if (!caller.canWrite) return READ_ONLY_TOKEN
    const wait = countInWindow(API_WRITES, caller.actor.id, at)
    if (wait !== null) return tooMany(wait)
  }
  const query = readQuery(call, request)
  if (query instanceof Problem) return query
  const goOn = async () => {
    const body = await readBody(call, request)
    if (body instanceof Problem) return body
    const keyed = call.method === 'POST' ? keyedCall(request, caller.actor, body.bytes) : null
    if (keyed instanceof Problem) return keyed
    const input = { access, params: named, query: query as QueryOf<C>, body: body.value as BodyOf<C>, now: at }
    return finish(input, keyed)
  }
  const isFile = call.body !== undefined && 'fileUpTo' in call.body
  return isFile ? withFile(caller.actor.id, goOn, tooManyFiles) : goOn()
}

function tooManyFiles(): Problem {
  const detail = `Ce compte a déjà ${MOST_FILES} fichiers en cours d’envoi ou de lecture. Attendez que l’un d’eux soit reçu.`
  return new Problem(429, 'too_many_files', detail, { headers: { 'Retry-After': '10' } })
}

/** Only wrong tokens are counted, by address, and told to wait: a good one from the same address still works. */
async function authenticate(request: Request, at: Date) {
  const secret = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  if (!secret) {
    const detail =
      'Joignez un jeton à chaque demande : « Authorization: Bearer psr_… ». Un jeton se crée dans la page « Compte ».'
    return new Problem(401, 'token_missing', detail, { headers: { 'WWW-Authenticate': 'Bearer realm="Passerelle"' } })
  }
  const caller = await findActorByToken(secret, at)
  if (caller) return caller
  const wait = countInWindow(FAILED_TOKENS, clientAddress(request.headers), at)
  if (wait !== null) return tooMany(wait)
  const detail =
    'Ce jeton est inconnu, expiré ou révoqué, ou son compte est désactivé. Créez-en un autre dans la page « Compte ».'
  const challenge = 'Bearer realm="Passerelle", error="invalid_token"'
  return new Problem(401, 'token_refused', detail, { headers: { 'WWW-Authenticate': challenge } })
}

function tooMany(seconds: number): Problem {
  const detail = `Trop de demandes en une minute. Recommencez dans ${seconds} s.`
  return new Problem(429, 'too_many_requests', detail, { headers: { 'Retry-After': String(seconds) } })
}

function toResponse(call: Call, answer: unknown): Response {
  if (call.answer === 'nothing') return new Response(null, { status: call.status, headers: API_HEADERS })
  if (call.answer !== 'csv') return Response.json(answer, { status: call.status, headers: API_HEADERS })
  const { fileName, csv } = answer as CsvFile
  return csvFile(fileName, csv)
}

/** The caller is told an id and no more; the log has the rest under it. */
function unexpected(call: Call, error: unknown): Response {
  const id = randomUUID()
  logError(`${id} ${call.method} /api/v1${call.path}`, error)
  const detail = `Une erreur inattendue s’est produite. Si elle se répète, donnez cette référence à l’assistance : ${id}.`
  return new Problem(500, 'internal_error', detail, { id }).toResponse()
}

/** The answers to the methods that a path does not have, to be spread beside those it has. */
export function onlyAllows(...methods: Call['method'][]) {
  const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
  const refuse = () => {
    const detail = `Cette adresse n’accepte que : ${allow}.`
    return new Problem(405, 'method_not_allowed', detail, { headers: { Allow: allow } }).toResponse()
  }
  const OPTIONS = () => new Response(null, { status: 204, headers: { ...API_HEADERS, Allow: allow } })
  return { GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse, OPTIONS }
}

/** For every address of the API that does not exist. */
export function nothingThere(): Response {
  return NOT_FOUND.toResponse()
}
