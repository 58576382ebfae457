'use client'

import { useActionState, type ReactNode } from 'react'
import { FormSummary } from '@/components/ui/form-summary'
import { IDLE, type ActionState } from '@/lib/action-state'

export type GroupAction = (state: ActionState, form: FormData) => Promise<ActionState>

/** One act on all the imports of a group that wait. */
export function GroupActForm(props: { action: GroupAction; groupId: string; children: ReactNode }) {
  const [state, formAction] = useActionState(props.action, IDLE)
  return (
    <form action={formAction}>
      <FormSummary state={state} />
      <input type="hidden" name="groupId" value={props.groupId} />
      {props.children}
    </form>
  )
}
