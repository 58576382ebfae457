'use client'

import { useState, type SubmitEvent, type ReactNode } from 'react'
import { Alert } from '@/components/ui/alert'

export const CORRECTIONS_ID = 'typed-corrections'

/**
 * Keeps what was typed next to the findings from being lost by a decision on the analysis that does not know it: says so
 * at the first attempt, and lets the second one pass.
 */
export function useUnsentCorrections(analysis: number | undefined): {
  guard: (event: SubmitEvent) => void
  warning: ReactNode
} {
  const [warnedOf, setWarnedOf] = useState<number>()
  const isWarned = analysis !== undefined && warnedOf === analysis
  return {
    guard: (event) => {
      if (analysis === undefined || isWarned || !areCorrectionsUnsent()) return
      event.preventDefault()
      setWarnedOf(analysis)
    },
    warning: isWarned && (
      <Alert tone="warning" title="Des corrections tapées ne sont pas analysées" announce="alert" className="mb-4">
        <p>
          Rien n’est écrit&nbsp;: ce que vous avez tapé sous les erreurs ou les avertissements serait perdu.{' '}
          <a href={`#${CORRECTIONS_ID}`} className="underline">
            Voir les corrections
          </a>{' '}
          pour les faire analyser, ou appuyez de nouveau pour continuer sans elles.
        </p>
      </Alert>
    ),
  }
}

/** Whether a cell or a box of the corrections differs from what the page came with. */
function areCorrectionsUnsent(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement>(`#${CORRECTIONS_ID} input:not([type=hidden])`)
  return [...fields].some((field) =>
    field.type === 'checkbox' ? field.checked !== field.defaultChecked : field.value !== field.defaultValue,
  )
}
