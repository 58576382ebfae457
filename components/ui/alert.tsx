import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'
import { Icon, type IconName } from './icon'

export type AlertTone = 'info' | 'success' | 'warning' | 'danger'

const LOOKS: Record<AlertTone, { box: string; title: string; icon: IconName; word: string }> = {
  info: { box: 'border-info-line bg-info-soft', title: 'text-info', icon: 'info', word: 'Information' },
  success: { box: 'border-success-line bg-success-soft', title: 'text-success', icon: 'check-circle', word: 'Succès' },
  warning: {
    box: 'border-warning-line bg-warning-soft',
    title: 'text-warning',
    icon: 'alert-triangle',
    word: 'Attention',
  },
  danger: { box: 'border-danger-line bg-danger-soft', title: 'text-danger', icon: 'cross-circle', word: 'Erreur' },
}

type AlertProps = {
  tone: AlertTone
  title: ReactNode
  children?: ReactNode
  /** Buttons or forms, under the text. */
  actions?: ReactNode
  /** For a message that appears after an act: `status` waits its turn, `alert` interrupts. Omit when it is part of the page. */
  announce?: 'status' | 'alert'
  className?: string
}

/** A message that must not be missed: what happened in the title, why and what to do below. */
export function Alert({ tone, title, children, actions, announce, className }: AlertProps) {
  const look = LOOKS[tone]
  return (
    <div role={announce} className={cn('flex gap-3 rounded-card border p-4', look.box, className)}>
      <Icon name={look.icon} className={cn('mt-0.5 size-5', look.title)} />
      <div className="min-w-0 flex-1 wrap-break-word">
        <p className={cn('font-semibold', look.title)}>
          <span className="sr-only">{look.word}&nbsp;: </span>
          {title}
        </p>
        {children && <div className="mt-1 max-w-3xl space-y-2">{children}</div>}
        {actions && <div className="mt-3 flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    </div>
  )
}
