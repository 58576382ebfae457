'use client'

import { useActionState } from 'react'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { fieldError, IDLE, typedValue } from '@/lib/action-state'
import type { GroupAction } from './group-act-form'

type ReopenGroupFormProps = { action: GroupAction; groupId: string; act: 'discard' | 'undo'; closed: number }

/** The hour for which the establishments were open is over: once more, with a reason. */
export function ReopenGroupForm({ action, groupId, act, closed }: ReopenGroupFormProps) {
  const [state, formAction] = useActionState(action, IDLE)
  return (
    <form action={formAction} className="max-w-xl">
      <FormSummary state={state} idOf={{ reason: `reopen-reason-${act}` }} />
      <input type="hidden" name="groupId" value={groupId} />
      <input type="hidden" name="act" value={act} />
      <TextArea
        id={`reopen-reason-${act}`}
        name="reason"
        label="Motif"
        hint={`L’heure d’ouverture est passée pour ${closed} de ces établissements. Rouvrez-les : chacun lira ce motif dans son journal.`}
        required
        rows={2}
        maxLength={500}
        defaultValue={typedValue(state, 'reason')}
        error={fieldError(state, 'reason')}
      />
      <SubmitButton icon="key" className="mt-4">
        Rouvrir pour une heure
      </SubmitButton>
    </form>
  )
}
