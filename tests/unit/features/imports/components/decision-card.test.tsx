import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { ImportCounts } from '@/domain/import/analyse-import'
import type { HoldCode } from '@/domain/import/holds'
import { DecisionCard } from '@/features/imports/components/decision-card'
import { detailOf } from '@/tests/builders/import-detail'

const NOTHING = { unchanged: 0, repeated: 0, refused: 0, warned: 0, newlyPaired: 0, lostPairing: 0, conflicts: 0 }
const COUNTS: ImportCounts = { ...NOTHING, rows: 40, new: 0, changed: 40, missing: 60 }
const act = () => Promise.resolve({ status: 'idle' as const })
const ACTIONS = { confirm: act, approve: act, drop: act, reanalyse: act, correct: act, search: act }

function shown(held: HoldCode[], coverage: 'whole' | 'part' = 'whole'): string {
  const holds = held.map((code) => ({ code, people: 60, of: 100, threshold: 10 }))
  const found = detailOf({ status: held.length > 0 ? 'held' : 'analysed', coverage, holds })
  return renderToStaticMarkup(<DecisionCard found={found} counts={COUNTS} actions={ACTIONS} />)
}

const warnings = (html: string) => html.match(/Attention/g)?.length ?? 0
const order = (html: string, ...words: string[]) => words.map((word) => html.indexOf(word))

test('a list that is held says why in one box, then offers what can be done, the least harmful first', () => {
  const html = shown(['many_absent'])
  expect(warnings(html)).toBe(1)
  const places = order(html, 'retenu par sécurité', 'Analyser comme liste partielle', 'Autoriser', 'Abandonner')
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(Math.min(...places)).toBeGreaterThan(0)
})

test.each<[HoldCode[], 'whole' | 'part']>([
  [['many_changed'], 'whole'],
  [['many_unpaired'], 'part'],
])('one held by %j, brought as %s, is not said to be an extract', (held, coverage) => {
  expect(shown(held, coverage)).not.toContain('liste partielle')
})

test('one that most are missing from, and is not held, may be taken as an extract in the same place', () => {
  const html = shown([])
  expect(warnings(html)).toBe(1)
  expect(html).toContain('name="coverage" value="part"')
})
