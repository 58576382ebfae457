import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inBatches } from '@/lib/in-batches'

const itself = (size: number) => size

test('goes together what comes to the most exactly, and not one more', () => {
  expect(inBatches([2, 3, 1, 5, 4], 5, itself)).toEqual([[2, 3], [1], [5], [4]])
  expect(inBatches([9, 1, 1], 5, itself)).toEqual([[9], [1, 1]])
  expect(inBatches([], 5, itself)).toEqual([])
})

test('nothing is lost, nothing changes place, and no batch is empty or beyond the most unless it is one alone', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 20 })), fc.nat({ max: 30 }), (sizes, most) => {
      const batches = inBatches(sizes, most, itself)
      expect(batches.flat()).toEqual(sizes)
      for (const batch of batches) {
        expect(batch.length).toBeGreaterThan(0)
        if (batch.length > 1) expect(batch.reduce((total, size) => total + size, 0)).toBeLessThanOrEqual(most)
      }
    }),
  )
})
