'use client'

import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { TextArea } from '@/components/ui/text-area'
import { OPENING_REASON_MAX, readOpeningReason } from '@/domain/access/opening'
import { openingRefusalSentence } from '@/features/openings/presentation'
import { frenchSpaces } from '@/lib/french-spaces'

const HINT = frenchSpaces(
  'Dix caractères au moins. Les données nominatives de ces établissements vous seront ouvertes pour une heure. Chacun lira ce motif dans son journal ; n’y écrivez pas de nom d’élève.',
)

/**
 * Why the establishments of a list are opened, judged before the list is sent: the server, which judges it again, can only
 * refuse the file with it.
 */
export function GroupReason({ typed }: { typed: string | undefined }) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [error, setError] = useState<string | null>(null)
  useEffect(() => {
    const form = field.current?.form
    const judge = (event: SubmitEvent) => {
      const sentence = faultOf(field.current)
      flushSync(() => setError(sentence))
      if (sentence === null) return
      event.preventDefault()
      field.current?.focus()
    }
    form?.addEventListener('submit', judge)
    return () => form?.removeEventListener('submit', judge)
  }, [])

  return (
    <TextArea
      ref={field}
      id="group-reason"
      name="reason"
      label="Motif"
      hint={HINT}
      required
      rows={2}
      maxLength={OPENING_REASON_MAX}
      defaultValue={typed}
      error={error}
      onInput={() => error !== null && setError(faultOf(field.current))}
    />
  )
}

/** Why what is typed is no reason; null when it is one. */
function faultOf(field: HTMLTextAreaElement | null): string | null {
  const reason = readOpeningReason(field?.value ?? '')
  return reason.ok ? null : frenchSpaces(openingRefusalSentence(reason.refusal))
}
