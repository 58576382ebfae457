import { describe, expect, test } from 'vitest'
import type { Directory } from '@/domain/establishment/directory'
import { entriesInScope, MOST_REPORTED_LINES, skippedLines } from '@/domain/establishment/directory-report'
import type { DirectoryEntry } from '@/domain/establishment/read-directory-row'

function directoryOf(lines: number): Directory {
  const invalid = Array.from({ length: lines }, (_, n) => ({
    line: 2 * n + 3,
    uai: `${'x'.repeat(19)}😀${'x'.repeat(30)}`,
    reason: 'malformed' as const,
  }))
  const duplicates = [{ line: 2, uai: '0311238C' as DirectoryEntry['uai'] }]
  return { establishments: [], skipped: { notSecondary: 0, duplicates, invalid }, closing: 0 }
}

describe('skippedLines', () => {
  test.each([
    [MOST_REPORTED_LINES - 2, MOST_REPORTED_LINES - 1],
    [MOST_REPORTED_LINES - 1, MOST_REPORTED_LINES],
    [MOST_REPORTED_LINES, MOST_REPORTED_LINES],
  ])('%i faulty lines and a duplicate: %i are told, all are counted', (faulty, told) => {
    const report = skippedLines(directoryOf(faulty))
    expect([report.skipped, report.lines.length]).toEqual([faulty + 1, told])
    expect(report.lines[0]).toMatchObject({ line: 2, reason: 'duplicate' })
    expect(report.lines[1]?.uai).toBe('x'.repeat(19))
  })
})

test('each school of a directory is kept, outside, or without académie', () => {
  const entries = [{ academy: '16' }, { academy: '10' }, { academy: null }] as DirectoryEntry[]
  const counts = (scope: Parameters<typeof entriesInScope>[1]) => {
    const { kept, outside, withoutAcademy } = entriesInScope(entries, scope)
    return [kept.length, outside, withoutAcademy]
  }
  expect(counts({ all: true })).toEqual([2, 0, 1])
  expect(counts({ all: false, academyCodes: ['16'] })).toEqual([1, 1, 1])
  expect(counts({ all: false, academyCodes: [] })).toEqual([0, 2, 1])
})
