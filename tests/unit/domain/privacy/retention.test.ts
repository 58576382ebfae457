import { describe, expect, test } from 'vitest'
import { erasureOf, leaverErasureAt, type KeptSetup } from '@/domain/privacy/retention'

const CURRENT: KeptSetup = {
  schoolYear: 2026,
  startedAt: new Date('2026-08-20T08:00:00Z'),
  replacedAt: null,
  lastListAt: new Date('2026-09-15T08:00:00Z'),
  establishmentDisabledAt: null,
}

function erased(setup: Partial<KeptSetup>, days = 90) {
  const { at, why } = erasureOf({ ...CURRENT, ...setup }, days)
  return [at.toISOString(), why]
}

describe('people are erased some days after they are needed for the last time', () => {
  test('those of a closed year: after the setup that took its place', () => {
    const replacedAt = new Date('2027-08-25T08:00:00Z')
    expect(erased({ replacedAt })).toEqual(['2027-11-23T08:00:00.000Z', 'year_closed'])
    expect(erased({ replacedAt }, 1)).toEqual(['2027-08-26T08:00:00.000Z', 'year_closed'])
  })

  test('those of a disabled establishment: after it was disabled', () => {
    expect(erased({ establishmentDisabledAt: new Date('2026-10-01T00:00:00Z') })).toEqual([
      '2026-12-30T00:00:00.000Z',
      'establishment_disabled',
    ])
  })

  test('those to whom no list comes any more: after the school year of the last one', () => {
    expect(erased({})).toEqual(['2027-10-29T22:00:00.000Z', 'list_abandoned'])
    expect(erased({ lastListAt: new Date('2027-10-01T00:00:00Z') }, 0)).toEqual([
      '2028-07-31T22:00:00.000Z',
      'list_abandoned',
    ])
  })

  test('and never before the setup’s own year is over', () => {
    const lastListAt = new Date('2025-09-01T00:00:00Z')
    expect(erased({ lastListAt }, 0)).toEqual(['2027-07-31T22:00:00.000Z', 'list_abandoned'])
    expect(erased({ lastListAt: null }, 0)).toEqual(['2027-07-31T22:00:00.000Z', 'list_abandoned'])
  })
})

describe('who left is erased though lists go on coming', () => {
  const left = (lastListed: string, absent: string, days = 90) =>
    leaverErasureAt({ lastListedAt: new Date(lastListed), absentSince: new Date(absent) }, days).toISOString()

  test('in the course of a year: when it is over', () => {
    expect(left('2026-11-10T08:00:00Z', '2026-11-17T08:00:00Z')).toBe('2027-10-29T22:00:00.000Z')
  })

  test('between two years: after the first list of the next, which shows it', () => {
    expect(left('2027-06-20T08:00:00Z', '2027-09-08T08:00:00Z')).toBe('2027-12-07T08:00:00.000Z')
    expect(left('2027-06-20T08:00:00Z', '2027-09-08T08:00:00Z', 0)).toBe('2027-09-08T08:00:00.000Z')
  })
})
