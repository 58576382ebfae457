import { expect, test } from 'vitest'
import { MOST_HELD_SHOWN } from '@/domain/import/holds'
import { releaseSchema } from '@/features/holds/schemas'

const ticked = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, () => [`import-${crypto.randomUUID()}`, '1']))

test.each([
  [MOST_HELD_SHOWN - 1, true],
  [MOST_HELD_SHOWN, true],
  [MOST_HELD_SHOWN + 1, false],
])('one act that approves %i imports is accepted: %s', (count, isAccepted) => {
  expect(releaseSchema.safeParse({ reason: 'Départ des 3e', ...ticked(count) }).success).toBe(isAccepted)
})
