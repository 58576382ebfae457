import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button-link'
import type { ImportStatus } from '@/domain/import/import-status'
import { changesNothing, importRefusalSentence } from '@/features/imports/presentation'
import type { ImportDetail } from '@/features/imports/queries'
import { formatDateTime } from '@/lib/dates'
import { frenchSpaces } from '@/lib/french-spaces'
import { routes } from '@/lib/routes'
import { ImportCountsCards } from './import-counts'
import { RecognisedCard } from './recognised-card'

type SettledImportProps = { uai: string; found: ImportDetail; status: Exclude<ImportStatus, 'analysed'> }

/** An import on which nothing more is to be decided: what it did, or why it did nothing. */
export function SettledImport({ uai, found, status }: SettledImportProps) {
  const another = (
    <ButtonLink href={routes.identifiers(uai)} icon="upload">
      Apporter une autre liste
    </ButtonLink>
  )
  if (status !== 'committed') {
    return (
      <Alert tone="info" title={status === 'expired' ? 'Analyse oubliée' : 'Import abandonné'} actions={another}>
        <p>{importRefusalSentence({ reason: status })}</p>
      </Alert>
    )
  }
  return (
    <div className="space-y-6">
      <Alert
        tone="success"
        title="Import confirmé"
        announce="status"
        actions={
          <>
            <ButtonLink href={routes.pairing(uai)} variant="primary" icon="arrow-right">
              Voir l’appariement
            </ButtonLink>
            {another}
          </>
        }
      >
        <p>
          {found.settledAt && `Le ${formatDateTime(found.settledAt)}, par ${found.settledByName ?? '–'}. `}
          {found.counts && changesNothing(found.counts)
            ? frenchSpaces('Rien n’a changé : la liste était identique à ce qui était connu.')
            : frenchSpaces('Les lignes de la liste ne sont plus gardées ici : il en reste les comptes.')}
        </p>
      </Alert>
      {found.counts && <ImportCountsCards counts={found.counts} coverage={found.coverage} />}
      <RecognisedCard found={found} />
    </div>
  )
}
