import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'
import { BADGE } from './badge'
import { StateGlyph, type GlyphState } from './state-glyph'
import { SOFT_TONE } from './tone'

const LOOKS: Record<GlyphState, string> = {
  todo: 'border-line-strong bg-raised text-ink',
  not_started: 'border-line-strong bg-raised text-ink',
  attested: 'border-success-line bg-raised text-success',
  done: SOFT_TONE.success,
  proven: 'border-success bg-success-soft text-success',
  exempted: 'border-dashed border-line-strong bg-raised text-ink-muted',
  blocked: SOFT_TONE.warning,
  failed: SOFT_TONE.danger,
  not_applicable: 'border-dashed border-line bg-raised text-ink-muted',
  not_concerned: 'border-dashed border-line-strong bg-raised text-ink-muted',
  in_progress: SOFT_TONE.info,
}

type StateBadgeProps = { state: GlyphState; className?: string; children: ReactNode }

/** A state as glyph and word: the caller gives the word, from its presentation table. */
export function StateBadge({ state, className, children }: StateBadgeProps) {
  return (
    <span className={cn(BADGE, LOOKS[state], className)}>
      <StateGlyph state={state} />
      {children}
    </span>
  )
}
