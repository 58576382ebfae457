import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page-header'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar } from '@/components/ui/filter-bar'
import { Pagination } from '@/components/ui/pagination'
import { TextInput } from '@/components/ui/text-input'
import { AdministeredTable } from '@/features/establishment-administration/components/administered-table'
import { listAdministered, PAGE_SIZE } from '@/features/establishment-administration/queries'
import { listedPage, listHref, searchedText } from '@/lib/list-query'
import { routes } from '@/lib/routes'
import { requireAdministration } from '@/server/guard'

export const metadata: Metadata = { title: 'Administration des établissements' }

const PATH = routes.administrationEstablishments()

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
      <FilterBar action={PATH} label="Chercher un établissement" resetHref={text ? PATH : undefined}>
        <TextInput label="Nom, commune ou UAI" name="q" defaultValue={text} />
      </FilterBar>
      <Card isFlush className="mt-4">
        {rows.length > 0 ? (
          <AdministeredTable establishments={rows} />
        ) : (
          <EmptyState icon="building" title={text ? 'Aucun établissement ne correspond' : 'Aucun établissement'}>
            {text ? 'Essayez avec moins de mots.' : 'Chargez l’annuaire, ou créez un établissement à la main.'}
          </EmptyState>
        )}
      </Card>
      <Pagination
        className="mt-4"
        page={page}
        pageSize={PAGE_SIZE}
        total={total}
        noun={{ one: 'établissement', many: 'établissements' }}
        hrefOf={(shown) => listHref(PATH, { text, page: shown })}
      />
    </>
  )
}
