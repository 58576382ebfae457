import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page-header'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar } from '@/components/ui/filter-bar'
import { Pagination } from '@/components/ui/pagination'
import { TextInput } from '@/components/ui/text-input'
import { AccountTable } from '@/features/account-administration/components/account-table'
import { listAccounts, PAGE_SIZE } from '@/features/account-administration/queries'
import { listedPage, listHref, searchedText } from '@/lib/list-query'
import { routes } from '@/lib/routes'
import { requireAdministration } from '@/server/guard'

export const metadata: Metadata = { title: 'Comptes' }

const PATH = routes.accounts()

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AccountsPage({ searchParams }: Props) {
  const access = await requireAdministration()
  const { q, page: asked } = await searchParams
  const [text, page] = [searchedText(q), listedPage(asked)]
  const { total, rows } = await listAccounts(access, { text, page })
  const create = (
    <ButtonLink href={routes.newAccount()} variant="primary" icon="plus">
      Créer un compte
    </ButtonLink>
  )
  return (
    <>
      <PageHeader title="Comptes" subtitle="Qui peut se connecter, et avec quels rôles." actions={create} />
      <FilterBar action={PATH} label="Chercher un compte" resetHref={text ? PATH : undefined}>
        <TextInput label="Nom ou adresse électronique" name="q" defaultValue={text} />
      </FilterBar>
      <Card isFlush className="mt-4">
        {rows.length > 0 ? (
          <AccountTable accounts={rows} />
        ) : (
          <EmptyState icon="user" title={text ? 'Aucun compte ne correspond' : 'Aucun compte'}>
            {text ? 'Essayez avec moins de lettres.' : 'Créez le compte d’une personne, puis remettez-lui un lien.'}
          </EmptyState>
        )}
      </Card>
      <Pagination
        className="mt-4"
        page={page}
        pageSize={PAGE_SIZE}
        total={total}
        noun={{ one: 'compte', many: 'comptes' }}
        hrefOf={(shown) => listHref(PATH, { text, page: shown })}
      />
    </>
  )
}
