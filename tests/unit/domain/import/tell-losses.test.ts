import { expect, test } from 'vitest'
import { tellLosses } from '@/domain/import/tell-losses'
import type { KnownPerson } from '@/domain/people/person'

const person = (pronoteId: string, absent = false): KnownPerson => ({
  ...{ pronoteId, absent, profile: 'pupil', casId: 'NAA1', lastName: 'MARTIN', firstName: 'Léa', className: '601' },
})

const AWAITED = new Set(['A', 'B', 'Z'])

test.each([
  ['none was waited for', 2, [person('C'), person('D')], { awaited: 0, others: 2 }],
  ['some were', 3, [person('A'), person('B'), person('C')], { awaited: 2, others: 1 }],
  ['all were', 1, [person('A')], { awaited: 1, others: 0 }],
  ['one that was comes back from being absent', 1, [person('A', true), person('C')], { awaited: 1, others: 1 }],
  ['it was not kept who they are', 2, undefined, { awaited: 0, others: 2 }],
])('of lost pairings, %s', (_words, lostPairing, unpaired, told) => {
  expect(tellLosses({ counts: { lostPairing }, preview: unpaired ? { unpaired } : {} }, AWAITED)).toEqual(told)
  expect(tellLosses({ counts: { lostPairing }, preview: null }, AWAITED)).toEqual({ awaited: 0, others: lostPairing })
})
