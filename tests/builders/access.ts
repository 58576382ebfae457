import type { Action, Role } from '@/domain/access/policy'
import { grantEstablishment, type EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'
import { ACTOR_COLUMNS, type Actor } from '@/server/session'
import { createAccount } from './school'

export async function actorOf(account: { id: string }): Promise<Actor> {
  const row = await db().account.findUniqueOrThrow({ where: { id: account.id }, select: ACTOR_COLUMNS })
  return { ...row, sessionId: null }
}

/** The proof that the gate itself gives; throws when it refuses. */
export async function accessOf<A extends Action>(
  actor: Actor,
  uai: string,
  action: A,
): Promise<EstablishmentAccess<A>> {
  const grant = await grantEstablishment(actor, uai, action)
  if (grant.permission !== 'granted') throw new Error(`${action} on ${uai}: ${grant.permission}`)
  return grant.access
}

/** A new account with this role over the school, and its proof for one action. */
export async function newAccess<A extends Action>(
  school: { uai: string; academyCode: string },
  action: A,
  role: Role = 'school_admin',
): Promise<EstablishmentAccess<A>> {
  return accessOf(await actorOf(await createAccount(role, school)), school.uai, action)
}
