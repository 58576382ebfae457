'use client'

import { useActionState, type ReactNode } from 'react'
import { FormSummary } from '@/components/ui/form-summary'
import { IDLE, type ActionState } from '@/lib/action-state'
import { useUnsentCorrections } from './unsent-corrections'

export type ImportAction = (state: ActionState, form: FormData) => Promise<ActionState>

/** All that may be done with an analysis that waits. */
export type ImportActions = {
  confirm: ImportAction
  approve: ImportAction
  drop: ImportAction
  reanalyse: ImportAction
  correct: ImportAction
  search: ImportAction
}

type ImportActFormProps = {
  /** Bound to the establishment, from the page. */
  action: ImportAction
  importId: string
  /** The number of the analysis that is shown, for what depends on it. */
  analysis?: number
  /** The button, and any field. */
  children: ReactNode
}

/** One act on an import: confirm it, give it up, analyse it again. */
export function ImportActForm({ action, importId, analysis, children }: ImportActFormProps) {
  const [state, formAction] = useActionState(action, IDLE)
  const { guard, warning } = useUnsentCorrections(analysis)
  return (
    <form action={formAction} onSubmit={guard}>
      {warning}
      <FormSummary state={state} />
      <input type="hidden" name="importId" value={importId} />
      {analysis !== undefined && <input type="hidden" name="analysis" value={analysis} />}
      {children}
    </form>
  )
}
