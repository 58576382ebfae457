import type { ReactNode } from 'react'
import { Alert } from '@/components/ui/alert'

type RefusedFileProps = {
  /** `unknown` when its words are no longer there. */
  refused: { title: string; detail: string; remedy: string } | 'unknown' | null
  /** Where the file belongs instead. */
  wayOut?: ReactNode
}

/** What became of the file just brought, above the form where another is chosen. */
export function RefusedFile({ refused, wayOut }: RefusedFileProps) {
  if (refused === null) return null
  if (refused === 'unknown') {
    return (
      <Alert tone="danger" title="La liste a été refusée" announce="alert">
        <p>Rien n’a été gardé. Apportez-la de nouveau&nbsp;: la raison sera dite ici.</p>
      </Alert>
    )
  }
  return (
    <Alert tone="danger" title={refused.title} announce="alert" actions={wayOut}>
      <p>{refused.detail}</p>
      <p>{refused.remedy}</p>
    </Alert>
  )
}
