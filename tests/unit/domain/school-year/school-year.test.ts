import { expect, it } from 'vitest'
import { formatSchoolYear, schoolYearOf } from '@/domain/school-year/school-year'

it.each([
  ['2026-07-31T21:59:59.999Z', 2025],
  ['2026-07-31T22:00:00.000Z', 2026],
  ['2026-11-23T12:00:00Z', 2026],
  ['2026-12-31T22:59:59Z', 2026],
  ['2026-12-31T23:00:00Z', 2026],
  ['2027-01-01T12:00:00Z', 2026],
])('%s is in the school year %d: it turns on 1 August in Paris', (instant, year) => {
  expect(schoolYearOf(new Date(instant))).toBe(year)
})

it('is written with both its years', () => {
  expect(formatSchoolYear(2026)).toBe('2026-2027')
  expect(formatSchoolYear(2099)).toBe('2099-2100')
})
