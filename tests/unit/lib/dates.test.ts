import { describe, expect, it } from 'vitest'
import { formatAgo, formatDate, formatDateTime, formatShortDate, formatSince, formatTime } from '@/lib/dates'

/** Reads the no-break spaces as plain ones. */
function plain(text: string) {
  return text.replace(/[\u00a0\u202f]/g, ' ')
}

describe('a date is told in Paris', () => {
  it.each([
    ['2026-11-03T23:30:00Z', '4 novembre 2026', '04/11/2026', '00:30'],
    ['2026-07-31T22:30:00Z', '1er août 2026', '01/08/2026', '00:30'],
    ['2026-12-31T22:59:00Z', '31 décembre 2026', '31/12/2026', '23:59'],
  ])('%s is %s', (iso, date, short, time) => {
    const instant = new Date(iso)
    expect(plain(formatDate(instant))).toBe(date)
    expect(plain(formatShortDate(instant))).toBe(short)
    expect(formatTime(instant)).toBe(time)
    expect(plain(formatDateTime(instant))).toBe(`${date} à ${time}`)
  })
})

describe('how long ago, on 23 November 2026 at noon in Paris', () => {
  const now = new Date('2026-11-23T11:00:00Z')

  it.each([
    ['2026-11-23T11:00:30Z', 'à l’instant', 'depuis moins d’une minute'],
    ['2026-11-23T10:59:01Z', 'à l’instant', 'depuis moins d’une minute'],
    ['2026-11-23T10:59:00Z', 'il y a 1 min', 'depuis 1 min'],
    ['2026-11-23T10:48:00Z', 'il y a 12 min', 'depuis 12 min'],
    ['2026-11-23T10:00:01Z', 'il y a 59 min', 'depuis 59 min'],
    ['2026-11-23T10:00:00Z', 'il y a 1 h', 'depuis 1 h'],
    ['2026-11-22T23:00:00Z', 'il y a 12 h', 'depuis 12 h'],
    ['2026-11-22T22:59:00Z', 'hier', 'depuis hier'],
    ['2026-11-21T22:59:00Z', 'il y a 2 jours', 'depuis 2 jours'],
    ['2026-10-24T11:00:00Z', 'il y a 30 jours', 'depuis 30 jours'],
    ['2026-10-23T11:00:00Z', 'le 23 octobre 2026', 'depuis le 23 octobre 2026'],
  ])('%s is %s', (iso, ago, since) => {
    expect(plain(formatAgo(new Date(iso), now))).toBe(ago)
    expect(plain(formatSince(new Date(iso), now))).toBe(since)
  })

  it('counts days of the calendar across the change of clocks', () => {
    const before = new Date('2026-10-24T21:30:00Z')
    expect(plain(formatAgo(before, new Date('2026-10-25T22:59:00Z')))).toBe('hier')
    expect(plain(formatAgo(before, new Date('2026-10-25T23:00:00Z')))).toBe('il y a 2 jours')
  })

  it('tells hours, not «hier», in the small hours', () => {
    expect(plain(formatAgo(new Date('2026-11-22T22:00:00Z'), new Date('2026-11-23T00:00:00Z')))).toBe('il y a 2 h')
  })
})
