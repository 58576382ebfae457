import { isLegibleReason, legible } from '@/lib/legible'
import { accept, refuse, type Result } from '@/lib/result'

/** Characters: below it, what was typed is not a reason that somebody could understand a year later. */
export const APPROVAL_REASON_MIN = 10
export const APPROVAL_REASON_MAX = 500

export type ApprovalRefusal =
  { reason: 'approval_reason_too_short'; min: number } | { reason: 'approval_reason_too_long'; max: number }

/** The reason, its spaces made one, for which a held import is written all the same. */
export function readApprovalReason(typed: string): Result<string, ApprovalRefusal> {
  const reason = legible(typed).replace(/\s+/g, ' ')
  if (!isLegibleReason(reason, APPROVAL_REASON_MIN))
    return refuse({ reason: 'approval_reason_too_short', min: APPROVAL_REASON_MIN })
  if (reason.length > APPROVAL_REASON_MAX)
    return refuse({ reason: 'approval_reason_too_long', max: APPROVAL_REASON_MAX })
  return accept(reason)
}
