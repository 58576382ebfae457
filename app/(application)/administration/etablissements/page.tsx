import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page-header'
import { SearchedList } from '@/components/layout/searched-list'
import { ButtonLink } from '@/components/ui/button-link'
import { AdministeredTable } from '@/features/establishment-administration/components/administered-table'
import { listAdministered, PAGE_SIZE } from '@/features/establishment-administration/queries'
import { listedPage, searchedText } from '@/lib/list-query'
import { routes } from '@/lib/routes'
import { requireAdministration } from '@/server/guard'

export const metadata: Metadata = { title: 'Administration des établissements' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AdministeredEstablishmentsPage({ searchParams }: Props) {
  const access = await requireAdministration()
  const { q, page: asked } = await searchParams
  const [text, page] = [searchedText(q), listedPage(asked)]
  const { total, rows } = await listAdministered(access, { text, page })
  const actions = (
    <>
      <ButtonLink href={routes.directory()} icon="upload">
        Charger l’annuaire
      </ButtonLink>
      <ButtonLink href={routes.newEstablishment()} variant="primary" icon="plus">
        Créer un établissement
      </ButtonLink>
    </>
  )
  return (
    <>
      <PageHeader title="Établissements" subtitle="Leur identité et leur ENT." actions={actions} />
      <SearchedList
        path={routes.administrationEstablishments()}
        search={{ text, label: 'Chercher un établissement', field: 'Nom, commune ou UAI' }}
        empty={{
          icon: 'building',
          whenSearched: { title: 'Aucun établissement ne correspond', sentence: 'Essayez avec moins de mots.' },
          otherwise: {
            title: 'Aucun établissement',
            sentence: 'Chargez l’annuaire, ou créez un établissement à la main.',
          },
        }}
        pages={{ page, pageSize: PAGE_SIZE, total, noun: { one: 'établissement', many: 'établissements' } }}
      >
        {rows.length > 0 ? <AdministeredTable establishments={rows} /> : null}
      </SearchedList>
    </>
  )
}
