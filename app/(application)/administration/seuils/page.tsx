import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page-header'
import { Card } from '@/components/ui/card'
import { changeThresholds } from '@/features/holds/actions'
import { ThresholdsForm } from '@/features/holds/components/thresholds-form'
import { thresholdsIntroduction } from '@/features/holds/presentation'
import { listThresholds } from '@/features/holds/queries'
import { requireAdministration } from '@/server/guard'

export const metadata: Metadata = { title: 'Seuils de retenue' }

export default async function ThresholdsPage() {
  const academies = await listThresholds(await requireAdministration())
  return (
    <>
      <PageHeader title="Seuils de retenue des imports" subtitle={thresholdsIntroduction()} />
      <div className="space-y-4">
        {academies.map(({ academyCode, name, thresholds, areOwn }) => (
          <Card
            key={academyCode}
            id={`seuils-${academyCode}`}
            title={name}
            description={areOwn ? 'Réglés pour cette académie.' : 'Les seuils habituels.'}
          >
            <ThresholdsForm action={changeThresholds} academyCode={academyCode} thresholds={thresholds} />
          </Card>
        ))}
      </div>
    </>
  )
}
