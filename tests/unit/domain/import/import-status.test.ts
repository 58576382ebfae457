import { expect, test } from 'vitest'
import { importStatus } from '@/domain/import/import-status'

const expiresAt = new Date('2026-11-24T10:00:00Z')
const at = (offset: number) => new Date(expiresAt.getTime() + offset)

test.each([
  ['analysed', -1, 'analysed'],
  ['analysed', 0, 'expired'],
  ['analysed', 1, 'expired'],
  ['committed', 1, 'committed'],
  ['discarded', 1, 'discarded'],
] as const)('%s, %i ms after its hour, is %s', (state, offset, expected) => {
  expect(importStatus({ state, expiresAt }, at(offset))).toBe(expected)
})
