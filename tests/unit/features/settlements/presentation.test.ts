import { expect, test } from 'vitest'
import { importRefusalSentence, progressText, timeLeft } from '@/features/settlements/presentation'

const plain = (text: string | null) => text?.replace(/[\u00a0\u202f]/g, ' ') ?? null

test('the later imports that stand in the way of undoing are named, a few of them', () => {
  const later = (fileName: string) => ({ id: fileName, fileName, settledAt: new Date('2026-11-24T10:00:00Z') })
  const one = importRefusalSentence({ reason: 'later_import', imports: [later('b.csv')] })
  expect(one).toContain('b.csv')
  expect(plain(one)).toMatch(/un autre, plus récent, a écrit les mêmes personnes .* Annulez d’abord celui-là\./)
  const many = importRefusalSentence({ reason: 'later_import', imports: ['a', 'b', '', 'd'].map(later) })
  expect(plain(many)).toMatch(/« a » .*« b » .*« Liste collée » .*…\)/)
  expect(many).not.toContain('« d »')
})

test('what holds an import is said with its refusal', () => {
  const holds = [{ code: 'many_absent' as const, people: 19, of: 20, threshold: 10 }]
  expect(plain(importRefusalSentence({ reason: 'held', holds }))).toMatch(/retenu.* 19 personnes sur 20 .*motif\.$/)
})

test.each([
  [0, null],
  [50_000, 'encore 10 s environ'],
  [90_000, 'encore 2 s environ'],
  [1_000, 'encore 17 min environ'],
  [100_000, null],
])('after 10 s, %i rows of 100,000: %s', (rowsDone, words) => {
  const startedAt = new Date('2026-11-24T10:00:00Z')
  const now = new Date(startedAt.getTime() + 10_000)
  expect(plain(timeLeft({ rowsDone, rows: 100_000, startedAt }, now))).toBe(words)
})

test('progress tells rows done, rows in all, and how long the rest takes', () => {
  const startedAt = new Date('2026-11-24T10:00:00Z')
  const now = new Date(startedAt.getTime() + 10_000)
  expect(plain(progressText({ rowsDone: 1_000, rows: 3_000, startedAt }, now))).toBe(
    '1 000 sur 3 000, encore 20 s environ',
  )
  expect(plain(progressText({ rowsDone: 0, rows: 3_000, startedAt }, now))).toBe('0 sur 3 000')
})
