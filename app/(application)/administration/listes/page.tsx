import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page-header'
import { Card } from '@/components/ui/card'
import { BringGroupForm } from '@/features/import-groups/components/bring-group-form'
import { GroupHistory } from '@/features/import-groups/components/group-history'
import { listGroups } from '@/features/import-groups/queries'
import { refusedGroupSchema } from '@/features/import-groups/schemas'
import { routes } from '@/lib/routes'
import { readFlash } from '@/server/flash'
import { requireAdministration } from '@/server/guard'

export const metadata: Metadata = { title: 'Listes de plusieurs établissements' }

type Props = { searchParams: Promise<{ refus?: string | string[] }> }

export default async function ImportGroupsPage({ searchParams }: Props) {
  const access = await requireAdministration()
  const { refus } = await searchParams
  const [groups, left] = await Promise.all([listGroups(access), refus ? readFlash(refusedGroupSchema) : null])
  return (
    <>
      <PageHeader
        title="Listes de plusieurs établissements"
        subtitle="Une seule liste de PRONOTE, avec une colonne UAI, pour tous les établissements qu’elle nomme."
      />
      <div className="space-y-6">
        <Card title="Apporter une liste" id="bring">
          <BringGroupForm
            action={routes.importGroupUpload()}
            refused={left?.code === refus ? left : refus ? 'unknown' : null}
          />
        </Card>
        <GroupHistory groups={groups} />
      </div>
    </>
  )
}
