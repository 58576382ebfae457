import { ActionButton } from '@/components/ui/action-button'
import { Card } from '@/components/ui/card'
import { Disclosure } from '@/components/ui/disclosure'
import type { AccountDetail } from '@/features/account-administration/queries'
import type { FormAction } from '@/lib/action-state'

/** Closing an account, after saying what it does; or opening it again. */
export function AccountClosing({
  account,
  disable,
  enable,
}: {
  account: AccountDetail
  disable: FormAction
  enable: FormAction
}) {
  const fields = { accountId: account.id }
  if (account.disabledAt) {
    return (
      <Card id="reactiver" title="Compte désactivé" description="Il ne peut plus se connecter.">
        <ActionButton action={enable} fields={fields}>
          Réactiver le compte
        </ActionButton>
      </Card>
    )
  }
  return (
    <Disclosure summary="Désactiver ce compte" look="boxed">
      <p className="mb-3">
        Ses navigateurs sont déconnectés aussitôt, ses liens et ses jetons n’ouvrent plus rien. Rien n’est effacé&nbsp;:
        vous pourrez revenir en arrière.
      </p>
      <ActionButton action={disable} fields={fields} variant="danger">
        Désactiver le compte
      </ActionButton>
    </Disclosure>
  )
}
