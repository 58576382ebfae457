'use client'

import { useActionState } from 'react'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { HOLD_CODES, type HoldThresholds } from '@/domain/import/holds'
import { HOLD_HINTS, HOLD_LABELS } from '@/features/holds/presentation'
import { fieldError, IDLE, typedValue, type ActionState } from '@/lib/action-state'

type ThresholdsFormProps = {
  action: (state: ActionState, form: FormData) => Promise<ActionState>
  academyCode: string
  thresholds: HoldThresholds
}

/** The percents above which the imports of an académie's establishments are held. */
export function ThresholdsForm({ action, academyCode, thresholds }: ThresholdsFormProps) {
  const [state, formAction] = useActionState(action, IDLE)
  const id = (code: string) => `${code}-${academyCode}`
  return (
    <form action={formAction} noValidate>
      <FormSummary state={state} idOf={Object.fromEntries(HOLD_CODES.map((code) => [code, id(code)]))} />
      <input type="hidden" name="academyCode" value={academyCode} />
      <input type="hidden" name="seen" value={HOLD_CODES.map((code) => thresholds[code]).join(' ')} />
      <div className="grid gap-4 md:grid-cols-3">
        {HOLD_CODES.map((code) => (
          <TextInput
            key={code}
            id={id(code)}
            name={code}
            label={`${HOLD_LABELS[code]}, en %`}
            hint={HOLD_HINTS[code]}
            inputMode="numeric"
            required
            autoComplete="off"
            maxLength={10}
            defaultValue={typedValue(state, code, String(thresholds[code]))}
            error={fieldError(state, code)}
          />
        ))}
      </div>
      <SubmitButton className="mt-4">Enregistrer les seuils</SubmitButton>
    </form>
  )
}
