import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatNumber, formatShare, sharePercent } from '@/lib/numbers'

it('groups thousands with a narrow no-break space', () => {
  expect(formatNumber(1295)).toBe('1\u202f295')
  expect(formatNumber(14_000_000)).toBe('14\u202f000\u202f000')
  expect(formatNumber(999)).toBe('999')
})

it.each([
  [544, 1295, '42'],
  [339, 620, '55'],
  [0, 1295, '0'],
  [1, 1295, '1'],
  [1294, 1295, '99'],
  [1295, 1295, '100'],
])('%d of %d is %s %%', (part, whole, percent) => {
  expect(formatShare(part, whole)).toBe(`${percent}\u202f%`)
})

it('of nothing is no share', () => {
  expect(formatShare(0, 0)).toBe('—')
  expect(sharePercent(0, 0)).toBeNull()
})

it('is 0 only of none and 100 only of all', () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.nat(100_000), (part, others) => {
      fc.pre(part + others > 0)
      const percent = sharePercent(part, part + others)
      expect(percent === 0).toBe(part === 0)
      expect(percent === 100).toBe(others === 0)
    }),
  )
})
