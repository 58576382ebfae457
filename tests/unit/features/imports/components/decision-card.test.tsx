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
  return renderToStaticMarkup(<DecisionCard found={found} counts={COUNTS} actions={ACTIONS} awaited={new Set()} />)
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

/** A list by which these lose their pairing; its words without markup. */
function losing(ids: string[], awaited: string[], held: HoldCode[] = []): string {
  const person = { profile: 'pupil', casId: 'NAA1', lastName: 'MARTIN', firstName: 'Léa', className: '601' } as const
  const unpaired = ids.map((pronoteId) => ({ ...person, pronoteId, absent: false }))
  const lists = { errors: [], warnings: [], changed: [], arriving: [], missing: [], corrections: [], leftOut: [] }
  const preview = { ...lists, unpaired, errorTotal: 0, warningTotal: 0 }
  const holds = held.map((code) => ({ code, people: 60, of: 100, threshold: 10 }))
  const found = detailOf({ status: held.length > 0 ? 'held' : 'analysed', preview, holds })
  const counts = { ...COUNTS, missing: 0, lostPairing: ids.length }
  const card = <DecisionCard found={found} counts={counts} actions={ACTIONS} awaited={new Set(awaited)} />
  return renderToStaticMarkup(card)
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/[\s\u00a0\u202f]+/g, ' ')
}

test('a pairing that is lost for having been corrected is no warning, but told as the proof of it', () => {
  const one = losing(['A'], ['A', 'Z'])
  expect(one).toContain('Information : Cette liste prouve 1 correction suivie')
  expect(one).not.toMatch(/Attention|plus ancienne/)
  expect(losing(['A', 'B'], ['A', 'B'])).toContain('Cette liste prouve 2 corrections suivies')
})

test('others that are lost beside it still are a warning', () => {
  const both = losing(['A', 'B', 'C'], ['A'])
  expect(both).toContain('Cette liste prouve 1 correction suivie')
  expect(both).toContain('Attention : 2 autres personnes perdraient leur appariement')
  expect(losing(['B'], ['A'])).toContain('Attention : 1 personne perdrait son appariement')
})

test('a list that is held tells what it proves too', () => {
  const held = losing(['A', 'B'], ['A'], ['many_unpaired'])
  expect(held).toContain('Cette liste prouve 1 correction suivie')
  expect(held).not.toContain('plus ancienne')
})
