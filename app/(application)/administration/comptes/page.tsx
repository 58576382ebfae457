import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page-header'
import { SearchedList } from '@/components/layout/searched-list'
import { ButtonLink } from '@/components/ui/button-link'
import { AccountTable } from '@/features/account-administration/components/account-table'
import { listAccounts, PAGE_SIZE } from '@/features/account-administration/queries'
import { listedPage, searchedText } from '@/lib/list-query'
import { routes } from '@/lib/routes'
import { requireAdministration } from '@/server/guard'

export const metadata: Metadata = { title: 'Comptes' }

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
      <SearchedList
        path={routes.accounts()}
        search={{ text, label: 'Chercher un compte', field: 'Nom ou adresse électronique' }}
        empty={{
          icon: 'user',
          whenSearched: { title: 'Aucun compte ne correspond', sentence: 'Essayez avec moins de lettres.' },
          otherwise: {
            title: 'Aucun compte',
            sentence: 'Créez le compte d’une personne, puis remettez-lui un lien.',
          },
        }}
        pages={{ page, pageSize: PAGE_SIZE, total, noun: { one: 'compte', many: 'comptes' } }}
      >
        {rows.length > 0 ? <AccountTable accounts={rows} /> : null}
      </SearchedList>
    </>
  )
}
