import { Alert } from '@/components/ui/alert'
import { TextLink } from '@/components/ui/text-link'
import { cutText, heldText, interruptedText, unanalysedText, waitingOf } from '@/features/import-groups/presentation'
import type { GroupDetail } from '@/features/import-groups/queries'
import { plural } from '@/lib/plural'
import { routes } from '@/lib/routes'

/** What did not go as it should with a list of several establishments, above what can be decided of it. */
export function GroupAlerts({ group }: { group: GroupDetail }) {
  const { work, byStatus } = group
  const { held = 0, interrupted = 0 } = byStatus
  const unanalysed = work === 'cut' ? null : unanalysedText(group)
  return (
    <>
      {work === 'cut' && (
        <Alert tone="danger" title="L’analyse a été interrompue">
          <p>{cutText(group)}</p>
        </Alert>
      )}
      {unanalysed && (
        <Alert tone="warning" title={unanalysed.title}>
          <p>{unanalysed.description}</p>
        </Alert>
      )}
      {interrupted > 0 && (
        <Alert tone="danger" title={interruptedText(interrupted).title}>
          <p>{interruptedText(interrupted).description}</p>
        </Alert>
      )}
      {held > 0 && waitingOf(byStatus) > 0 && (
        <Alert tone="warning" title={heldText(held).title}>
          <p>
            {heldText(held).description}{' '}
            <TextLink href={routes.heldImports()}>
              {plural(held, 'Voir l’import retenu', 'Voir les imports retenus')}
            </TextLink>
          </p>
        </Alert>
      )}
    </>
  )
}
