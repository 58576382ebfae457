import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'
import { Icon, type IconName } from './icon'
import { SOFT_TONE, type Tone } from './tone'

export const BADGE =
  'inline-flex items-center gap-1 rounded-full border px-2 py-px text-xs font-semibold whitespace-nowrap'

type BadgeProps = { tone?: Tone; icon?: IconName; className?: string; children: ReactNode }

/** A word or a count set apart. For a state, use `StateBadge`. */
export function Badge({ tone = 'neutral', icon, className, children }: BadgeProps) {
  return (
    <span className={cn(BADGE, SOFT_TONE[tone], className)}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  )
}
