import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page-header'
import { Card } from '@/components/ui/card'
import { listAcademies } from '@/features/academies/queries'
import { createEnt } from '@/features/ents/actions'
import { EntForm } from '@/features/ents/components/ent-form'
import { entFields, SUBJECT_SOURCE_OPTIONS } from '@/features/ents/presentation'
import { routes } from '@/lib/routes'
import { requireAdministration } from '@/server/guard'

export const metadata: Metadata = { title: 'Nouvel ENT' }

export default async function NewEntPage() {
  const access = await requireAdministration()
  const academies = listAcademies(access)
  const [only] = academies
  const isDecided = academies.length === 1 && only
  return (
    <>
      <PageHeader title="Nouvel ENT" breadcrumb={[{ label: 'ENT', href: routes.ents() }]} />
      <Card>
        <EntForm
          action={createEnt}
          fields={entFields(null)}
          subject={{ options: SUBJECT_SOURCE_OPTIONS, stored: 'subject' }}
          academies={isDecided ? [] : academies.map(({ code, name }) => ({ value: code, label: name }))}
          hidden={isDecided ? { academyCode: only.code } : {}}
          submitLabel="Ajouter l’ENT"
        />
      </Card>
    </>
  )
}
