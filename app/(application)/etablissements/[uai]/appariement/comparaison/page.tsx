import type { Metadata } from 'next'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { ComparedPeople } from '@/features/comparison/components/compared-people'
import { ComparisonView } from '@/features/comparison/components/comparison-view'
import { NotTwoImports } from '@/features/comparison/components/not-two-imports'
import { countDifferences, listComparableImports, listDiffering } from '@/features/comparison/queries'
import { readComparison } from '@/features/comparison/schemas'
import { openPeople } from '@/features/openings/actions'
import { OpeningRequired } from '@/features/openings/components/opening-required'
import { NamesKept } from '@/features/pairing/components/names-kept'
import { routes } from '@/lib/routes'
import { allows, grantEstablishment } from '@/server/access'
import { requireEstablishment } from '@/server/guard'

export const metadata: Metadata = { title: 'Entre deux imports' }

type Props = {
  params: Promise<{ uai: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ComparisonPage({ params, searchParams }: Props) {
  const { uai } = await params
  const access = await requireEstablishment(uai, 'read')
  const [imports, names, canExport] = await Promise.all([
    listComparableImports(access),
    grantEstablishment(access.actor, uai, 'read_people'),
    allows(access, 'export_people'),
  ])
  const comparison = readComparison(await searchParams, imports)
  const people =
    comparison?.shown && names.permission === 'granted'
      ? await listDiffering(names.access, comparison, comparison.shown)
      : null
  return (
    <div className="space-y-6">
      <div>
        <Breadcrumb items={[{ label: 'Appariement', href: routes.pairing(uai) }]} />
        <h2 className="text-2xl">Entre deux imports</h2>
      </div>
      {comparison === null ? (
        <NotTwoImports uai={uai} canImport={names.permission !== 'refused'} />
      ) : (
        <ComparisonView
          {...{ uai, imports, comparison }}
          counts={await countDifferences(access, comparison)}
          isLinked={names.permission === 'granted'}
          canExport={canExport}
        />
      )}
      {comparison?.shown && people && (
        <ComparedPeople {...{ uai, comparison, people, canExport }} shown={comparison.shown} />
      )}
      {comparison && names.permission === 'opening_required' && (
        <OpeningRequired action={openPeople.bind(null, uai)} purpose="voir de qui il s’agit" />
      )}
      {comparison && names.permission === 'refused' && <NamesKept />}
    </div>
  )
}
