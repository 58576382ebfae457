import { expect, test } from 'vitest'
import { IMPORT_STATUSES, importStatus, isOpen } from '@/domain/import/import-status'

const expiresAt = new Date('2026-11-24T10:00:00Z')
const at = (offset: number) => new Date(expiresAt.getTime() + offset)

test.each([
  ['analysed', -1, 'analysed'],
  ['analysed', 0, 'expired'],
  ['analysed', 1, 'expired'],
  ['held', -1, 'held'],
  ['held', 0, 'expired'],
  ['interrupted', -1, 'interrupted'],
  ['interrupted', 0, 'expired'],
  ['committing', 1, 'committing'],
  ['committed', 1, 'committed'],
  ['undone', 1, 'undone'],
  ['discarded', 1, 'discarded'],
] as const)('%s, %i ms after its hour, is %s', (state, offset, expected) => {
  expect(importStatus({ state, expiresAt }, at(offset))).toBe(expected)
})

test.each(IMPORT_STATUSES)('%s waits for a decision, or does not', (status) => {
  expect(isOpen(status)).toBe(['analysed', 'held', 'interrupted'].includes(status))
})
