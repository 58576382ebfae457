import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page-header'
import { Card } from '@/components/ui/card'
import { listAcademies } from '@/features/academies/queries'
import { listEntChoices } from '@/features/ents/queries'
import { createEstablishment } from '@/features/establishment-administration/actions'
import { NewEstablishmentForm } from '@/features/establishment-administration/components/new-establishment-form'
import { DEPARTMENT_OPTIONS, entOptions, KIND_OPTIONS } from '@/features/establishment-administration/presentation'
import { routes } from '@/lib/routes'
import { requireAdministration } from '@/server/guard'

export const metadata: Metadata = { title: 'Nouvel établissement' }

export default async function NewEstablishmentPage() {
  const access = await requireAdministration()
  const academies = listAcademies(access)
  const ents = await listEntChoices(access)
  return (
    <>
      <PageHeader
        title="Nouvel établissement"
        subtitle="Son raccordement de l’année scolaire en cours est créé avec lui."
        breadcrumb={[{ label: 'Établissements', href: routes.administrationEstablishments() }]}
      />
      <Card>
        <NewEstablishmentForm
          action={createEstablishment}
          kinds={KIND_OPTIONS}
          departments={DEPARTMENT_OPTIONS}
          academies={academies.map(({ code, name }) => ({ value: code, label: name }))}
          ents={entOptions(ents, academies)}
        />
      </Card>
    </>
  )
}
