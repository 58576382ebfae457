import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { PrintButton } from '@/components/ui/print-button'
import { TextLink } from '@/components/ui/text-link'
import { erasePerson } from '@/features/kept-data/actions'
import { ErasureForm } from '@/features/kept-data/components/erasure-form'
import { PersonTables } from '@/features/kept-data/components/person-tables'
import { WaitingListsAlert } from '@/features/kept-data/components/waiting-lists-alert'
import { othersAccountsSentence } from '@/features/kept-data/presentation'
import { findPersonFile, listWaiting } from '@/features/kept-data/queries'
import { ReasonsCell } from '@/features/pairing/components/reasons-cell'
import { explainPeople } from '@/features/reconciliation/queries'
import { openPeople } from '@/features/openings/actions'
import { OpeningRequired } from '@/features/openings/components/opening-required'
import { routes } from '@/lib/routes'
import { allows } from '@/server/access'
import { requireEstablishmentOrOpening } from '@/server/guard'

export const metadata: Metadata = { title: 'Données d’une personne' }

type Props = { params: Promise<{ uai: string; personId: string }> }

export default async function PersonPage({ params }: Props) {
  const { uai, personId } = await params
  const access = await requireEstablishmentOrOpening(uai, 'read_people')
  if (!access) return <OpeningRequired action={openPeople.bind(null, uai)} purpose="voir cette personne" />
  const [file, explanations, waiting, canExport, canErase] = await Promise.all([
    findPersonFile(access, personId),
    explainPeople(access),
    listWaiting(access),
    allows(access, 'export_people'),
    allows(access, 'erase_people'),
  ])
  if (!file) notFound()
  const explanation = explanations.find(({ person }) => person.key === personId)
  return (
    <div className="space-y-6">
      <p className="flex flex-wrap gap-x-6 gap-y-1 print:hidden">
        <TextLink href={routes.pairing(uai)}>Appariement</TextLink>
        <TextLink href={routes.keptData(uai)}>Données conservées</TextLink>
      </p>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-2xl">{file.name || 'Personne sans nom'}</h2>
        <div className="flex flex-wrap gap-2 print:hidden">
          {canExport && (
            <ButtonLink href={routes.personFile(uai, personId)} icon="download" size="sm" download>
              Fichier à lui remettre
            </ButtonLink>
          )}
          <PrintButton size="sm" />
        </div>
      </div>
      {explanation && (
        <Card id="pairing" title="Son appariement">
          <ReasonsCell uai={uai} explanation={explanation} />
        </Card>
      )}
      <PersonTables tables={file.tables} imports={file.imports} />
      {file.accountsOfOthers > 0 && <p className="text-ink-muted">{othersAccountsSentence(file.accountsOfOthers)}</p>}
      {canErase && (
        <Card
          id="effacer"
          title="Effacer cette personne"
          description="Les nombres de l’établissement suivent. Tant qu’elle est dans PRONOTE, la prochaine liste la ramène : le journal le dira."
          className="print:hidden"
        >
          <WaitingListsAlert uai={uai} lists={waiting} />
          <ErasureForm action={erasePerson.bind(null, uai)} personId={personId} />
        </Card>
      )}
    </div>
  )
}
