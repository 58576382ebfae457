import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHeader } from '@/components/layout/page-header'
import { ActionButton } from '@/components/ui/action-button'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Disclosure } from '@/components/ui/disclosure'
import { changeEnt, disableEnt, enableEnt } from '@/features/ents/actions'
import { EntForm } from '@/features/ents/components/ent-form'
import { entFields, SUBJECT_SOURCE_OPTIONS, usersSentence } from '@/features/ents/presentation'
import { findEnt } from '@/features/ents/queries'
import { ENT_FIELDS } from '@/features/ents/schemas'
import { asSeen } from '@/lib/as-seen'
import { routes } from '@/lib/routes'
import { requireAdministration } from '@/server/guard'

export const metadata: Metadata = { title: 'ENT' }

type Props = { params: Promise<{ id: string }> }

export default async function EntPage({ params }: Props) {
  const access = await requireAdministration()
  const ent = await findEnt(access, (await params).id)
  if (!ent) notFound()
  const fields = { entId: ent.id }
  return (
    <>
      <PageHeader
        title={ent.name}
        subtitle={`${ent.vendor}, académie\u00a0: ${ent.academy}`}
        breadcrumb={[{ label: 'ENT', href: routes.ents() }]}
        badges={ent.disabledAt && <Badge>Désactivé</Badge>}
      />
      <div className="space-y-6">
        <Card id="parametres" title="Paramètres" description={usersSentence(ent.establishments)}>
          <EntForm
            action={changeEnt}
            fields={entFields(ent)}
            subject={{ options: SUBJECT_SOURCE_OPTIONS, stored: ent.subjectSource }}
            academies={[]}
            hidden={{ ...fields, seen: asSeen(ent, ENT_FIELDS) }}
            submitLabel="Enregistrer"
          />
        </Card>
        {ent.disabledAt ? (
          <Card id="reactiver" title="Cet ENT est désactivé" description="Il n’est plus proposé aux établissements.">
            <ActionButton action={enableEnt} fields={fields}>
              Le proposer de nouveau
            </ActionButton>
          </Card>
        ) : (
          <Disclosure summary="Désactiver cet ENT" look="boxed">
            <p className="mb-3">
              Il ne sera plus proposé aux établissements. {usersSentence(ent.establishments)} Vous pourrez revenir en
              arrière.
            </p>
            <ActionButton action={disableEnt} fields={fields} variant="danger">
              Désactiver l’ENT
            </ActionButton>
          </Disclosure>
        )}
      </div>
    </>
  )
}
