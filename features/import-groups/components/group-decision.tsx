import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextLink } from '@/components/ui/text-link'
import {
  analysedText,
  decisionText,
  settledText,
  shownAnalyses,
  waitingOf,
  workText,
} from '@/features/import-groups/presentation'
import type { GroupDetail } from '@/features/import-groups/queries'
import { WorkProgress } from '@/features/imports/components/work-progress'
import { formatNumber } from '@/lib/numbers'
import { plural } from '@/lib/plural'
import { routes } from '@/lib/routes'
import { GroupActForm, type GroupAction } from './group-act-form'
import { ReopenGroupForm } from './reopen-group-form'

type GroupDecisionProps = {
  group: GroupDetail
  actions: { confirm: GroupAction; drop: GroupAction; reopen: GroupAction }
  now: Date
}

/** Where the whole list stands, and what can be done with all of its imports at once. */
export function GroupDecision({ group, actions, now }: GroupDecisionProps) {
  const { work, byStatus } = group
  const waiting = waitingOf(byStatus)
  const held = byStatus.held ?? 0
  if (work !== null && work !== 'cut') {
    const { title, establishments } = workText(group, work)
    return (
      <Card
        title={title}
        id="work"
        emphasis="accent"
        description="Vous pouvez fermer cette page&nbsp;: le travail continue sans elle."
      >
        <WorkProgress progress={group.progress} now={now} />
        <p className="mt-2 text-sm text-ink-muted">{establishments}</p>
      </Card>
    )
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
        <Card {...decisionText(group)} id="decision" emphasis="accent">
          {group.closed > 0 ? (
            <ReopenGroupForm action={actions.reopen} groupId={group.id} act="discard" closed={group.closed} />
          ) : (
            <div className="flex flex-wrap items-start gap-3">
              {waiting === 0 && (
                <ButtonLink href={routes.heldImports()} variant="primary" icon="arrow-right">
                  {plural(held, 'Voir l’import retenu', 'Voir les imports retenus')}
                </ButtonLink>
              )}
              {waiting > 0 && (
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
