import { Alert } from '@/components/ui/alert'
import { SubmitButton } from '@/components/ui/submit-button'
import { outdatedText } from '@/features/import-groups/presentation'
import type { GroupDetail } from '@/features/import-groups/queries'
import { GroupActForm, type GroupAction } from './group-act-form'

/** Above the decision: what cannot be confirmed any more as it was analysed, and the way on. */
export function OutdatedImports({ group, action }: { group: GroupDetail; action: GroupAction }) {
  const { title, description } = outdatedText(group.outdated)
  return (
    <Alert
      tone="warning"
      title={title}
      actions={
        group.closed === 0 && (
          <GroupActForm action={action} groupId={group.id}>
            <SubmitButton
              variant={group.confirmable === 0 ? 'primary' : 'secondary'}
              icon="history"
              pendingLabel="Analyse en cours…"
            >
              Analyser de nouveau
            </SubmitButton>
          </GroupActForm>
        )
      }
    >
      <p>{description}</p>
    </Alert>
  )
}
