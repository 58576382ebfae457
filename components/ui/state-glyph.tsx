import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'

/** The states that have a drawing: each its own shape, so that none relies on its colour. */
export type GlyphState =
  | 'todo'
  | 'attested'
  | 'proven'
  | 'exempted'
  | 'blocked'
  | 'failed'
  | 'not_applicable'
  | 'not_started'
  | 'in_progress'
  | 'done'
  | 'not_concerned'

const CIRCLE = <circle cx="8" cy="8" r="5.75" fill="none" stroke="currentColor" strokeWidth="1.75" />
const CHECK = 'm3.25 8.5 3 3L12.75 4.75'
const KNOCKED_OUT = 'fill-none stroke-raised'

// Twelve bumps on a circle of 7: a seal.
const SEAL = Array.from({ length: 24 }, (_, i) => {
  const radius = i % 2 ? 5.6 : 7.2
  const angle = (Math.PI * i) / 12
  return `${(8 + radius * Math.sin(angle)).toFixed(2)},${(8 - radius * Math.cos(angle)).toFixed(2)}`
}).join(' ')

const dash = <path d="M3.5 8h9" fill="none" stroke="currentColor" strokeWidth="2.25" strokeLinecap="round" />
const check = (
  <path d={CHECK} fill="none" stroke="currentColor" strokeWidth="2.25" strokeLinecap="round" strokeLinejoin="round" />
)

const DRAWINGS: Record<GlyphState, ReactNode> = {
  todo: CIRCLE,
  not_started: CIRCLE,
  attested: check,
  done: check,
  proven: (
    <>
      <polygon points={SEAL} fill="currentColor" stroke="currentColor" strokeWidth="1.25" strokeLinejoin="round" />
      <path d="m4.9 8.3 2.2 2.2 4-4.7" className={KNOCKED_OUT} strokeWidth="1.75" strokeLinecap="round" />
    </>
  ),
  exempted: dash,
  not_concerned: dash,
  blocked: (
    <>
      <path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z" fill="currentColor" />
      <path d="M8 4.25v4.25M8 11.5v.01" className={KNOCKED_OUT} strokeWidth="2" strokeLinecap="round" />
    </>
  ),
  failed: <path d="m4 4 8 8m0-8-8 8" fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" />,
  not_applicable: (
    <circle cx="8" cy="8" r="5.75" fill="none" stroke="currentColor" strokeWidth="1.75" strokeDasharray="2 2.5" />
  ),
  in_progress: (
    <>
      {CIRCLE}
      <path d="M8 4.5a3.5 3.5 0 0 1 0 7z" fill="currentColor" />
    </>
  ),
}

const COLOURS: Record<GlyphState, string> = {
  todo: 'text-ink-muted',
  not_started: 'text-ink-muted',
  attested: 'text-success',
  done: 'text-success',
  proven: 'text-success',
  exempted: 'text-ink-muted',
  not_concerned: 'text-ink-muted',
  blocked: 'text-warning',
  failed: 'text-danger',
  not_applicable: 'text-ink-muted',
  in_progress: 'text-info',
}

type StateGlyphProps = {
  state: GlyphState
  /** The state in words, when no word stands beside the glyph (matrix, list of steps). */
  label?: string
  className?: string
}

/** The drawing of a state. Without `label` it is decoration beside a word. */
export function StateGlyph({ state, label, className }: StateGlyphProps) {
  return (
    <svg
      viewBox="0 0 16 16"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      className={cn('size-[1em] shrink-0', COLOURS[state], className)}
    >
      {DRAWINGS[state]}
    </svg>
  )
}
