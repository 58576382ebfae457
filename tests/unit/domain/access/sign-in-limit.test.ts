import { expect, test } from 'vitest'
import { MOST_FAILURES_PER_ACCOUNT, MOST_FAILURES_PER_ADDRESS, maySignIn } from '@/domain/access/sign-in-limit'

test.each([
  [{ account: MOST_FAILURES_PER_ACCOUNT - 1, address: 0 }, true],
  [{ account: MOST_FAILURES_PER_ACCOUNT, address: 0 }, false],
  [{ account: MOST_FAILURES_PER_ACCOUNT + 1, address: 0 }, false],
  [{ account: 0, address: MOST_FAILURES_PER_ADDRESS - 1 }, true],
  [{ account: 0, address: MOST_FAILURES_PER_ADDRESS }, false],
  [{ account: 0, address: MOST_FAILURES_PER_ADDRESS + 1 }, false],
])('after the failures %o one more try: %s', (failures, answer) => {
  expect(maySignIn(failures)).toBe(answer)
})
