import 'server-only'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import type { Action } from '@/domain/access/policy'
import { routes } from '@/lib/routes'
import {
  accountAccess,
  grantAdministration,
  grantEstablishment,
  grantPopulation,
  type AccountAccess,
  type AdministrationAccess,
  type EstablishmentAccess,
  type PopulationAccess,
} from '@/server/access'
import { currentActor } from '@/server/session'

/** Written by the proxy on each request: the path and query that were asked for. */
const ASKED_PATH = 'x-asked-path'

/** The signed-in account of a page; others are sent to sign in, and then back to where they wanted to go. */
export async function requireAccount(): Promise<AccountAccess> {
  const actor = await currentActor()
  if (actor) return accountAccess(actor)
  const asked = await headers()
  redirect(routes.signIn(asked.get(ASKED_PATH) ?? undefined))
}

/** The guard of a page that has something else to say while an opening is missing (`null`). */
export async function requireEstablishmentOrOpening<A extends Action>(
  uai: string,
  action: A,
): Promise<EstablishmentAccess<A> | null> {
  const { actor } = await requireAccount()
  const grant = await grantEstablishment(actor, uai, action)
  if (grant.permission === 'opening_required') return null
  if (grant.permission !== 'granted') notFound()
  return grant.access
}

/** The guard of an establishment's page: signed out → sign in; not allowed → 404. */
export async function requireEstablishment<A extends Action>(uai: string, action: A): Promise<EstablishmentAccess<A>> {
  const { actor } = await requireAccount()
  const grant = await grantEstablishment(actor, uai, action)
  if (grant.permission !== 'granted') notFound()
  return grant.access
}

export async function requirePopulation(): Promise<PopulationAccess> {
  const { actor } = await requireAccount()
  return grantPopulation(actor)
}

export async function requireAdministration(): Promise<AdministrationAccess> {
  const { actor } = await requireAccount()
  const access = grantAdministration(actor)
  if (!access) notFound()
  return access
}
