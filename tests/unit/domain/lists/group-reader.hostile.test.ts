import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { MAX_INFLATED_BYTES } from '@/domain/containers/inflate-entry'
import { createGroupReader, MAX_GROUP_ARCHIVE_BYTES, MAX_GROUP_BYTES } from '@/domain/lists/group-reader'
import { MAX_ESTABLISHMENT_ROWS, MAX_LIST_BYTES, MAX_ROWS } from '@/domain/lists/pronote-list'
import { runAtOnce } from '@/lib/slices'
import { readGroup } from '../../../builders/group-lists'
import { ods, odsParts, xlsx, xlsxParts, zipped } from '../../../builders/workbooks'

const HEADER = 'UAI;Nom;Identifiant PRONOTE\r\n'
const ROW = '0311238C;MARTIN;AZKH9C7WSQ2R54DP\r\n'
const LIST = HEADER + ROW
const SHEETS = [{ name: 'A', rows: [HEADER, ROW].map((line) => line.trim().split(';')) }]

const utf8 = (text: string) => new TextEncoder().encode(text)

/** An archive whose only file says that it is so long, in its directory. */
function declaring(bytes: number, archive: Uint8Array): Uint8Array {
  const lying = archive.slice()
  const view = new DataView(lying.buffer)
  view.setUint32(view.getUint32(lying.length - 6, true) + 24, bytes, true)
  return lying
}

/** What it is refused for, and the bytes that came out of it before. */
function inflatedBy(archive: Uint8Array) {
  const reader = createGroupReader()
  reader.push(archive)
  const slices = reader.end()
  let inflated = 0
  for (;;) {
    const step = slices.next()
    if (step.done) return { refusal: step.value.ok ? null : step.value.refusal, inflated }
    inflated = step.value
  }
}

describe('an archive is refused', () => {
  test.each<[what: string, bytes: () => Uint8Array, refusal: object]>([
    [
      'of several lists',
      () => zipped({ 'a.csv': LIST, 'b.csv': LIST, 'c.csv': LIST }),
      { reason: 'several_files', files: 3 },
    ],
    ['without a file', () => zipped({}), { reason: 'no_file' }],
    ['of a folder only', () => zipped({ 'listes/': '' }), { reason: 'no_file' }],
    ['of what systems leave only', () => zipped({ '__MACOSX/._a.csv': 'x', '.DS_Store': 'x' }), { reason: 'no_file' }],
    ['of an archive', () => zipped({ 'a.zip': zipped({ 'a.csv': LIST }) }), { reason: 'nested_archive' }],
    [
      'of an archive of a workbook',
      () => zipped({ 'a.zip': zipped({ 'a.xlsx': xlsx(SHEETS) }) }),
      { reason: 'nested_archive' },
    ],
    ['of a picture', () => zipped({ 'a.csv': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10) }), { reason: 'binary' }],
    ['of an empty file', () => zipped({ 'a.csv': '' }), { reason: 'empty' }],
    [
      'of a list without UAI',
      () => zipped({ 'a.csv': 'Nom;Identifiant PRONOTE\nMARTIN;AZKH9C7WSQ2R54DP\n' }),
      { reason: 'no_uai_column' },
    ],
    ['that is cut', () => zipped({ 'a.csv': LIST }).subarray(0, -9), { reason: 'damaged_archive' }],
    [
      'that says less than what comes out',
      () => declaring(10, zipped({ 'a.csv': LIST })),
      { reason: 'damaged_archive' },
    ],
    [
      'that says more than what comes out',
      () => declaring(1_000, zipped({ 'a.csv': LIST })),
      { reason: 'damaged_archive' },
    ],
    ['that says two gigabytes', () => declaring(2 ** 31, zipped({ 'a.csv': LIST })), { reason: 'inflates_too_much' }],
    [
      'that is a document',
      () => zipped({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' }),
      { reason: 'other_document' },
    ],
  ])('%s', (_what, bytes, refusal) => {
    expect(readGroup(bytes(), 50)).toMatchObject({ ok: false, refusal })
  })

  test('when it has a password', () => {
    const locked = zipped({ 'a.csv': LIST })
    locked[new DataView(locked.buffer).getUint32(locked.length - 6, true) + 8]! |= 1
    expect(readGroup(locked)).toMatchObject({ ok: false, refusal: { reason: 'locked_archive' } })
  })

  test('when a bit of it has turned, though all its rows were read', () => {
    const text = HEADER + ROW.repeat(50)
    const stored = zipSync({ 'a.csv': [utf8(text), { level: 0 }] })
    const at = stored.findLastIndex((byte, index) => byte === 0x4d && stored[index + 1] === 0x41)
    stored[at] = 0x4e
    expect(readGroup(stored)).toMatchObject({ ok: false, refusal: { reason: 'damaged_archive' } })
  })

  test('longer than memory would hold beside its rows, at its first byte too many', () => {
    const reader = createGroupReader()
    expect(reader.push(zipped({ 'a.csv': LIST }))).toBe(true)
    expect(reader.push(new Uint8Array(MAX_GROUP_ARCHIVE_BYTES))).toBe(false)
    expect(runAtOnce(reader.end())).toEqual({
      ok: false,
      refusal: { reason: 'too_large', maxBytes: MAX_GROUP_ARCHIVE_BYTES },
    })
  })
})

describe('a bomb is refused', () => {
  test('at its first zeros, when they are no text', () => {
    const { refusal, inflated } = inflatedBy(zipSync({ 'a.csv': new Uint8Array(16 * 1024 * 1024) }))
    expect(refusal).toMatchObject({ reason: 'binary' })
    expect(inflated).toBeLessThan(9 * 1024 * 1024)
  })

  test('once far more comes out than what was deflated can hold, whatever it declares', () => {
    // Of nobody: rows of one establishment are counted.
    const text = HEADER + ROW.replace(/^[^;]*/, '0000000B').repeat(1_500_000)
    const bytes = zipped({ 'a.csv': text })
    expect(bytes.length).toBeLessThan(200_000)
    expect(MAX_INFLATED_BYTES + 50 * bytes.length).toBeLessThan(text.length)
    for (const [declared, most] of [
      [text.length, 0],
      [LIST.length, 40_000_000],
    ] as const) {
      const { refusal, inflated } = inflatedBy(declaring(declared, bytes))
      expect(refusal).toMatchObject({ reason: 'inflates_too_much' })
      expect(inflated).toBeLessThanOrEqual(most)
    }
  })

  test('that comes out to more than any list, though little of it repeats', () => {
    const archive = declaring(MAX_GROUP_BYTES + 1, zipSync({ 'a.csv': [new Uint8Array(8_000_000), { level: 0 }] }))
    const refusal = { reason: 'inflates_too_much', maxBytes: MAX_GROUP_BYTES }
    expect(readGroup(archive)).toEqual({ ok: false, refusal })
  })

  test('within a workbook, alone or in an archive', () => {
    const texts = `<si><t>${' '.repeat(32_000)}</t></si>`.repeat(820)
    const heavy = zipped({ ...xlsxParts(SHEETS), 'xl/sharedStrings.xml': `<sst>${texts}</sst>` })
    for (const bytes of [heavy, zipped({ 'a.xlsx': heavy })]) {
      expect(readGroup(bytes)).toMatchObject({ ok: false, refusal: { reason: 'inflates_too_much' } })
    }
  })
})

describe('a workbook or an XML export is refused', () => {
  const content = odsParts(SHEETS)['content.xml']!
  const xml = (records: string) => utf8(`<TABLE>${records}</TABLE>`)

  test.each<[what: string, bytes: () => Uint8Array, refusal: object]>([
    [
      'without UAI, its columns told',
      () =>
        xlsx([
          {
            name: 'A',
            rows: [
              ['Nom', 'Identifiant PRONOTE'],
              ['MARTIN', 'AZKH9C7WSQ2R54DP'],
            ],
          },
        ]),
      { reason: 'no_uai_column', columns: ['Nom', 'Identifiant PRONOTE'] },
    ],
    [
      'without identifiers',
      () =>
        ods([
          {
            name: 'A',
            rows: [
              ['UAI', 'Nom'],
              ['0311238C', 'MARTIN'],
            ],
          },
        ]),
      { reason: 'no_identifier_column' },
    ],
    [
      'of a row that stands a million times',
      () =>
        zipped({
          ...odsParts([]),
          'content.xml': content.replaceAll(
            '<table:table-row>',
            '<table:table-row table:number-rows-repeated="1000000">',
          ),
        }),
      { reason: 'too_many_rows', max: MAX_ROWS },
    ],
    [
      'of more establishments than an académie has',
      () =>
        xlsx([
          {
            name: 'A',
            rows: [
              ['UAI', 'Identifiant PRONOTE'],
              ...Array.from({ length: 2_001 }, (_, n) => [`${n}`, 'AZKH9C7WSQ2R54DP']),
            ],
          },
        ]),
      { reason: 'too_many_establishments' },
    ],
    [
      'in XML without UAI',
      () => xml('<Eleve><NOM>A</NOM><IDENTPRONOTE>AZKH9C7WSQ2R54DP</IDENTPRONOTE></Eleve>'),
      { reason: 'no_uai_column' },
    ],
    [
      'of one establishment longer than a list may be',
      () => utf8(`UAI;Identifiant PRONOTE\n${'0311238C;AZKH9C7WSQ2R54DP\n'.repeat(MAX_ESTABLISHMENT_ROWS + 1)}`),
      { reason: 'establishment_too_long', uai: '0311238C', max: MAX_ESTABLISHMENT_ROWS },
    ],
    ['in XML that stops', () => xml('<Eleve>').subarray(0, -9), { reason: 'xml_truncated' }],
    [
      'in XML that declares entities',
      () => utf8('<!DOCTYPE x [<!ENTITY a "ha">]><TABLE><Eleve>&a;</Eleve></TABLE>'),
      { reason: 'xml_entities' },
    ],
    ['in XML of something else', () => utf8('<html><body/></html>'), { reason: 'markup' }],
    [
      'in XML for the ENT',
      () => utf8('<ImportChiffre><Contenu>x</Contenu></ImportChiffre>'),
      { reason: 'encrypted_export' },
    ],
  ])('%s', (_what, bytes, refusal) => {
    expect(readGroup(bytes(), 1_000)).toMatchObject({ ok: false, refusal })
  })

  test('in XML longer than any list, before all of it has come', () => {
    const reader = createGroupReader()
    expect(reader.push(utf8('<TABLE>'))).toBe(true)
    const piece = utf8(' '.repeat(1024 * 1024))
    let pieces = 1
    while (reader.push(piece)) pieces += 1
    expect(pieces * piece.length).toBe(MAX_LIST_BYTES)
    expect(runAtOnce(reader.end())).toEqual({ ok: false, refusal: { reason: 'too_large', maxBytes: MAX_LIST_BYTES } })
  })
})
