'use client'

import type { MouseEvent, ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import { cn } from '@/lib/cn'
import { buttonClass, type ButtonLook } from './button-class'
import { Icon, type IconName } from './icon'
import { Spinner } from './spinner'

type SubmitButtonProps = ButtonLook & {
  icon?: IconName
  /** Said to screen readers while the form is being sent. */
  pendingLabel?: string
  /** For a form with several intentions: only the button that was pressed turns. */
  name?: string
  value?: string
  form?: string
  children: ReactNode
}

/** Sends its form; while it is being sent, keeps its width, turns, and lets no second click through. */
export function SubmitButton(props: SubmitButtonProps) {
  const { variant = 'primary', size, icon, className, pendingLabel = 'Envoi en cours…', children, ...rest } = props
  const { pending, data } = useFormStatus()
  const isPressed = pending && (!rest.name || data.get(rest.name) === rest.value)

  function refuseSecondClick(event: MouseEvent<HTMLButtonElement>) {
    if (pending) event.preventDefault()
  }

  return (
    <button
      type="submit"
      aria-disabled={pending || undefined}
      onClick={refuseSecondClick}
      className={buttonClass({ variant, size, className: cn('relative', className) })}
      {...rest}
    >
      <span className={cn('inline-flex items-center gap-[inherit]', isPressed && 'opacity-0')}>
        {icon && <Icon name={icon} />}
        {children}
      </span>
      {isPressed && <Spinner className="absolute" />}
      <span className="sr-only" role="status">
        {isPressed ? pendingLabel : ''}
      </span>
    </button>
  )
}
