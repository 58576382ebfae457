'use client'

import { useEffect, useState } from 'react'
import { buttonClass } from './button-class'
import { Icon } from './icon'

type CopyButtonProps = {
  value: string
  /** What is copied, for who does not see the value beside: «l’URL publique». */
  what: string
}

type Outcome = 'idle' | 'copied' | 'failed'

const SHOWN_FOR_MS = 2500
const SPOKEN: Record<Outcome, string> = {
  idle: '',
  copied: 'Copié',
  failed: 'La copie a été refusée par le navigateur\u00a0: sélectionnez le texte, puis Ctrl\u00a0+\u00a0C.',
}

/** Copies a value. Absent without JavaScript, where the value beside it selects as a whole. */
export function CopyButton({ value, what }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<Outcome>('idle')
  useEffect(() => {
    if (outcome !== 'copied') return
    const timer = setTimeout(() => setOutcome('idle'), SHOWN_FOR_MS)
    return () => clearTimeout(timer)
  }, [outcome])

  return (
    <>
      <button
        type="button"
        onClick={async () => setOutcome((await copy(value)) ? 'copied' : 'failed')}
        className={buttonClass({ size: 'sm', className: 'relative noscript:hidden' })}
      >
        <Icon name={outcome === 'copied' ? 'check' : 'copy'} className={outcome === 'copied' ? 'text-success' : ''} />
        <span className="grid">
          {/* Both words share one cell: the button keeps its width. */}
          <span className={`col-start-1 row-start-1 ${outcome === 'copied' ? 'invisible' : ''}`}>Copier</span>
          <span aria-hidden="true" className={`col-start-1 row-start-1 ${outcome === 'copied' ? '' : 'invisible'}`}>
            Copié
          </span>
        </span>
        <span className="sr-only"> {what}</span>
      </button>
      <span role="status" className={outcome === 'failed' ? 'basis-full text-sm text-danger' : 'sr-only'}>
        {SPOKEN[outcome]}
      </span>
    </>
  )
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

/** The clipboard API exists only under https and on localhost; inside a school's network the page may be plain http. */
function copyBySelection(text: string): boolean {
  const before = document.activeElement
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'sr-only'
  document.body.append(area)
  area.select()
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else copies over plain http
  const copied = document.execCommand('copy')
  area.remove()
  if (before instanceof HTMLElement) before.focus()
  return copied
}
