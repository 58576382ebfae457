import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page-header'
import { SearchedList } from '@/components/layout/searched-list'
import { ButtonLink } from '@/components/ui/button-link'
import { EntTable } from '@/features/ents/components/ent-table'
import { listEnts } from '@/features/ents/queries'
import { searchedText } from '@/lib/list-query'
import { routes } from '@/lib/routes'
import { requireAdministration } from '@/server/guard'

export const metadata: Metadata = { title: 'ENT' }

type Props = { searchParams: Promise<{ q?: string | string[] }> }

export default async function EntsPage({ searchParams }: Props) {
  const access = await requireAdministration()
  const text = searchedText((await searchParams).q)
  const ents = await listEnts(access, text)
  return (
    <>
      <PageHeader
        title="ENT"
        subtitle="Ce que leurs administrateurs ont communiqué une fois pour tous leurs établissements."
        actions={
          <ButtonLink href={routes.newEnt()} variant="primary" icon="plus">
            Ajouter un ENT
          </ButtonLink>
        }
      />
      <SearchedList
        path={routes.ents()}
        search={{ text, label: 'Chercher un ENT', field: 'Nom, éditeur ou académie' }}
        empty={{
          whenSearched: { title: 'Aucun ENT ne correspond', sentence: 'Essayez avec moins de mots.' },
          otherwise: {
            title: 'Aucun ENT pour l’instant',
            sentence: 'Ajoutez l’ENT de votre académie avant d’y rattacher des établissements.',
          },
        }}
      >
        {ents.length > 0 ? <EntTable ents={ents} /> : null}
      </SearchedList>
    </>
  )
}
