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
  return (await grantEstablishments(actor, [uai], action)).get(uai) ?? { permission: 'not_found' }
}

/** The same for each of several, asked of the database at once; those that do not exist for this actor are missing. */
export async function grantEstablishments<A extends Action>(
  actor: Actor,
  uais: readonly string[],
  action: A,
): Promise<ReadonlyMap<string, Grant<A>>> {
  const targets = (await findTargets(uais)).filter(
    (target) => can(actor.memberships, 'read', target, false) === 'granted',
  )
  const asked = targets.map((target) => ({ target, permission: can(actor.memberships, action, target, false) }))
  const closed = asked.filter(({ permission }) => permission === 'opening_required')
  const opened = await findOpened(
    actor,
    closed.map(({ target }) => target.uai),
  )
  const grants = new Map<string, Grant<A>>()
  for (const { target, permission: withoutOpening } of asked) {
    const isOpened = withoutOpening === 'opening_required' && opened.has(target.uai)
    const permission = isOpened ? 'granted' : withoutOpening
    const onBehalf = actsOnBehalf(actor.memberships, target)
    const access = { actor, ...target, onBehalf } as unknown as EstablishmentAccess<A>
    grants.set(target.uai, permission === 'granted' ? { permission, access } : { permission })
  }
  return grants
}

async function findTargets(uais: readonly string[]) {
  const written = uais.filter(isWrittenAsUai)
  if (written.length === 0) return []
  const establishments = await db().establishment.findMany({
    where: { uai: { in: written }, disabledAt: null },
    select: {
      uai: true,
      academyCode: true,
      setups: { select: { id: true }, orderBy: { schoolYear: 'desc' }, take: 1 },
    },
  })
  return establishments.flatMap(({ setups: [setup], ...target }) => (setup ? [{ ...target, setupId: setup.id }] : []))
}

async function findOpened(actor: Actor, uais: readonly string[]): Promise<ReadonlySet<string>> {
  if (uais.length === 0) return new Set()
  const openings = await db().opening.findMany({
    where: { uai: { in: [...uais] }, accountId: actor.id, until: { gt: now() } },
    select: { uai: true },
  })
  return new Set(openings.map(({ uai }) => uai))
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
