import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHeader } from '@/components/layout/page-header'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { listAcademies } from '@/features/academies/queries'
import {
  changeAccount,
  disableAccount,
  enableAccount,
  giveMembership,
  makePasswordLink,
  takeMembership,
} from '@/features/account-administration/actions'
import { AccountClosing } from '@/features/account-administration/components/account-closing'
import { AccountForm } from '@/features/account-administration/components/account-form'
import { GiveMembershipForm } from '@/features/account-administration/components/give-membership-form'
import { MembershipList } from '@/features/account-administration/components/membership-list'
import { PasswordLinkForm } from '@/features/account-administration/components/password-link-form'
import {
  accountState,
  ACCOUNT_SENTENCES,
  LINK_ADVICE,
  linkDescription,
  membershipChoices,
} from '@/features/account-administration/presentation'
import { findAccount } from '@/features/account-administration/queries'
import { frenchSpaces } from '@/lib/french-spaces'
import { routes } from '@/lib/routes'
import { requireAdministration } from '@/server/guard'
import { now } from '@/server/clock'

export const metadata: Metadata = { title: 'Compte' }

type Props = { params: Promise<{ id: string }> }

export default async function AccountAdministrationPage({ params }: Props) {
  const access = await requireAdministration()
  const account = await findAccount(access, (await params).id, now())
  if (!account) notFound()
  const choices = membershipChoices(listAcademies(access), access.scope.all)
  return (
    <>
      <PageHeader
        title={account.name}
        subtitle={account.email}
        breadcrumb={[{ label: 'Comptes', href: routes.accounts() }]}
        badges={<Badge>{accountState(account)}</Badge>}
      />
      <div className="space-y-6">
        <Card id="roles" title="Rôles">
          <MembershipList account={account} take={takeMembership} />
        </Card>
        {account.isManageable && !account.disabledAt && (
          <Card id="lien" title="Lien de mot de passe" description={linkDescription(account)}>
            <PasswordLinkForm action={makePasswordLink} accountId={account.id} advice={LINK_ADVICE} />
          </Card>
        )}
        <Card id="donner" title="Donner un rôle">
          <GiveMembershipForm action={giveMembership} accountId={account.id} choices={choices} />
        </Card>
        {account.isManageable ? (
          <>
            <Card id="identite" title="Identité">
              <AccountForm action={changeAccount} account={account} />
            </Card>
            {!account.isOwn && <AccountClosing account={account} disable={disableAccount} enable={enableAccount} />}
          </>
        ) : (
          <Alert tone="info" title="Ce compte ne dépend pas que de vous">
            <p>{frenchSpaces(ACCOUNT_SENTENCES.not_manageable)}</p>
          </Alert>
        )}
      </div>
    </>
  )
}
