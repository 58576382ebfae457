import type { NavItem } from '@/components/layout/app-shell'
import { administrationScope } from '@/domain/access/administration'
import { isStaff, type Membership } from '@/domain/access/policy'
import { ROLE_LABELS } from '@/features/establishments/presentation'
import type { OwnEstablishment } from '@/features/navigation/queries'
import { routes } from '@/lib/routes'

/** «Assistance de l'académie», or the several roles of one person. */
export function roleWords(memberships: readonly Membership[]): string {
  const roles = [...new Set(memberships.map((one) => one.role))]
  return roles.length === 0 ? 'Aucun rôle' : roles.map((role) => ROLE_LABELS[role]).join(', ')
}

/** The main navigation: what these roles may open. Staff have a list to walk through, a school its own pages. */
export function navigation(memberships: readonly Membership[], own: readonly OwnEstablishment[]): NavItem[] {
  const items: NavItem[] = []
  const [first] = own
  if (isStaff(memberships) || own.length > 1) {
    items.push({ href: routes.establishments(), label: 'Établissements', matchesBelow: true })
    items.push({ href: routes.report(), label: 'Appariement', matchesBelow: true })
  } else if (first) {
    items.push({ href: routes.establishment(first.uai), label: 'Mon établissement', matchesBelow: true })
  }
  if (administrationScope(memberships)) {
    items.push({ href: routes.administration(), label: 'Administration', matchesBelow: true })
  }
  return items
}
