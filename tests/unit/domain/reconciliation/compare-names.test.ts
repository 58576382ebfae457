import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareNames, isOneSlip } from '@/domain/reconciliation/compare-names'
import { nameKey } from '@/domain/reconciliation/name-key'

type Name = [last: string, first: string]
const keyOf = ([lastName, firstName]: Name) => nameKey({ lastName, firstName })
const compare = (left: Name, right: Name) => compareNames(keyOf(left), keyOf(right))

describe('two names are the same', () => {
  test.each<[string, Name, Name]>([
    ['but for accents and case', ['LEFÈVRE', 'Hélène'], ['Lefevre', 'HELENE']],
    ['but for hyphens', ['MARTIN-DUPONT', 'Jean-Noël'], ['MARTIN DUPONT', 'Jean Noël']],
    ['but for apostrophes', ['O’BRIEN', 'Ana'], ["O'BRIEN", 'Ana']],
    ['but for particles', ['DE LA TOUR', 'Zoé'], ['TOUR', 'Zoé']],
    ['but for double spaces', ['DA  SILVA', 'Zoé'], ['DA SILVA ', ' Zoé']],
    ['but for ligatures', ['SŒUR', 'Zoé'], ['SOEUR', 'Zoé']],
  ])('%s', (_about, left, right) => {
    expect(compare(left, right)).toBe('same')
  })
})

describe('two names may be one person’s', () => {
  test.each<[string, Name, Name, string]>([
    ['name and first name are swapped', ['MOREL', 'Noé'], ['NOÉ', 'Morel'], 'swapped'],
    ['one side has a part of a compound name', ['ROUSSEL', 'Anaïs'], ['ROUSSEL-MARTIN', 'Anaïs'], 'compound'],
    ['one side has a part of a compound first name', ['ROY', 'Anne'], ['ROY', 'Anne-Sophie'], 'compound'],
    ['a letter is missing', ['RIVIÈRE', 'Anaïs'], ['RIIÈRE', 'Anaïs'], 'slip'],
    ['a letter is another', ['RIVIÈRE', 'Anaïs'], ['RIVIÈRE', 'Anais'.replace('s', 'z')], 'slip'],
    ['two letters have changed places', ['RIVIÈRE', 'Anaïs'], ['RIVÈIRE', 'Anaïs'], 'slip'],
  ])('when %s', (_about, left, right, kind) => {
    expect(compare(left, right)).toMatchObject({ kind })
    expect(compare(right, left)).toEqual(compare(left, right))
  })

  test('with a score that falls with the share that differs', () => {
    const long = compare(['LEFEBVRE', 'Marie-Ange'], ['LEEBVRE', 'Marie-Ange'])
    const short = compare(['ROHE', 'Ana'], ['ROCHE', 'Ana'])
    expect(long).toEqual({ kind: 'slip', score: 94 })
    expect(short).toEqual({ kind: 'slip', score: 88 })
  })
})

describe('two names are two people’s', () => {
  test.each<[string, Name, Name]>([
    ['when two letters differ', ['RIVIÈRE', 'Anaïs'], ['RIIÈRE', 'Anaï']],
    ['when one letter is most of the name', ['LI', 'Wu'], ['LY', 'Wu']],
    ['when only the first name is common', ['ROY', 'Léa'], ['MOREL', 'Léa']],
    ['when one has no name at all', ['', ''], ['ROY', 'Léa']],
  ])('%s', (_about, left, right) => {
    expect(compare(left, right)).toBeNull()
  })
})

test('one slip is what the distance of Damerau calls one', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 })
  fc.assert(
    fc.property(letters, letters, (left, right) => {
      expect(isOneSlip(left, right)).toBe(distance(left, right) === 1)
    }),
  )
})

/** By the book: insertions, deletions, replacements and exchanges of neighbours. */
function distance(a: string, b: string): number {
  const d = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i ? (j ? 0 : i) : j)),
  )
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min(d[i - 1]![j]! + 1, d[i]![j - 1]! + 1, d[i - 1]![j - 1]! + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, d[i - 2]![j - 2]! + 1)
      d[i]![j] = best
    }
  }
  return d[a.length]![b.length]!
}
