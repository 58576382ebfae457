import { Alert } from '@/components/ui/alert'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import type { ImportCounts } from '@/domain/import/analyse-import'
import { mostAreMissing } from '@/domain/import/most-are-missing'
import { changesNothing } from '@/features/imports/presentation'
import type { ImportDetail } from '@/features/imports/queries'
import { formatDateTime } from '@/lib/dates'
import { formatNumber } from '@/lib/numbers'
import { ImportActForm, type ImportAction } from './import-act-form'

export type ImportActions = { confirm: ImportAction; drop: ImportAction; reanalyse: ImportAction }

type DecisionCardProps = { found: ImportDetail; counts: ImportCounts; actions: ImportActions }

/** What can be done with an analysis: confirm it, or make it again when people changed meanwhile, or give it up. */
export function DecisionCard({ found, counts, actions }: DecisionCardProps) {
  return (
    <Card
      title={found.isOutdated ? 'À analyser de nouveau' : 'À confirmer'}
      id="decision"
      emphasis="accent"
      description={`Rien n’est encore écrit. Sans confirmation, cette analyse sera oubliée le ${formatDateTime(found.expiresAt)}.`}
    >
      {found.isOutdated && (
        <Alert tone="warning" title="Les personnes connues ont changé depuis cette analyse" className="mb-4">
          <p>
            Une autre liste a été confirmée entre-temps. Analysez celle-ci de nouveau, à partir de ce qui a été déposé,
            pour voir ce qu’elle changerait maintenant.
          </p>
        </Alert>
      )}
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
      <div className="flex flex-wrap items-start gap-3">
        {found.isOutdated ? (
          <ImportActForm action={actions.reanalyse} importId={found.id}>
            <SubmitButton icon="history" pendingLabel="Analyse en cours…">
              Analyser de nouveau
            </SubmitButton>
          </ImportActForm>
        ) : (
          <ImportActForm action={actions.confirm} importId={found.id}>
            <SubmitButton icon="check" pendingLabel="Écriture en cours…">
              Confirmer l’import
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
