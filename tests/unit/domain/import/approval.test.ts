import { expect, test } from 'vitest'
import { APPROVAL_REASON_MAX, APPROVAL_REASON_MIN, readApprovalReason } from '@/domain/import/approval'

test.each([
  [APPROVAL_REASON_MIN - 1, 'approval_reason_too_short'],
  [APPROVAL_REASON_MIN, null],
  [APPROVAL_REASON_MAX, null],
  [APPROVAL_REASON_MAX + 1, 'approval_reason_too_long'],
])('a reason of %i characters: %s', (length, reason) => {
  const read = readApprovalReason('a'.repeat(length))
  expect(read.ok ? null : read.refusal.reason).toBe(reason)
})

test('spaces are no reason', () => {
  expect(readApprovalReason('  Départ \n des   3e ')).toEqual({ ok: true, value: 'Départ des 3e' })
  expect(readApprovalReason(' '.repeat(50)).ok).toBe(false)
})
