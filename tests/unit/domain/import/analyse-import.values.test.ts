import { describe, expect, test } from 'vitest'
import { analyseImport } from '@/domain/import/analyse-import'
import { correctableField } from '@/domain/import/corrections'
import { readPastedList } from '@/domain/lists/read-list'
import { listOf } from '../../../builders/fixture-lists'
import { IDS, paste, person } from '../../../builders/pasted-lists'

describe('values', () => {
  test('lose their control characters, with a warning, and hold none in what is shown', () => {
    const analysis = paste(`Nom;Identifiant PRONOTE\nDU\u0000PONT\u0007;${IDS[0]}\n`, 'pupil', [])
    expect(analysis.accepted).toMatchObject([{ lastName: 'DUPONT' }])
    expect(analysis.warnings).toMatchObject([
      { rule: 'control_characters', value: 'DU�PONT�', params: { cleaned: 'DUPONT' } },
    ])
  })

  test.each(['\u202a', '\u202e', '\u2066', '\u2069', '\u200e', '\u200f', '\u061c'])(
    'lose a mark that would turn their direction, %j, with a warning',
    (mark) => {
      const analysis = paste(`Nom;Identifiant PRONOTE\nDU${mark}PONT;${IDS[0]}\n`, 'pupil', [])
      expect(analysis.accepted).toMatchObject([{ lastName: 'DUPONT' }])
      expect(analysis.warnings).toMatchObject([{ rule: 'control_characters', params: { cleaned: 'DUPONT' } }])
    },
  )

  test.each([
    [200, 0],
    [201, 1],
  ])('of a name of %i characters: %i warning', (length, warned) => {
    const analysis = paste(`Nom;Identifiant PRONOTE\n${'é'.repeat(length)};${IDS[0]}\n`, 'pupil', [])
    expect(analysis.counts.warned).toBe(warned)
    expect(analysis.accepted[0]?.lastName).toHaveLength(200)
  })

  test.each([
    [64, 0],
    [65, 1],
  ])('of an Identifiant CAS of %i characters: %i warning', (length, warned) => {
    const { counts } = paste(`Id. PRONOTE-ENT;Id. CAS\n${IDS[0]};${'a'.repeat(length)}\n`, 'pupil', [])
    expect(counts).toMatchObject({ warned, refused: 0, new: 1, newlyPaired: 1 - warned })
  })

  test('of an Identifiant CAS that is too long neither loses nor changes the one known, and can be typed again', () => {
    const known = person({ pronoteId: IDS[0], casId: 'NAA30191' })
    const input = {
      list: listOf(readPastedList(`Id. PRONOTE-ENT;Id. CAS\n${IDS[0]};${'a'.repeat(65)}\n`)),
      profile: 'pupil',
      coverage: 'whole',
      people: [known],
    } as const
    const { counts, warnings, changes } = analyseImport(input)
    expect(counts).toMatchObject({ unchanged: 1, lostPairing: 0, newlyPaired: 0, missing: 0 })
    expect(changes.update).toEqual([])
    expect(warnings.map((one) => [one.rule, correctableField(one, input.list.columns)])).toEqual([
      ['cas_id_too_long', 'casId'],
    ])
    const cells = [{ line: 2, field: 'casId', value: 'NAB00001' } as const]
    const corrected = analyseImport({ ...input, corrections: { cells, leftOut: [] } })
    expect(corrected.warnings).toEqual([])
    expect(corrected.changes.update[0]?.after.casId).toBe('NAB00001')
  })

  test('of an Identifiant CAS of impossible form: as one too long', () => {
    const known = person({ pronoteId: IDS[0], casId: 'NAA30191' })
    const list = listOf(readPastedList(`Id. PRONOTE-ENT;Id. CAS\n${IDS[0]};=bad id\n${IDS[1]};a*\n`))
    const input = { list, profile: 'pupil', coverage: 'whole', people: [known] } as const
    const { counts, warnings, changes } = analyseImport(input)
    expect(counts).toMatchObject({ unchanged: 1, new: 1, lostPairing: 0, newlyPaired: 0, warned: 2, refused: 0 })
    expect(changes).toMatchObject({ update: [], insert: [{ pronoteId: IDS[1], casId: null }] })
    expect(warnings.map((one) => [one.rule, one.value, correctableField(one, list.columns)])).toEqual([
      ['cas_id_form', '=bad id', 'casId'],
      ['cas_id_form', 'a*', 'casId'],
    ])
    const cells = [{ line: 2, field: 'casId', value: 'NAB00001' } as const]
    const corrected = analyseImport({ ...input, corrections: { cells, leftOut: [] } })
    expect(corrected.warnings).toMatchObject([{ line: 3 }])
    expect(corrected.changes.update[0]?.after.casId).toBe('NAB00001')
  })

  test('of an Identifiant CAS: a control character makes it unsure, a mark that only shows otherwise is taken out', () => {
    const header = 'Id. PRONOTE-ENT;Id. CAS'
    const { warnings, accepted } = paste(`${header}\n${IDS[0]};NA\u0007A1\n${IDS[1]};\u200eNAA2\n`, 'pupil', [])
    expect(warnings).toMatchObject([
      { rule: 'cas_id_form', value: 'NA�A1', params: { fault: 'invisible' } },
      { rule: 'control_characters', params: { cleaned: 'NAA2' } },
    ])
    expect(accepted.map(({ casId }) => casId)).toEqual([undefined, 'NAA2'])
  })

  test.each([
    [2000, 0],
    [2001, 1],
  ])('of a cell of %i characters: %i error', (length, refused) => {
    const { counts, errors } = paste(`Id. PRONOTE-ENT;Adresse\n${IDS[0]};${'a'.repeat(length)}\n`, 'pupil', [])
    expect(counts.refused).toBe(refused)
    expect(errors.every((error) => error.value.length <= 81)).toBe(true)
  })

  test('spread over lines are an error in a column that is kept, and allowed in an address', () => {
    expect(paste(`Nom;Id. PRONOTE-ENT;Adresse\n"A\nB";${IDS[0]};x\n`, 'pupil', []).errors).toMatchObject([
      { rule: 'line_break', params: { endLine: 3 } },
    ])
    expect(paste(`Nom;Id. PRONOTE-ENT;Adresse\nA;${IDS[0]};"1\nrue"\n`, 'pupil', []).counts).toMatchObject({
      new: 1,
      refused: 0,
    })
  })

  test('of a class are kept for pupils only', () => {
    const list = `Nom;Classe;Identifiant PRONOTE\nA;601;${IDS[0]}\n`
    expect(paste(list, 'pupil', []).accepted[0]?.className).toBe('601')
    expect(paste(list, 'teacher', []).accepted[0]?.className).toBeUndefined()
  })
})
