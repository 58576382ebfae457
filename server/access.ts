import 'server-only'
import { administrationScope, type AdministrationScope } from '@/domain/access/administration'
import { actsOnBehalf, can, type Action, type Permission } from '@/domain/access/policy'
import { population, type Population } from '@/domain/access/population'
import { isWrittenAsUai } from '@/domain/establishment/uai'
import { now } from '@/server/clock'
import { db } from '@/server/db'
import type { JournalContext } from '@/server/journal'
import type { Actor } from '@/server/session'

declare const proof: unique symbol

/** Proof that the caller may do `action` with this establishment: only this file makes one. */
export type EstablishmentAccess<A extends Action = Action> = {
  readonly [proof]: A
  readonly actor: Actor
  readonly uai: string
  readonly academyCode: string
  /** The establishment's current setup. */
  readonly setupId: string
  readonly onBehalf: boolean
}

/** Proof of which establishments the caller's lists may show. */
export type PopulationAccess = {
  readonly [proof]: 'population'
  readonly actor: Actor
  readonly population: Population
}

/** Proof that the caller administers, and what. */
export type AdministrationAccess = {
  readonly [proof]: 'administration'
  readonly actor: Actor
  readonly scope: AdministrationScope
}

/** Proof of who is asking, for what belongs to the account itself. */
export type AccountAccess = { readonly [proof]: 'account'; readonly actor: Actor }

export type Grant<A extends Action> =
  | { permission: 'granted'; access: EstablishmentAccess<A> }
  | { permission: Exclude<Permission, 'granted'> | 'not_found' }

/** What this actor may do with the establishment; one that they may not even read does not exist for them. */
export async function grantEstablishment<A extends Action>(actor: Actor, uai: string, action: A): Promise<Grant<A>> {
  const target = await findTarget(uai)
  if (!target || can(actor.memberships, 'read', target, false) !== 'granted') return { permission: 'not_found' }
  const withoutOpening = can(actor.memberships, action, target, false)
  const permission =
    withoutOpening === 'opening_required' && (await hasOpening(actor, uai)) ? 'granted' : withoutOpening
  if (permission !== 'granted') return { permission }
  const { academyCode, setupId } = target
  const onBehalf = actsOnBehalf(actor.memberships, target)
  const access = { actor, uai: target.uai, academyCode, setupId, onBehalf } as EstablishmentAccess<A>
  return { permission: 'granted', access }
}

async function findTarget(uai: string) {
  if (!isWrittenAsUai(uai)) return null
  const establishment = await db().establishment.findFirst({
    where: { uai, disabledAt: null },
    select: {
      uai: true,
      academyCode: true,
      setups: { select: { id: true }, orderBy: { schoolYear: 'desc' }, take: 1 },
    },
  })
  const setup = establishment?.setups[0]
  return establishment && setup ? { uai, academyCode: establishment.academyCode, setupId: setup.id } : null
}

async function hasOpening(actor: Actor, uai: string): Promise<boolean> {
  const opening = await db().opening.findFirst({
    where: { uai, accountId: actor.id, until: { gt: now() } },
    select: { id: true },
  })
  return opening !== null
}

/** What the caller may do on this page beyond reading it: for showing or hiding buttons, never as a guard. */
export async function allows(access: EstablishmentAccess, action: Action): Promise<boolean> {
  return (await grantEstablishment(access.actor, access.uai, action)).permission === 'granted'
}

export function grantPopulation(actor: Actor): PopulationAccess {
  return { actor, population: population(actor.memberships) } as PopulationAccess
}

export function grantAdministration(actor: Actor): AdministrationAccess | null {
  const scope = administrationScope(actor.memberships)
  return scope && ({ actor, scope } as AdministrationAccess)
}

export function accountAccess(actor: Actor): AccountAccess {
  return { actor } as AccountAccess
}

/** The journal's heading for what is done with this access. */
export function journalContext(access: EstablishmentAccess, at: Date): JournalContext {
  const { actor, onBehalf, uai, academyCode } = access
  return { actorId: actor.id, at, onBehalf, uai, academyCode }
}
