'use client'

import { useActionState } from 'react'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { fieldError, IDLE, typedValue } from '@/lib/action-state'
import type { ImportAction } from './import-act-form'
import { useUnsentCorrections } from './unsent-corrections'

type ApprovalFormProps = { action: ImportAction; importId: string; analysis: number }

/** Lets a held import be written, for a reason. */
export function ApprovalForm({ action, importId, analysis }: ApprovalFormProps) {
  const [state, formAction] = useActionState(action, IDLE)
  const { guard, warning } = useUnsentCorrections(analysis)
  return (
    <form action={formAction} onSubmit={guard} className="mb-4 max-w-xl" noValidate>
      {warning}
      <FormSummary state={state} idOf={{ reason: 'approval-reason' }} />
      <input type="hidden" name="importId" value={importId} />
      <input type="hidden" name="analysis" value={analysis} />
      <TextArea
        id="approval-reason"
        name="reason"
        label="Motif de l’autorisation"
        hint="Ce qui montre que la liste est juste, par exemple «&nbsp;départ des 3e, fin d’année&nbsp;». Il est gardé au journal&nbsp;; n’y écrivez pas de nom."
        required
        rows={2}
        maxLength={500}
        defaultValue={typedValue(state, 'reason')}
        error={fieldError(state, 'reason')}
      />
      <SubmitButton icon="check" className="mt-4" pendingLabel="Écriture en cours…">
        Autoriser et importer
      </SubmitButton>
    </form>
  )
}
