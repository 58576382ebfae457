import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'
import { Icon, type IconName } from './icon'

type EmptyStateProps = {
  icon?: IconName
  title: ReactNode
  /** Why it is empty, and what to do first. */
  children?: ReactNode
  actions?: ReactNode
  className?: string
}

/** Stands where a list would: never a blank. */
export function EmptyState({ icon = 'info', title, children, actions, className }: EmptyStateProps) {
  return (
    <div className={cn('flex flex-col items-center px-4 py-10 text-center', className)}>
      <Icon name={icon} className="size-8 text-ink-muted" />
      <p className="mt-3 text-lg font-semibold">{title}</p>
      {children && <div className="mt-1 max-w-xl text-ink-muted">{children}</div>}
      {actions && <div className="mt-5 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  )
}
