import { expect, test } from 'vitest'
import { foldSaves, SITTING_MINUTES } from '@/domain/journal/fold-saves'

const AT = new Date('2026-11-03T09:00:00Z').getTime()
const at = (minutes: number) => ({ at: new Date(AT + minutes * 60_000), actorId: 'ana', onBehalf: false })
const saved = (minutes: number, fields: string[], by = 'ana') => ({
  ...at(minutes),
  kind: 'configuration_changed' as const,
  data: { fields, version: minutes, toRecheck: ['a-step'] },
  actorId: by,
})
const other = (minutes: number) => ({ ...at(minutes), kind: 'contact_changed' as const, data: {} })
const timesOf = (lines: Parameters<typeof foldSaves>[0]) => foldSaves(lines).map(({ saves }) => saves?.times ?? 1)

test('saves of one sitting are one line, the latest, with the fields of all', () => {
  const lines = [saved(20, ['casPort']), saved(10, ['casPort', 'publicHost']), saved(0, ['label'])]
  expect(foldSaves(lines)).toEqual([
    { ...saved(20, ['casPort']), saves: { times: 3, fields: ['label', 'casPort', 'publicHost'] } },
  ])
})

test('one alone keeps all that it says', () => {
  expect(foldSaves([saved(0, ['casPort'])])).toEqual([saved(0, ['casPort'])])
})

test('what is between them, another person or too long a time keeps them apart', () => {
  expect(timesOf([saved(2, []), other(1), saved(0, [])])).toEqual([1, 1, 1])
  expect(timesOf([saved(2, []), saved(1, [], 'luc'), saved(0, [])])).toEqual([1, 1, 1])
  expect(timesOf([saved(SITTING_MINUTES, []), saved(0, [])])).toEqual([2])
  expect(timesOf([saved(SITTING_MINUTES + 1, []), saved(0, [])])).toEqual([1, 1])
  expect(timesOf([other(1), other(0)])).toEqual([1, 1])
})
