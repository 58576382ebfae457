import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'
import { Breakable } from './breakable'
import { CopyButton } from './copy-button'

type ValueToTypeProps = {
  /** The name of the field on the other program's screen. */
  label: string
  /** Null while it cannot be computed. */
  value: string | null
  hint?: ReactNode
  /** In place of the value: what is missing, and the link to fill it in. */
  missing?: ReactNode
  /** A text of several lines, such as a message ready to send. */
  isMultiline?: boolean
  className?: string
}

/** A value to be typed elsewhere, character for character: selects as a whole in one click, and copies. */
export function ValueToType({ label, value, hint, missing, isMultiline, className }: ValueToTypeProps) {
  return (
    <div className={cn('min-w-0', className)}>
      <p className="text-sm font-semibold text-ink-muted">{label}</p>
      {value === null ? (
        <div className="mt-1 rounded-control border border-dashed border-line-strong px-3 py-2 text-sm">
          {missing ?? 'Cette valeur n’est pas encore connue.'}
        </div>
      ) : (
        <div className={cn('mt-1 flex flex-wrap gap-2', isMultiline ? 'flex-col items-start' : 'items-stretch')}>
          {isMultiline ? (
            <pre className="w-full rounded-control border border-line bg-sunken px-3 py-2 font-sans text-base wrap-break-word whitespace-pre-wrap select-all">
              {value}
            </pre>
          ) : (
            <code className="min-w-0 flex-1 basis-56 rounded-control border border-line bg-sunken px-3 py-1.5 font-mono text-sm wrap-anywhere whitespace-pre-wrap select-all">
              <Breakable text={value} />
            </code>
          )}
          <CopyButton value={value} what={`: ${label}`} />
        </div>
      )}
      {hint && <p className="mt-1 text-sm text-ink-muted">{hint}</p>}
    </div>
  )
}
