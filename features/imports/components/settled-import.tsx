import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { Disclosure } from '@/components/ui/disclosure'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import type { ImportStatus, OpenState } from '@/domain/import/import-status'
import type { UndoRefusal } from '@/domain/import/undo'
import { changesNothing, laterImportsSentence, listName, nothingChangedSentence } from '@/features/imports/presentation'
import { importRefusalSentence } from '@/features/settlements/presentation'
import type { ImportDetail } from '@/features/imports/queries'
import { formatDateTime } from '@/lib/dates'
import { frenchSpaces } from '@/lib/french-spaces'
import { routes } from '@/lib/routes'
import { ImportActForm, type ImportAction } from './import-act-form'
import { ImportCountsCards } from './import-counts'
import { RecognisedCard } from './recognised-card'

type SettledImportProps = {
  uai: string
  found: ImportDetail
  status: Exclude<ImportStatus, OpenState | 'committing'>
  undo: ImportAction
  /** Why it cannot be undone, once committed; null when it can. */
  undoRefusal: UndoRefusal | null
}

/** An import on which nothing more is to be decided: what it did, or why it did nothing, and how to undo it. */
export function SettledImport({ uai, found, status, undo, undoRefusal }: SettledImportProps) {
  const another = (
    <ButtonLink href={routes.identifiers(uai)} icon="upload">
      Apporter une autre liste
    </ButtonLink>
  )
  if (status === 'undone') {
    return (
      <Alert tone="info" title="Import annulé" announce="status" actions={another}>
        <p>
          {settledWords(found)}Les personnes qu’il avait modifiées sont comme avant, celles qu’il avait ajoutées sont
          retirées.
        </p>
      </Alert>
    )
  }
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
          {settledWords(found)}
          {found.counts && changesNothing(found.counts)
            ? nothingChangedSentence(found.recognised)
            : frenchSpaces('Les lignes de la liste ne sont plus gardées ici : il en reste les comptes.')}
        </p>
      </Alert>
      {found.approval && <ApprovalAlert approval={found.approval} />}
      {found.counts && <ImportCountsCards counts={found.counts} coverage={found.coverage} />}
      <RecognisedCard found={found} />
      {undoRefusal && <NoUndoCard uai={uai} refusal={undoRefusal} />}
      {!undoRefusal && found.undoableUntil && <UndoCard importId={found.id} until={found.undoableUntil} undo={undo} />}
    </div>
  )
}

function settledWords({ settledAt, settledByName }: ImportDetail): string {
  return settledAt ? `Le ${formatDateTime(settledAt)}, par ${settledByName ?? '–'}. ` : ''
}

function ApprovalAlert({ approval: { byName, at, reason } }: { approval: NonNullable<ImportDetail['approval']> }) {
  return (
    <Alert tone="info" title="Cet import était retenu">
      <p>
        Autorisé le {formatDateTime(at)} par {byName}&nbsp;: «&nbsp;{reason}&nbsp;»
      </p>
    </Alert>
  )
}

function NoUndoCard({ uai, refusal }: { uai: string; refusal: UndoRefusal }) {
  return (
    <Card title="Annulation" id="undo">
      <p className="max-w-3xl">
        {refusal.reason === 'later_import'
          ? laterImportsSentence(refusal.imports.length)
          : importRefusalSentence(refusal)}
      </p>
      {refusal.reason === 'later_import' && (
        <ul className="mt-3 space-y-1">
          {refusal.imports.map(({ id, fileName, settledAt }) => (
            <li key={id}>
              <TextLink href={routes.import(uai, id)}>{listName(fileName)}</TextLink>, <Time at={settledAt} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function UndoCard({ importId, until, undo }: { importId: string; until: Date; undo: ImportAction }) {
  return (
    <Disclosure look="boxed" summary="Annuler cet import">
      <p className="mb-4 max-w-3xl">
        Les personnes qu’il a ajoutées seront retirées, celles qu’il a modifiées ou marquées absentes seront comme
        avant, et les comptes refaits. C’est possible jusqu’au {formatDateTime(until)}, tant qu’aucune liste plus
        récente n’a écrit les mêmes personnes.
      </p>
      <ImportActForm action={undo} importId={importId}>
        <SubmitButton variant="secondary" icon="undo" pendingLabel="Annulation en cours…">
          Annuler cet import
        </SubmitButton>
      </ImportActForm>
    </Disclosure>
  )
}
