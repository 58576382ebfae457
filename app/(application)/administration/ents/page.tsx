import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page-header'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar } from '@/components/ui/filter-bar'
import { TextInput } from '@/components/ui/text-input'
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
      <FilterBar action={routes.ents()} label="Chercher un ENT" resetHref={text ? routes.ents() : undefined}>
        <TextInput label="Nom, éditeur ou académie" name="q" defaultValue={text} />
      </FilterBar>
      <Card isFlush className="mt-4">
        {ents.length > 0 ? (
          <EntTable ents={ents} />
        ) : (
          <EmptyState title={text ? 'Aucun ENT ne correspond' : 'Aucun ENT pour l’instant'}>
            {text
              ? 'Essayez avec moins de mots.'
              : 'Ajoutez l’ENT de votre académie avant d’y rattacher des établissements.'}
          </EmptyState>
        )}
      </Card>
    </>
  )
}
