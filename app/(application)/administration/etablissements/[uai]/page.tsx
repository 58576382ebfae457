import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHeader } from '@/components/layout/page-header'
import { ActionButton } from '@/components/ui/action-button'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { Disclosure } from '@/components/ui/disclosure'
import { listEntChoices } from '@/features/ents/queries'
import {
  changeEstablishment,
  chooseEnt,
  disableEstablishment,
  enableEstablishment,
} from '@/features/establishment-administration/actions'
import { EntChoiceForm } from '@/features/establishment-administration/components/ent-choice-form'
import { IdentityForm } from '@/features/establishment-administration/components/identity-form'
import {
  administeredSubtitle,
  chosenEntOptions,
  KIND_OPTIONS,
  shownIdentity,
  voidsOf,
} from '@/features/establishment-administration/presentation'
import { findAdministered } from '@/features/establishment-administration/queries'
import { IDENTITY_FIELDS } from '@/features/establishment-administration/schemas'
import { asSeen } from '@/lib/as-seen'
import { routes } from '@/lib/routes'
import { requireAdministration } from '@/server/guard'

export const metadata: Metadata = { title: 'Administration de l’établissement' }

type Props = { params: Promise<{ uai: string }> }

export default async function AdministeredEstablishmentPage({ params }: Props) {
  const access = await requireAdministration()
  const found = await findAdministered(access, (await params).uai)
  if (!found) notFound()
  const { uai, ent, disabledAt } = found
  const ents = await listEntChoices(access, found.academyCode)
  return (
    <>
      <PageHeader
        title={found.name}
        subtitle={administeredSubtitle(found)}
        breadcrumb={[{ label: 'Établissements', href: routes.administrationEstablishments() }]}
        badges={disabledAt && <Badge>Désactivé</Badge>}
        actions={!disabledAt && <ButtonLink href={routes.establishment(uai)}>Voir son raccordement</ButtonLink>}
      />
      <div className="space-y-6">
        <Card id="identite" title="Identité">
          <IdentityForm
            action={changeEstablishment}
            uai={uai}
            seen={asSeen(found, IDENTITY_FIELDS)}
            kinds={KIND_OPTIONS}
            stored={shownIdentity(found)}
          />
        </Card>
        <Card id="ent" title="ENT" description="La configuration de l’établissement reprend ce que l’ENT communique.">
          <EntChoiceForm
            action={chooseEnt}
            uai={uai}
            ents={chosenEntOptions(ents, ent)}
            stored={ent?.id ?? ''}
            voids={voidsOf(found)}
          />
        </Card>
        {disabledAt ? (
          <Card id="reactiver" title="Établissement désactivé" description="Plus personne n’ouvre ses pages.">
            <ActionButton action={enableEstablishment} fields={{ uai }}>
              Réactiver l’établissement
            </ActionButton>
          </Card>
        ) : (
          <Disclosure summary="Désactiver cet établissement" look="boxed">
            <p className="mb-3">
              Ses pages se ferment pour tout le monde, lui compris, et il quitte les listes et les comptes. Rien n’est
              effacé&nbsp;: vous pourrez revenir en arrière.
            </p>
            <ActionButton action={disableEstablishment} fields={{ uai }} variant="danger">
              Désactiver l’établissement
            </ActionButton>
          </Disclosure>
        )}
      </div>
    </>
  )
}
