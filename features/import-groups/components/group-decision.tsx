import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import {
  casIdOptions,
  casIdQuestion,
  decisionText,
  doesWait,
  importsOf,
  settledText,
  shownAnalyses,
  waitingOf,
  workText,
} from '@/features/import-groups/presentation'
import type { AskedColumn, GroupDetail } from '@/features/import-groups/queries'
import { WorkProgress } from '@/features/imports/components/work-progress'
import { formatNumber } from '@/lib/numbers'
import { plural } from '@/lib/plural'
import { routes } from '@/lib/routes'
import { CasIdQuestion } from './cas-id-question'
import { GroupActForm, type GroupAction } from './group-act-form'
import { GroupAlerts } from './group-alerts'
import { OutdatedImports } from './outdated-imports'
import { ReopenGroupForm } from './reopen-group-form'

type GroupDecisionProps = {
  group: GroupDetail
  /** In which the Identifiant CAS may stand, while that is asked. */
  columns: readonly AskedColumn[]
  actions: { confirm: GroupAction; drop: GroupAction; reopen: GroupAction; match: GroupAction; reanalyse: GroupAction }
  now: Date
}

/** Where the whole list stands, and what can be done with all of its imports at once. */
export function GroupDecision({ group, columns, actions, now }: GroupDecisionProps) {
  const { work } = group
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
      <GroupAlerts group={group} />
      {columns.length > 0 && (
        <CasIdQuestion
          action={actions.match}
          groupId={group.id}
          {...casIdQuestion(group)}
          options={casIdOptions(columns)}
        />
      )}
      {group.outdated > 0 && group.asking === 0 && <OutdatedImports group={group} action={actions.reanalyse} />}
      {doesWait(group) && <Waiting group={group} actions={actions} />}
      {!doesWait(group) && work === 'cut' && (
        <div className="flex flex-wrap items-start gap-3">
          <ButtonLink href={routes.importGroups()} variant="primary" icon="upload">
            Apporter la liste de nouveau
          </ButtonLink>
          <GroupActForm action={actions.drop} groupId={group.id}>
            <SubmitButton variant="secondary" icon="x">
              {importsOf(group.byStatus) === 0 ? 'Abandonner cette liste' : 'Abandonner le reste'}
            </SubmitButton>
          </GroupActForm>
        </div>
      )}
      {!doesWait(group) && work === null && (
        <Alert tone="info" title="Plus rien n’attend dans cette liste">
          <p>{settledText(group.byStatus)}</p>
        </Alert>
      )}
    </>
  )
}

function Waiting({ group, actions }: Pick<GroupDecisionProps, 'group' | 'actions'>) {
  const waiting = waitingOf(group.byStatus)
  const { confirmable } = group
  return (
    <Card
      {...decisionText(group)}
      id="decision"
      emphasis={group.asking > 0 || (confirmable === 0 && group.outdated > 0) ? 'none' : 'accent'}
    >
      {group.closed > 0 ? (
        <ReopenGroupForm action={actions.reopen} groupId={group.id} act="discard" closed={group.closed} />
      ) : (
        <div className="flex flex-wrap items-start gap-3">
          {waiting === 0 && (
            <ButtonLink href={routes.heldImports()} variant="primary" icon="arrow-right">
              {plural(group.byStatus.held ?? 0, 'Voir l’import retenu', 'Voir les imports retenus')}
            </ButtonLink>
          )}
          {confirmable > 0 && group.asking === 0 && (
            <GroupActForm action={actions.confirm} groupId={group.id}>
              <input type="hidden" name="analyses" value={shownAnalyses(group)} />
              <SubmitButton icon="check" pendingLabel="Écriture en cours…">
                {confirmable === 1 ? 'Confirmer l’import' : `Confirmer les ${formatNumber(confirmable)} imports`}
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
  )
}
