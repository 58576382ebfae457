'use client'

import { useActionState } from 'react'
import { Alert } from '@/components/ui/alert'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { outdatedHeldText } from '@/features/holds/presentation'
import { IDLE, type FormAction } from '@/lib/action-state'

type OutdatedHeldProps = {
  action: FormAction
  /** The imports that are out of date and may be analysed again now. */
  importIds: readonly string[]
  /** How many more are out of date, of establishments to be opened first. */
  closed: number
}

/** Analyses again together the held imports whose people were written since. */
export function OutdatedHeld({ action, importIds, closed }: OutdatedHeldProps) {
  const [state, formAction] = useActionState(action, IDLE)
  const { title, description } = outdatedHeldText({ outdated: importIds.length + closed, closed })
  return (
    <Alert
      tone="warning"
      title={title}
      actions={
        importIds.length > 0 && (
          <form action={formAction}>
            <FormSummary state={state} />
            <input type="hidden" name="imports" value={importIds.join(' ')} />
            <SubmitButton variant="secondary" icon="history" pendingLabel="Analyse en cours…">
              Analyser de nouveau
            </SubmitButton>
          </form>
        )
      }
    >
      <p>{description}</p>
    </Alert>
  )
}
