import { expect, test } from 'vitest'
import type { ErrorFinding, WarningFinding, WarningParams } from '@/domain/import/finding'
import {
  describeWarning,
  findingsCsv,
  findingsOfName,
  foundFindingsSentence,
  notListedSentence,
  SHOWN_FINDINGS,
} from '@/features/findings/presentation'

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

test.each([
  [2_000, null],
  [2_001, '1 autre n’est listée nulle part'],
  [4_000, '2 000 autres ne sont listées nulle part'],
])('of %i findings of which 2,000 are kept, it is said how many are not listed: %s', (total, sentence) => {
  const said = notListedSentence({ total, listed: 2_000 })?.replaceAll(/[\u00a0\u202f]/g, ' ') ?? null
  expect(said).toEqual(sentence && (expect.stringContaining(sentence) as string))
})

test('the file of findings says, after each kind, how many it does not list', () => {
  const warnings: WarningFinding[] = [{ line: 9, column: 'Nom', value: '', rule: 'no_name', params: {} }]
  const lines = (errorTotal: number, warningTotal: number) =>
    findingsCsv({ errors: [missing(3)], errorTotal, warnings, warningTotal })
      .split('\r\n')
      .filter((line) => line.includes('nulle part'))
      .map((line) => line.split(';').slice(0, 2))
  expect(lines(1, 1)).toEqual([])
  expect(lines(2, 1)).toEqual([['Erreur', '']])
  expect(lines(2, 2)).toEqual([
    ['Erreur', ''],
    ['Avertissement', ''],
  ])
})

test.each<[WarningParams['cas_id_form'], string]>([
  [{ fault: 'formula', characters: ['='] }, 'L’identifiant CAS commence par « = »,'],
  [{ fault: 'strange', characters: ['«', '»'] }, 'L’identifiant CAS contient « « », « » »,'],
  [{ fault: 'blank', characters: [] }, 'L’identifiant CAS contient une espace,'],
])('an Identifiant CAS of impossible form says why: %j', (params, why) => {
  const { detail, remedy } = describeWarning({ line: 2, column: 'Id. CAS', value: '', rule: 'cas_id_form', params })
  expect(detail.replaceAll('\u00a0', ' ')).toMatch(new RegExp(`^${why}.*la personne garde celui qui était connu`))
  expect(remedy).toContain('Dans PRONOTE')
})
