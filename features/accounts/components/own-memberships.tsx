import { TextLink } from '@/components/ui/text-link'
import { ROLE_SUMMARIES } from '@/features/accounts/presentation'
import type { OwnMembership } from '@/features/accounts/queries'
import { ROLE_LABELS } from '@/features/establishments/presentation'
import { routes } from '@/lib/routes'

/** What one's roles are, and what each lets one do. */
export function OwnMemberships({ memberships }: { memberships: OwnMembership[] }) {
  if (memberships.length === 0) {
    return <p>Ce compte n’a aucun rôle : demandez-en un à la personne qui administre les comptes de votre académie.</p>
  }
  return (
    <ul className="divide-y divide-line">
      {memberships.map(({ id, role, academy, establishment }) => (
        <li key={id} className="py-2">
          <p className="font-semibold">
            {ROLE_LABELS[role]}
            {academy && `, académie\u00a0: ${academy}`}
            {establishment && (
              <>
                {', '}
                <TextLink href={routes.establishment(establishment.uai)}>{establishment.name}</TextLink>
                {` (${establishment.uai}, ${establishment.city})`}
              </>
            )}
          </p>
          <p className="text-sm text-ink-muted">{ROLE_SUMMARIES[role]}</p>
        </li>
      ))}
    </ul>
  )
}
