import { expect, test } from 'vitest'
import type { ErrorFinding } from '@/domain/import/finding'
import { findingsOfName, foundFindingsSentence, SHOWN_FINDINGS } from '@/features/findings/presentation'

function missing(line: number, who?: string): ErrorFinding & { who?: string } {
  const finding = { line, column: 'Identifiant PRONOTE', value: '', rule: 'missing_identifier', params: {} } as const
  return { ...finding, ...(who !== undefined && { who }) }
}

const PREVIEW = { errors: [missing(3, 'LEFÈVRE Zoé'), missing(4), missing(5, 'ROY Léa')], warnings: [] }

test.each(['lefevre', 'ZOÉ', 'zoe lef'])('what is said of a row is found by «%s»', (words) => {
  expect(findingsOfName(words, PREVIEW)).toMatchObject([{ title: 'LEFÈVRE Zoé', href: '#errors-0' }])
})

test.each(['zzz', '-', 'lefevre lea'])('nothing is found by «%s»', (words) => {
  expect(findingsOfName(words, PREVIEW)).toEqual([])
})

test.each([
  [SHOWN_FINDINGS - 1, `#errors-${SHOWN_FINDINGS - 1}`],
  [SHOWN_FINDINGS, null],
])('the finding of rank %i leads to its row only if it is shown', (rank, href) => {
  const errors = [...Array.from({ length: rank }, (_, line) => missing(line, 'ROY Léa')), missing(rank, 'PETIT Tom')]
  expect(findingsOfName('petit', { errors, warnings: [] })).toMatchObject([{ href }])
})

test('what is found is counted, and it is said when only some are shown', () => {
  expect(foundFindingsSentence(0, 0)).toContain('Rien')
  expect(foundFindingsSentence(1, 1)).toBe('1 anomalie trouvée.')
  expect(foundFindingsSentence(30, 20)).toContain('Les 20 premières')
})
