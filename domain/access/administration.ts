import type { Membership, Role } from '@/domain/access/policy'

/** Where each role is exercised. */
export const ROLE_PLACES = {
  operator: 'everywhere',
  academy_admin: 'academy',
  support: 'academy',
  school_admin: 'establishment',
  school_reader: 'establishment',
} as const satisfies Record<Role, string>

/** A role as it is asked for, places as they are typed: which of the two counts depends on the role. */
export type StatedMembership = { role: Role; academyCode: string; uai: string }

/** Whose establishments, ENTs, accounts and memberships someone administers. */
export type AdministrationScope = { all: true } | { all: false; academyCodes: string[] }

/** Operators administer everything, academy administrators their own académies, everybody else nothing (`null`). */
export function administrationScope(memberships: readonly Membership[]): AdministrationScope | null {
  if (memberships.some((one) => one.role === 'operator')) return { all: true }
  const academyCodes = memberships.filter((one) => one.role === 'academy_admin').map((one) => one.academyCode)
  const known = [...new Set(academyCodes.filter((code) => code !== null))]
  return known.length > 0 ? { all: false, academyCodes: known } : null
}

/** Whether what belongs to this académie is within the scope. */
export function administers(scope: AdministrationScope, academyCode: string): boolean {
  return scope.all || scope.academyCodes.includes(academyCode)
}

/** A membership as an administrator sees it: `academyCode` is also that of the establishment for school roles. */
export type PlacedMembership = { role: Role; academyCode: string | null }

/** Whether this scope may give or take this membership: an operator is made by operators only. */
export function mayGrant(scope: AdministrationScope, membership: PlacedMembership): boolean {
  if (scope.all) return true
  if (membership.role === 'operator' || membership.academyCode === null) return false
  return administers(scope, membership.academyCode)
}

/**
 * Whether this scope may disable an account or give it a password link: every membership must lie within the scope,
 * or an academy administrator could take over an operator who also helps in the académie.
 */
export function mayManageAccount(scope: AdministrationScope, memberships: readonly PlacedMembership[]): boolean {
  if (scope.all) return true
  return memberships.length > 0 && memberships.every((one) => mayGrant(scope, one))
}
