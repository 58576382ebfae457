import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { ProgressBar } from '@/components/ui/progress-bar'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextLink } from '@/components/ui/text-link'
import {
  analysedText,
  casIdOptions,
  casIdQuestion,
  decisionText,
  importsOf,
  settledText,
  shownAnalyses,
  waitingOf,
} from '@/features/import-groups/presentation'
import type { AskedColumn, GroupDetail } from '@/features/import-groups/queries'
import { RefreshWhile } from '@/features/imports/components/refresh-while'
import { formatNumber } from '@/lib/numbers'
import { plural } from '@/lib/plural'
import { routes } from '@/lib/routes'
import { CasIdQuestion } from './cas-id-question'
import { GroupActForm, type GroupAction } from './group-act-form'
import { ReopenGroupForm } from './reopen-group-form'

type GroupDecisionProps = {
  group: GroupDetail
  /** In which the Identifiant CAS may stand, while that is asked. */
  columns: readonly AskedColumn[]
  actions: { confirm: GroupAction; drop: GroupAction; reopen: GroupAction; match: GroupAction }
}

/** Where the whole list stands, and what can be done with all of its imports at once. */
export function GroupDecision({ group, columns, actions }: GroupDecisionProps) {
  const { work, byStatus, establishments, asking } = group
  const waiting = waitingOf(byStatus)
  const held = byStatus.held ?? 0
  if (work === 'analysing') {
    return <AtWork title="Analyse en cours" done={importsOf(byStatus)} all={establishments} />
  }
  if (work === 'matching') {
    return <AtWork title="Nouvelle analyse en cours" done={waiting + held - asking} all={waiting + held} />
  }
  if (work === 'writing') {
    return <AtWork title="Traitement en cours" done={establishments - waiting - held} all={establishments} />
  }
  if (work === 'undoing') {
    const { committed = 0, undone = 0 } = byStatus
    return <AtWork title="Annulation en cours" done={undone} all={undone + committed} />
  }
  return (
    <>
      {work === 'cut' && (
        <Alert tone="danger" title="L’analyse a été interrompue">
          <p>
            {analysedText(group)}. Rien n’est perdu de ceux-là&nbsp;: confirmez-les, puis apportez de nouveau la liste
            pour les autres.
          </p>
        </Alert>
      )}
      {columns.length > 0 && (
        <CasIdQuestion
          action={actions.match}
          groupId={group.id}
          {...casIdQuestion(group)}
          options={casIdOptions(columns)}
        />
      )}
      {held > 0 && waiting > 0 && (
        <Alert
          tone="warning"
          title={`${formatNumber(held)} ${plural(held, 'import est retenu', 'imports sont retenus')}`}
        >
          <p>
            Ils changeraient trop de personnes d’un coup. Voyez-les dans les{' '}
            <TextLink href={routes.heldImports()}>imports retenus</TextLink>, où l’on peut en autoriser plusieurs avec
            un motif.
          </p>
        </Alert>
      )}
      {waiting + held > 0 ? (
        <Card {...decisionText(group)} id="decision" emphasis={asking > 0 ? 'none' : 'accent'}>
          {group.closed > 0 ? (
            <ReopenGroupForm action={actions.reopen} groupId={group.id} act="discard" closed={group.closed} />
          ) : (
            <div className="flex flex-wrap items-start gap-3">
              {waiting === 0 && (
                <ButtonLink href={routes.heldImports()} variant="primary" icon="arrow-right">
                  {plural(held, 'Voir l’import retenu', 'Voir les imports retenus')}
                </ButtonLink>
              )}
              {waiting > 0 && asking === 0 && (
                <GroupActForm action={actions.confirm} groupId={group.id}>
                  <input type="hidden" name="analyses" value={shownAnalyses(group)} />
                  <SubmitButton icon="check" pendingLabel="Écriture en cours…">
                    {waiting === 1 ? 'Confirmer l’import' : `Confirmer les ${formatNumber(waiting)} imports`}
                  </SubmitButton>
                </GroupActForm>
              )}
              <GroupActForm action={actions.drop} groupId={group.id}>
                <SubmitButton variant="secondary" icon="x">
                  Abandonner tout ce qui attend
                </SubmitButton>
              </GroupActForm>
            </div>
          )}
        </Card>
      ) : (
        <Alert tone="info" title="Plus rien n’attend dans cette liste">
          <p>{settledText(byStatus)}</p>
        </Alert>
      )}
    </>
  )
}

function AtWork({ title, done, all }: { title: string; done: number; all: number }) {
  return (
    <Card
      title={title}
      id="work"
      emphasis="accent"
      description="Vous pouvez fermer cette page : le travail continue sans elle."
    >
      <ProgressBar
        label="Établissements traités"
        value={done}
        max={all}
        text={`${formatNumber(done)} sur ${formatNumber(all)}`}
      />
      <RefreshWhile seconds={2} />
    </Card>
  )
}
