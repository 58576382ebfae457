import { describe, expect, test } from 'vitest'
import type { Uai } from '@/domain/establishment/uai'
import { MAX_INFLATED_BYTES } from '@/domain/containers/inflate-entry'
import { MAX_GROUP_ARCHIVE_BYTES, MAX_GROUP_BYTES } from '@/domain/lists/group-reader'
import { MAX_LIST_BYTES, MAX_ROWS, MAX_TABLE_CHARACTERS } from '@/domain/lists/pronote-list'
import {
  describeGroupRefusal,
  describeGroupUploadRefusal,
  type BringGroupRefusal,
} from '@/features/group-refusals/presentation'

const PLAIN = [
  ...(['empty', 'markup', 'not_a_list', 'other_document', 'no_file', 'nested_archive', 'damaged_archive'] as const),
  ...(['locked_archive', 'damaged_workbook', 'xml_truncated', 'no_rows', 'profile_unknown'] as const),
  'nobody_administered' as const,
].map((reason) => ({ reason }))

const REFUSALS: BringGroupRefusal[] = [
  ...PLAIN,
  { reason: 'no_uai_column', columns: ['Nom'] },
  { reason: 'too_many_establishments', max: 2_000 },
  { reason: 'establishment_too_long', uai: '0311238C' as Uai, max: MAX_ROWS },
  { reason: 'too_large', maxBytes: MAX_GROUP_BYTES },
  { reason: 'inflates_too_much', maxBytes: MAX_GROUP_BYTES },
  { reason: 'too_many_rows', max: MAX_ROWS },
  { reason: 'table_too_large', maxCharacters: MAX_TABLE_CHARACTERS },
  { reason: 'several_files', files: 4 },
  { reason: 'too_many_entries', max: 2_000 },
  { reason: 'binary', format: 'xls' },
  { reason: 'binary', format: 'pdf' },
  { reason: 'unmatched_columns', columns: ['Code'] },
  { reason: 'several_columns', field: 'pronoteId', columns: ['Id', 'Id 2'] },
]

describe('why a list of several establishments is not taken', () => {
  test.each(REFUSALS)('$reason is told with what to do on that page, where nothing is pasted', (refusal) => {
    const { title, detail, remedy } = describeGroupRefusal(refusal)
    for (const words of [title, detail, remedy]) expect(words).not.toMatch(/^$|undefined| [;:!?»]|« /)
    expect(`${detail} ${remedy}`).not.toMatch(/colle[rz]|liste d’un établissement pèse|retenu pour les prochaines/)
  })

  test.each<[what: string, refusal: BringGroupRefusal]>([
    ['a workbook of too many bytes', { reason: 'too_large', maxBytes: MAX_LIST_BYTES }],
    ['an archive of too many bytes', { reason: 'too_large', maxBytes: MAX_GROUP_ARCHIVE_BYTES }],
    ['a workbook that inflates too much', { reason: 'inflates_too_much', maxBytes: MAX_INFLATED_BYTES }],
    ['a sheet of too many rows', { reason: 'too_many_rows', max: MAX_ROWS }],
    ['a sheet of too much text', { reason: 'table_too_large', maxCharacters: MAX_TABLE_CHARACTERS }],
  ])('%s is to be brought as text', (_what, refusal) => {
    expect(describeGroupRefusal(refusal).remedy).toMatch(/en CSV .* 120.Mo\.$/)
  })

  test('a text too long is to be cut, no establishment into two', () => {
    const { detail, remedy } = describeGroupUploadRefusal({ reason: 'too_large', maxBytes: MAX_GROUP_BYTES })
    expect(detail).toMatch(/120.Mo/)
    expect(remedy).toContain('plusieurs fichiers, sans répartir un même établissement')
    expect(describeGroupUploadRefusal({ reason: 'empty' }).detail).not.toContain('collé')
    expect(describeGroupUploadRefusal({ reason: 'interrupted' }).title).toBe('L’envoi a été interrompu')
  })
})
