import 'server-only'
import type { Action } from '@/domain/access/policy'
import { Problem } from '@/lib/problem'
import { routes } from '@/lib/routes'
import { grantEstablishment, type EstablishmentAccess } from '@/server/access'
import { readBytes } from '@/server/api-input'
import { isOwnOrigin } from '@/server/own-origin'
import { currentActor } from '@/server/session'

/**
 * The guard of a route handler of an establishment: the proof, or the answer to give at once. Signed out → sign in; an
 * opening missing → `openingPage`, which says how to open the names; anything else → 404.
 */
export async function routeAccess<A extends Action>(
  uai: string,
  action: A,
  openingPage: string,
): Promise<EstablishmentAccess<A> | Response> {
  const actor = await currentActor()
  if (!actor) return seeOther(routes.signIn())
  const grant = await grantEstablishment(actor, uai, action)
  if (grant.permission === 'granted') return grant.access
  return grant.permission === 'opening_required' ? seeOther(openingPage) : nothingHere()
}

/** A few choices, never a file. */
const MOST_FORM_BYTES = 64 * 1024

/** The form that one of our own pages posted; null for another site's, for what is none, and for one without end. */
export async function readForm(request: Request): Promise<FormData | null> {
  if (!isOwnOrigin(request.headers)) return null
  const bytes = await readBytes(request, MOST_FORM_BYTES)
  if (bytes instanceof Problem) return null
  const headers = { 'Content-Type': request.headers.get('content-type') ?? '' }
  return new Response(Buffer.from(bytes), { headers }).formData().catch(() => null)
}

/**
 * After a posted form: the browser goes on with a GET, and reloading posts nothing again. `path` is relative, so that it
 * holds behind any proxy.
 */
export function seeOther(path: string, headers: Record<string, string> = {}): Response {
  return new Response(null, { status: 303, headers: { Location: path, ...headers } })
}

/** For `HEAD`, where what `GET` gives is kept in the journal: Next would answer by it, and nobody would have read it. */
export function onlyGet(): Response {
  return new Response(null, { status: 405, headers: { Allow: 'GET' } })
}

export function nothingHere(): Response {
  return new Response('Cette page n’existe pas, ou ne vous est pas ouverte.', {
    status: 404,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}
