import { ActionButton } from '@/components/ui/action-button'
import { membershipWords } from '@/features/account-administration/presentation'
import type { AccountDetail } from '@/features/account-administration/queries'
import type { FormAction } from '@/lib/action-state'

type MembershipListProps = {
  account: AccountDetail
  take: FormAction
}

/** The roles of an account where the caller administers, each of which can be taken back. */
export function MembershipList({ account, take }: MembershipListProps) {
  return (
    <>
      {account.memberships.length === 0 && <p>Aucun rôle&nbsp;: ce compte n’ouvre rien.</p>}
      <ul className="divide-y divide-line">
        {account.memberships.map((membership) => (
          <li key={membership.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2">
            <span>{membershipWords(membership)}</span>
            <ActionButton action={take} fields={{ accountId: account.id, membershipId: membership.id }} size="sm">
              Retirer<span className="sr-only"> le rôle {membershipWords(membership)}</span>
            </ActionButton>
          </li>
        ))}
      </ul>
      {account.hasOtherMemberships && (
        <p className="mt-2 text-sm text-ink-muted">Cette personne a aussi un rôle hors de votre académie.</p>
      )}
    </>
  )
}
