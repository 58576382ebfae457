import { describe, expect, test } from 'vitest'
import { REQUIRED_COLUMNS } from '@/domain/establishment/read-directory-row'
import { refusalFromQuery, refusalQuery, type LoadRefusal } from '@/features/directory/presentation'

const REFUSALS: LoadRefusal[] = [
  { reason: 'empty' },
  { reason: 'binary' },
  { reason: 'truncated' },
  { reason: 'too_large', maxBytes: 120 * 1024 * 1024 },
  { reason: 'not_directory', missing: [...REQUIRED_COLUMNS] },
  { reason: 'unclosed_quote', line: 12 },
  { reason: 'not_multipart' },
  { reason: 'foreign_origin' },
  { reason: 'interrupted' },
]

describe('a refusal told in the address', () => {
  test.each(REFUSALS)('%o comes back as its sentence', (refusal) => {
    const query = Object.fromEntries(new URLSearchParams(refusalQuery(refusal)))
    expect(refusalFromQuery(query)).toMatch(/\.$/)
  })

  test('keeps the line and the columns', () => {
    expect(refusalFromQuery({ reason: 'unclosed_quote', line: '12' })).toContain('12')
    expect(refusalFromQuery({ reason: 'not_directory', missing: 'nom_etablissement' })).toContain('nom_etablissement')
  })

  test.each<[Record<string, string>, string | null]>([
    [{}, null],
    [{ reason: 'hacked' }, null],
    [{ reason: 'unclosed_quote', line: 'Appelez le 0 800' }, null],
  ])('%o, written by somebody else, says nothing', (query, expected) => {
    expect(refusalFromQuery(query)).toBe(expected)
  })

  test('words that are no column are not shown', () => {
    expect(refusalFromQuery({ reason: 'not_directory', missing: 'Appelez le 0 800' })).not.toContain('0 800')
  })
})
