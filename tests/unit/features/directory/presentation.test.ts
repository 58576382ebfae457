import { describe, expect, test } from 'vitest'
import { REQUIRED_COLUMNS } from '@/domain/establishment/read-directory-row'
import { refusalFromQuery, refusalQuery, skippedSentence, type LoadRefusal } from '@/features/directory/presentation'

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
    const sentence = refusalFromQuery(query)
    expect(sentence).toMatch(/\.$/)
    expect(sentence).not.toMatch(/« | »| [:;?!]( |$)|'/)
  })

  test('says of any file that is not taken which one to bring', () => {
    const ofFiles = REFUSALS.slice(0, 6).map(({ reason }) =>
      refusalFromQuery({ reason, missing: 'nom_commune', line: '1' }),
    )
    expect(ofFiles.filter((sentence) => !sentence?.includes('data.education.gouv.fr'))).toEqual([])
    expect(ofFiles.join(' ')).toContain('la colonne nom_commune')
    expect(ofFiles.join(' ')).toContain('120\u00a0Mo')
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

test('a line that was left out says why, and which letter was expected', () => {
  const skipped = { line: 2, uai: '0821549A', expected: null }
  expect(skippedSentence({ ...skipped, reason: 'wrong_letter', expected: 'N' })).toContain('la lettre attendue est N')
  expect(skippedSentence({ ...skipped, reason: 'duplicate' })).toContain('seule la première ligne')
  expect(skippedSentence({ ...skipped, reason: 'no_name' })).toContain('Le nom')
})
