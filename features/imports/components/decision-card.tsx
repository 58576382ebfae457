import { Alert } from '@/components/ui/alert'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import type { ImportCounts } from '@/domain/import/analyse-import'
import { mostAreMissing } from '@/domain/import/most-are-missing'
import { HOLD_HINTS, holdSentence } from '@/features/holds/presentation'
import { changesNothing } from '@/features/imports/presentation'
import type { ImportDetail } from '@/features/imports/queries'
import { formatDateTime } from '@/lib/dates'
import { formatNumber } from '@/lib/numbers'
import { ApprovalForm } from './approval-form'
import { ImportActForm, type ImportAction } from './import-act-form'
import { LeftOutNote, LostPairingAlert } from './decision-notes'

export type ImportActions = {
  confirm: ImportAction
  approve: ImportAction
  drop: ImportAction
  reanalyse: ImportAction
  correct: ImportAction
  search: ImportAction
}

type DecisionCardProps = { found: ImportDetail; counts: ImportCounts; actions: ImportActions }

/**
 * What can be done with an analysis: confirm it, approve it when it is held, run it again when it was interrupted, make
 * it again when people changed meanwhile, or give it up.
 */
export function DecisionCard({ found, counts, actions }: DecisionCardProps) {
  const isInterrupted = found.status === 'interrupted'
  const isHeld = found.status === 'held' && !found.isOutdated
  return (
    <Card
      title={titleOf(found)}
      id="decision"
      emphasis="accent"
      description={`Rien n’est encore écrit. Sans décision, cette analyse sera oubliée le ${formatDateTime(found.expiresAt)}.`}
    >
      {isInterrupted && (
        <Alert tone="danger" title="L’écriture a été interrompue" announce="alert" className="mb-4">
          <p>
            Le serveur s’est arrêté, ou la base de données n’a plus répondu, avant la fin. Tout a été remis comme
            avant&nbsp;: rien n’est écrit à moitié. Reprenez l’import tel qu’il a été analysé, ou abandonnez-le.
          </p>
        </Alert>
      )}
      {found.isOutdated && (
        <Alert tone="warning" title="Les personnes connues ont changé depuis cette analyse" className="mb-4">
          <p>
            Une autre liste a été confirmée ou annulée entre-temps. Analysez celle-ci de nouveau, à partir de ce qui a
            été déposé, pour voir ce qu’elle changerait maintenant.
          </p>
        </Alert>
      )}
      {isHeld && <HoldAlert holds={found.holds} />}
      {!found.isOutdated && mostAreMissing(counts) && <MissingAlert counts={counts} />}
      {!found.isOutdated && changesNothing(counts) && (
        <Alert tone="info" title="Rien ne change" className="mb-4">
          <p>
            {counts.refused > 0
              ? 'Les lignes qui ont pu être lues sont identiques à ce qui est connu.'
              : 'Cette liste est identique à ce qui est connu.'}{' '}
            La confirmer garde seulement la trace qu’elle a été apportée.
          </p>
        </Alert>
      )}
      {!found.isOutdated && !isHeld && counts.lostPairing > 0 && <LostPairingAlert count={counts.lostPairing} />}
      {!found.isOutdated && counts.refused > 0 && <LeftOutNote count={counts.refused} />}
      {isHeld && <ApprovalForm action={actions.approve} importId={found.id} />}
      <div className="flex flex-wrap items-start gap-3">
        {found.isOutdated && (
          <ImportActForm action={actions.reanalyse} importId={found.id}>
            <SubmitButton icon="history" pendingLabel="Analyse en cours…">
              Analyser de nouveau
            </SubmitButton>
          </ImportActForm>
        )}
        {!found.isOutdated && !isHeld && (
          <ImportActForm action={actions.confirm} importId={found.id}>
            <SubmitButton icon={isInterrupted ? 'history' : 'check'} pendingLabel="Écriture en cours…">
              {isInterrupted ? 'Reprendre l’import' : 'Confirmer l’import'}
            </SubmitButton>
          </ImportActForm>
        )}
        <ImportActForm action={actions.drop} importId={found.id}>
          <SubmitButton variant="secondary" icon="x">
            Abandonner
          </SubmitButton>
        </ImportActForm>
      </div>
    </Card>
  )
}

function titleOf({ isOutdated, status }: ImportDetail): string {
  if (isOutdated) return 'À confirmer, après une nouvelle analyse'
  if (status === 'held') return 'Retenu\u00a0: à vérifier, puis à autoriser'
  return status === 'interrupted' ? 'À reprendre' : 'À confirmer'
}

function HoldAlert({ holds }: { holds: ImportDetail['holds'] }) {
  return (
    <Alert tone="warning" title="Cet import est retenu par sécurité" className="mb-4">
      <ul className="list-disc space-y-1 pl-5">
        {holds.map((hold) => (
          <li key={hold.code}>
            {holdSentence(hold)} <span className="block text-sm">{HOLD_HINTS[hold.code]}</span>
          </li>
        ))}
      </ul>
      <p>
        Vérifiez ci-dessous qui est concerné. Si la liste est juste, autorisez l’import&nbsp;; sinon
        abandonnez-le&nbsp;: rien n’aura été écrit.
      </p>
    </Alert>
  )
}

function MissingAlert({ counts: { missing, changed, unchanged } }: { counts: ImportCounts }) {
  return (
    <Alert tone="warning" title="La plupart des personnes connues ne sont pas dans cette liste" className="mb-4">
      <p>
        Sur {formatNumber(missing + changed + unchanged)} personnes de ce profil, {formatNumber(missing)} seraient
        marquées absentes et sortiraient des comptes. Si la liste n’est qu’un extrait, par exemple une classe, ne
        confirmez pas&nbsp;: dites en bas de la page qu’elle est partielle. Vérifiez aussi qu’elle vient bien de cet
        établissement.
      </p>
    </Alert>
  )
}
