import { describe, expect, test } from 'vitest'
import { analyseImport, type ImportAnalysis } from '@/domain/import/analyse-import'
import { summarisePairing } from '@/domain/pairing/summarise-pairing'
import type { KnownPerson } from '@/domain/people/person'
import type { Profile } from '@/domain/people/profile'
import { fixtureList, peopleAfter } from '../../../builders/fixture-lists'
import { IDS, paste, person } from '../../../builders/pasted-lists'

function importFixture(name: string, profile: Profile, people: KnownPerson[], coverage: 'whole' | 'part' = 'whole') {
  const analysis = analyseImport({ list: fixtureList(name), profile, coverage, people })
  return { analysis, people: peopleAfter(people, analysis) }
}

function expectRowsAddUp({ counts }: ImportAnalysis) {
  expect(counts.new + counts.changed + counts.unchanged + counts.repeated + counts.refused).toBe(counts.rows)
}

const FIRST_WEEK = [
  ['eleves-export-utf16le.txt', 'pupil', 620, 339],
  ['responsables-export-utf16le.txt', 'guardian', 560, 112],
  ['professeurs-presse-papiers.tsv', 'teacher', 75, 64],
  ['personnels-cp1252.csv', 'staff', 40, 29],
] as const

const firstWeek = FIRST_WEEK.reduce<KnownPerson[]>(
  (people, [name, profile]) => importFixture(name, profile, people).people,
  [],
)
const secondWeek = importFixture('eleves-semaine-2-utf8bom.csv', 'pupil', firstWeek)
const thirdWeek = importFixture('eleves-semaine-3-presse-papiers.tsv', 'pupil', secondWeek.people)

describe('the college of the fixtures', () => {
  test.each(FIRST_WEEK)('first week, %s: all new', (name, profile, rows, paired) => {
    const { analysis } = importFixture(name, profile, [])
    expect(analysis.errors).toEqual([])
    expect(analysis.warnings).toEqual([])
    expect(analysis.counts).toEqual({
      rows,
      new: rows,
      changed: 0,
      unchanged: 0,
      repeated: 0,
      refused: 0,
      missing: 0,
      newlyPaired: paired,
      lostPairing: 0,
      conflicts: 0,
      warned: 0,
      ...{ missingPaired: 0, conflictBegins: 0, conflictEnds: 0 },
    })
  })

  test('has 1,295 people, 544 paired, after the first week', () => {
    expect(summarisePairing(firstWeek)).toMatchObject({
      people: 1295,
      paired: 544,
      conflicts: 0,
      byProfile: [
        { profile: 'pupil', people: 620, paired: 339 },
        { profile: 'guardian', people: 560, paired: 112 },
        { profile: 'teacher', people: 75, paired: 64 },
        { profile: 'staff', people: 40, paired: 29 },
      ],
    })
  })

  test('second week: 6 new, 4 missing, 134 changed, 133 newly paired, one conflict', () => {
    const { analysis, people } = secondWeek
    expect(analysis.counts).toEqual({
      rows: 622,
      new: 6,
      changed: 134,
      unchanged: 482,
      repeated: 0,
      refused: 0,
      missing: 4,
      newlyPaired: 133,
      lostPairing: 0,
      conflicts: 1,
      warned: 2,
      ...{ missingPaired: 1, conflictBegins: 2, conflictEnds: 0 },
    })
    expect(analysis.conflicts).toMatchObject([{ casId: 'NAC36304' }])
    expect(analysis.conflicts[0]?.pronoteIds).toHaveLength(2)
    expect(summarisePairing(people).byProfile[0]).toEqual({ profile: 'pupil', people: 622, paired: 469 })
  })

  test('second week: 132 changed only by an Identifiant CAS, one by name and Identifiant CAS, one by first name', () => {
    const differing = secondWeek.analysis.changes.update.map(({ before, after }) =>
      (['casId', 'lastName', 'firstName', 'className'] as const).filter((key) => before[key] !== after[key]).join('+'),
    )
    const counted = Object.fromEntries(
      [...new Set(differing)].map((keys) => [keys, differing.filter((k) => k === keys).length]),
    )
    expect(counted).toEqual({ casId: 132, 'casId+lastName': 1, firstName: 1 })
  })

  test('second week: the two in conflict, and only they, are marked so', () => {
    const { changes } = secondWeek.analysis
    expect([...changes.conflictBegins].sort()).toEqual(['7KPWSZ6CHE9GBR82', 'M298XBD5RJEYV6W4'])
    expect(changes.conflictEnds).toEqual([])
    expect(secondWeek.analysis.warnings).toMatchObject([
      {
        line: 2,
        column: 'Id. CAS',
        value: 'NAC36304',
        rule: 'cas_id_shared',
        params: { lines: [expect.any(Number)], more: 0, elsewhere: [] },
      },
      { rule: 'cas_id_shared', params: { lines: [2] } },
    ])
  })

  test('third week: same people, the conflict cleared, 12 gain an Identifiant CAS, 3 and the one in conflict lose theirs', () => {
    const { analysis } = thirdWeek
    expect(analysis.counts).toEqual({
      rows: 622,
      new: 0,
      changed: 16,
      unchanged: 606,
      repeated: 0,
      refused: 0,
      missing: 0,
      newlyPaired: 12,
      lostPairing: 4,
      conflicts: 0,
      warned: 0,
      ...{ missingPaired: 0, conflictBegins: 0, conflictEnds: 2 },
    })
    expect(analysis.changes.conflictEnds).toHaveLength(2)
    expect(summarisePairing(thirdWeek.people).byProfile[0]).toMatchObject({ people: 622, paired: 479 })
  })

  test('the same list once more changes nothing', () => {
    const { analysis } = importFixture('eleves-semaine-2-utf8bom.csv', 'pupil', secondWeek.people)
    expect(analysis.counts).toMatchObject({
      rows: 622,
      unchanged: 622,
      changed: 0,
      new: 0,
      missing: 0,
      newlyPaired: 0,
      conflicts: 1,
    })
    expect(analysis.changes).toEqual({ insert: [], update: [], markAbsent: [], conflictBegins: [], conflictEnds: [] })
  })

  test('a part of a list leaves nobody missing', () => {
    const { analysis } = importFixture('eleves-semaine-2-utf8bom.csv', 'pupil', firstWeek, 'part')
    expect(analysis.counts).toMatchObject({ new: 6, changed: 134, unchanged: 482, missing: 0 })
  })

  test('the first list again after the second brings the missing back, as changed', () => {
    const { analysis } = importFixture('eleves-export-utf16le.txt', 'pupil', secondWeek.people)
    expect(analysis.counts).toMatchObject({ new: 0, changed: 138, unchanged: 482, missing: 6 })
    expectRowsAddUp(analysis)
  })
})

describe('faulty rows', () => {
  const { analysis } = importFixture('malformes/lignes-fautives.csv', 'pupil', firstWeek, 'part')
  const found = (findings: { line: number; rule: string }[]) => findings.map(({ line, rule }) => [line, rule])

  test('are left out with a reason each', () => {
    expect(found(analysis.errors)).toEqual([
      [2, 'identifier_format'],
      [3, 'duplicate_identifier'],
      [4, 'duplicate_identifier'],
      [5, 'identifier_format'],
      [6, 'other_profile'],
      [7, 'missing_identifier'],
      [12, 'row_too_short'],
      [14, 'identifier_foreign_letter'],
    ])
    expect(analysis.errors.map(({ params }) => params)).toEqual([
      { length: 15, strange: [] },
      { lines: [4], more: 0 },
      { lines: [3], more: 0 },
      { length: 18, strange: ['/', '.'] },
      { profile: 'teacher', imported: 'pupil' },
      {},
      { cells: 3, columns: 5 },
      { character: 'А', looksLike: 'A', script: 'cyrillic' },
    ])
    expect(analysis.errors[0]).toMatchObject({ column: 'Identifiant PRONOTE', value: 'ABCDEFGH2345678' })
  })

  test('or kept with a warning; of what is left out nothing more is said', () => {
    expect(found(analysis.warnings)).toEqual([
      [8, 'no_name'],
      [9, 'look_alike'],
      [9, 'cas_id_form'],
      [11, 'extra_cells'],
      [15, 'cas_id_too_long'],
    ])
    expect(analysis.warnings[1]).toMatchObject({ params: { characters: ['O', '0', 'I', '1', 'L'] } })
    expect(analysis.warnings[2]).toMatchObject({ column: 'Identifiant CAS', params: { fault: 'formula' } })
    expect(analysis.warnings[4]).toMatchObject({ column: 'Identifiant CAS', params: { length: 65, max: 64 } })
  })

  test('and all are counted', () => {
    expect(analysis.counts).toEqual({
      rows: 14,
      new: 5,
      changed: 0,
      unchanged: 0,
      repeated: 1,
      refused: 8,
      missing: 0,
      newlyPaired: 2,
      lostPairing: 0,
      conflicts: 0,
      warned: 4,
      ...{ missingPaired: 0, conflictBegins: 0, conflictEnds: 0 },
    })
    expect(analysis.refusedIds).toEqual(['ABCDEFGH23456789', 'KQS98RPC4FNVAZU7'])
  })

  test('text that looks like a formula is kept as it is, but for an Identifiant CAS', () => {
    expect(analysis.changes.insert).toMatchObject([
      { pronoteId: 'ZYXWVUTSRQPNMKJH', lastName: '', casId: null },
      { pronoteId: 'O0I1LABCDEFGH234', casId: null },
      { pronoteId: 'WXYZABCDEFGH2345', lastName: '+33 6 12', firstName: '=1+1' },
      { pronoteId: 'MNPQRSTUVWXYZ234', lastName: 'GARCIA' },
      { pronoteId: 'HJKMNPQRSTUVWXY2', casId: null },
    ])
  })

  test('nobody whose identifier can be read in a refused row is missing', () => {
    const known = person({ pronoteId: 'ABCDEFGH23456789' })
    const { analysis: whole } = importFixture('malformes/lignes-fautives.csv', 'pupil', [known], 'whole')
    expect(whole.changes.markAbsent).toEqual([])
  })
})

describe('one row against another', () => {
  const list = (...rows: string[]) => `Nom;Prénom;Né(e) le;Id. PRONOTE-ENT;Id. CAS\n${rows.join('\n')}`

  test('an exact repeat is counted, spaces and case of the identifier aside', () => {
    const { counts, accepted } = paste(list(`A;B;;${IDS[0]};x`, ` A ;B;; ${IDS[0].toLowerCase()};x `), 'pupil', [])
    expect(counts).toMatchObject({ rows: 2, new: 1, repeated: 1, refused: 0, warned: 1 })
    expect(accepted).toMatchObject([{ line: 2 }])
  })

  test.each([
    ['name', `A;B;;${IDS[0]};x`, `C;B;;${IDS[0]};x`],
    ['birth date', `A;B;01/01/2010;${IDS[0]};x`, `A;B;02/01/2010;${IDS[0]};x`],
    ['case of the Identifiant CAS', `A;B;;${IDS[0]};x`, `A;B;;${IDS[0]};X`],
  ])('another %s under one identifier is an error on every row that bears it', (_, one, other) => {
    const { counts, errors } = paste(list(one, other, one), 'pupil', [])
    expect(counts).toMatchObject({ rows: 3, new: 0, repeated: 0, refused: 3 })
    expect(errors.map((error) => error.params)).toEqual([
      { lines: [3, 4], more: 0 },
      { lines: [2, 4], more: 0 },
      { lines: [2, 3], more: 0 },
    ])
  })
})

describe('people known already', () => {
  test('keep what a list has no column for', () => {
    const known = person({ casId: 'NAA1', className: '601' })
    const { counts, changes } = paste(`Identifiant PRONOTE\n${IDS[0]}\n`, 'pupil', [known], 'whole')
    expect(counts).toMatchObject({ unchanged: 1, lostPairing: 0 })
    expect(changes.update).toEqual([])
  })

  test('lose their pairing with an empty cell', () => {
    const { counts } = paste(`Identifiant PRONOTE;Identifiant CAS\n${IDS[0]};\n`, 'pupil', [person({ casId: 'NAA1' })])
    expect(counts).toMatchObject({ changed: 1, lostPairing: 1, newlyPaired: 0 })
  })

  test('who are absent come back as changed, under another profile too', () => {
    const known = person({ profile: 'guardian', absent: true })
    const { counts, changes } = paste(`Identifiant PRONOTE\n${IDS[0]}\n`, 'teacher', [known])
    expect(counts).toMatchObject({ changed: 1, refused: 0 })
    expect(changes.update[0]?.after).toMatchObject({ profile: 'teacher', absent: false })
  })

  test('of another profile are neither touched nor missing', () => {
    const teacher = person({ profile: 'teacher', pronoteId: IDS[1] })
    const { counts, changes } = paste(`Identifiant PRONOTE\n${IDS[0]}\n`, 'pupil', [teacher], 'whole')
    expect(counts).toMatchObject({ new: 1, missing: 0 })
    expect(changes.markAbsent).toEqual([])
  })

  test('share an Identifiant CAS across profiles: both are kept and marked, the other named by profile only', () => {
    const teacher = person({ profile: 'teacher', pronoteId: IDS[1], casId: 'NAA1', lastName: 'SECRET' })
    const analysis = paste(`Identifiant PRONOTE;Identifiant CAS\n${IDS[0]};NAA1\n`, 'pupil', [teacher])
    expect(analysis.counts).toMatchObject({ new: 1, newlyPaired: 1, conflicts: 1, warned: 1 })
    expect(analysis.changes.conflictBegins).toEqual([IDS[1], IDS[0]])
    expect(analysis.warnings).toMatchObject([
      { rule: 'cas_id_shared', params: { lines: [], more: 0, elsewhere: ['teacher'] } },
    ])
    expect(JSON.stringify(analysis.warnings)).not.toContain('SECRET')
  })

  test('who are absent or become missing share with nobody', () => {
    const gone = person({ pronoteId: IDS[1], casId: 'NAA1', absent: true })
    const going = person({ pronoteId: IDS[2], casId: 'NAA1' })
    const { counts } = paste(`Identifiant PRONOTE;Identifiant CAS\n${IDS[0]};NAA1\n`, 'pupil', [gone, going], 'whole')
    expect(counts).toMatchObject({ missing: 1, conflicts: 0 })
  })
})
