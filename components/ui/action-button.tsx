'use client'

import { useActionState, type ReactNode } from 'react'
import type { ButtonSize, ButtonVariant } from './button-class'
import { FormSummary } from './form-summary'
import type { IconName } from './icon'
import { SubmitButton } from './submit-button'
import { IDLE, type FormAction } from '@/lib/action-state'

type ActionButtonProps = {
  action: FormAction
  /** What the action acts on, sent along unseen. */
  fields?: Record<string, string>
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: IconName
  children: ReactNode
}

/** A form of one button, for an act that asks nothing more; what became of it is said above. */
export function ActionButton({ action, fields = {}, variant = 'secondary', size, icon, children }: ActionButtonProps) {
  const [state, formAction] = useActionState(action, IDLE)
  return (
    <form action={formAction}>
      <FormSummary state={state} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton variant={variant} size={size} icon={icon}>
        {children}
      </SubmitButton>
    </form>
  )
}
