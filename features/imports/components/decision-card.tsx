import { Alert } from '@/components/ui/alert'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import type { ImportCounts } from '@/domain/import/analyse-import'
import { tellLosses } from '@/domain/import/tell-losses'
import { mostAreMissing } from '@/domain/import/most-are-missing'
import { changesNothing, missingSentence, nothingChangesWords } from '@/features/imports/presentation'
import type { ImportDetail } from '@/features/imports/queries'
import { formatDateTime } from '@/lib/dates'
import { ExtractForm } from './extract-form'
import { HeldDecision } from './held-decision'
import { ImportActForm, type ImportActions } from './import-act-form'
import { LeftOutNote, LostPairingAlert, ProvenAlert } from './decision-notes'

type DecisionCardProps = {
  found: ImportDetail
  counts: ImportCounts
  actions: ImportActions
  /** The PRONOTE identifiers of whom a wrong pairing is being undone. */
  awaited: ReadonlySet<string>
}

/**
 * What can be done with an analysis: confirm it, approve it when it is held, run it again when it was interrupted, make
 * it again when people changed meanwhile, or give it up.
 */
export function DecisionCard({ found, counts, actions, awaited }: DecisionCardProps) {
  const isInterrupted = found.status === 'interrupted'
  const isHeld = found.status === 'held' && !found.isOutdated
  const losses = tellLosses({ counts, preview: found.preview }, awaited)
  const unchanged = nothingChangesWords({ recognised: found.recognised, counts })
  const leftOut = counts.refused > 0 && <LeftOutNote count={counts.refused} />
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
      {!found.isOutdated && !isHeld && mostAreMissing(counts) && (
        <Alert tone="warning" title="La plupart des personnes connues ne sont pas dans cette liste" className="mb-4">
          <p>
            {missingSentence(counts)} Vérifiez qu’elle vient bien de cet établissement. Si elle n’est qu’un extrait, ne
            la confirmez pas ainsi&nbsp;:
          </p>
          <ExtractForm action={actions.reanalyse} importId={found.id} />
        </Alert>
      )}
      {!found.isOutdated && changesNothing(counts) && (
        <Alert tone="info" title={unchanged.title} className="mb-4">
          <p>{unchanged.detail}</p>
        </Alert>
      )}
      {!found.isOutdated && losses.awaited > 0 && <ProvenAlert count={losses.awaited} />}
      {!found.isOutdated && !isHeld && losses.others > 0 && (
        <LostPairingAlert count={losses.others} isBesides={losses.awaited > 0} />
      )}
      {isHeld ? (
        <HeldDecision found={found} actions={actions}>
          {leftOut}
        </HeldDecision>
      ) : (
        <>
          {!found.isOutdated && leftOut}
          <div className="flex flex-wrap items-start gap-3">
            {found.isOutdated && (
              <ImportActForm action={actions.reanalyse} importId={found.id}>
                <SubmitButton icon="history" pendingLabel="Analyse en cours…">
                  Analyser de nouveau
                </SubmitButton>
              </ImportActForm>
            )}
            {!found.isOutdated && (
              <ImportActForm action={actions.confirm} importId={found.id} analysis={found.analysisNumber}>
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
        </>
      )}
    </Card>
  )
}

function titleOf({ isOutdated, status }: ImportDetail): string {
  if (isOutdated) return 'À confirmer, après une nouvelle analyse'
  if (status === 'held') return 'Retenu\u00a0: à vérifier, puis à autoriser'
  return status === 'interrupted' ? 'À reprendre' : 'À confirmer'
}
