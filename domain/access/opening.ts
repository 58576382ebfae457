import { MINUTE_MS } from '@/lib/durations'
import { isLegibleReason, legible } from '@/lib/legible'
import { accept, refuse, type Result } from '@/lib/result'

/** How long an opening lasts: the time of one request for help. */
const OPENING_MINUTES = 60

/** Characters: below it, what was typed is not a reason that the school could understand. */
export const OPENING_REASON_MIN = 10
export const OPENING_REASON_MAX = 500

/** An hour during which someone who is not of the school sees its people. */
export type Opening = Readonly<{ reason: string; openedAt: Date; until: Date }>

export type OpeningRefusal = { reason: 'reason-too-short'; min: number } | { reason: 'reason-too-long'; max: number }

/** The reason, its spaces made one. Refused: too short to mean anything, or too long. */
export function readOpeningReason(typed: string): Result<string, OpeningRefusal> {
  const reason = legible(typed).replace(/\s+/g, ' ')
  if (!isLegibleReason(reason, OPENING_REASON_MIN))
    return refuse({ reason: 'reason-too-short', min: OPENING_REASON_MIN })
  if (reason.length > OPENING_REASON_MAX) return refuse({ reason: 'reason-too-long', max: OPENING_REASON_MAX })
  return accept(reason)
}

/** The opening that begins at `at` and ends, excluded, an hour later; refused with its reason. */
export function openPeopleFor(typed: string, at: Date): Result<Opening, OpeningRefusal> {
  const reason = readOpeningReason(typed)
  if (!reason.ok) return reason
  return accept({ reason: reason.value, openedAt: at, until: new Date(at.getTime() + OPENING_MINUTES * MINUTE_MS) })
}
