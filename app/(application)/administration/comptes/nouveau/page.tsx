import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page-header'
import { Card } from '@/components/ui/card'
import { listAcademies } from '@/features/academies/queries'
import { createAccount } from '@/features/account-administration/actions'
import { NewAccountForm } from '@/features/account-administration/components/new-account-form'
import { membershipChoices } from '@/features/account-administration/presentation'
import { routes } from '@/lib/routes'
import { requireAdministration } from '@/server/guard'

export const metadata: Metadata = { title: 'Nouveau compte' }

export default async function NewAccountPage() {
  const access = await requireAdministration()
  return (
    <>
      <PageHeader
        title="Nouveau compte"
        subtitle="Vous pourrez ensuite faire un lien, par lequel la personne choisira son mot de passe."
        breadcrumb={[{ label: 'Comptes', href: routes.accounts() }]}
      />
      <Card>
        <NewAccountForm action={createAccount} choices={membershipChoices(listAcademies(access), access.scope.all)} />
      </Card>
    </>
  )
}
