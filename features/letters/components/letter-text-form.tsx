'use client'

import { useActionState } from 'react'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import type { LetterTexts } from '@/domain/letters/letter-text'
import { fieldError, IDLE, typedValue, type ActionState } from '@/lib/action-state'

type LetterTextFormProps = {
  action: (state: ActionState, form: FormData) => Promise<ActionState>
  texts: LetterTexts
  /** Whether the texts are the establishment's own. */
  isOwn: boolean
}

/** The words of the letters, which the establishment makes its own. */
export function LetterTextForm({ action, texts, isOwn }: LetterTextFormProps) {
  const [state, formAction] = useActionState(action, IDLE)
  const field = (name: keyof LetterTexts) => ({
    name,
    defaultValue: typedValue(state, name, texts[name]),
    error: fieldError(state, name),
  })
  return (
    <form action={formAction} noValidate>
      <FormSummary state={state} />
      <input type="hidden" name="seenLetter" value={isOwn ? texts.letter : ''} />
      <input type="hidden" name="seenSlip" value={isOwn ? texts.slip : ''} />
      <input type="hidden" name="seenEntAddress" value={isOwn ? texts.entAddress : ''} />
      <div className="space-y-4">
        <TextInput
          {...field('entAddress')}
          label="Adresse où l’on se connecte à l’ENT"
          type="url"
          hint={
            isOwn || texts.entAddress === '' ? undefined : 'Vérifiez-la : elle est déduite de celle du serveur CAS.'
          }
          autoComplete="off"
        />
        <TextArea {...field('letter')} label="Lettre, une par page" rows={18} />
        <TextArea {...field('slip')} label="Coupon, huit par page" rows={5} />
      </div>
      <SubmitButton size="sm" className="mt-4">
        Enregistrer le texte
      </SubmitButton>
    </form>
  )
}
