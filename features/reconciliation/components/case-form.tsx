'use client'

import { useActionState } from 'react'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { IDLE, type ActionState } from '@/lib/action-state'

type CaseFormProps = {
  /** Bound to the establishment, from the page. */
  decide: (state: ActionState, form: FormData) => Promise<ActionState>
  personKey: string
  entId: string
  /** Who is compared with whom, for those who hear the buttons out of their place. */
  about: string
  /** «Ce n’est pas elle» is another act when they are paired: undoing the pairing. */
  canRefuse: boolean
}

/** Whether a login of the ENT is that person's. */
export function CaseForm({ decide, personKey, entId, about, canRefuse }: CaseFormProps) {
  const [state, formAction] = useActionState(decide, IDLE)
  return (
    <form action={formAction}>
      <FormSummary state={state} />
      <input type="hidden" name="personKey" value={personKey} />
      <input type="hidden" name="entId" value={entId} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton name="verdict" value="same" variant="secondary" size="sm" icon="check">
          Même personne<span className="sr-only"> : {about}</span>
        </SubmitButton>
        {canRefuse && (
          <SubmitButton name="verdict" value="other" variant="secondary" size="sm" icon="x">
            Pas la même<span className="sr-only"> : {about}</span>
          </SubmitButton>
        )}
      </div>
    </form>
  )
}
