import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupOf, readGroup, rowsByUai } from '../../../builders/group-lists'

const HEADER = 'UAI;Nom;Prénom;Classe;Identifiant PRONOTE;Identifiant CAS\r\n'
const JAURES = '0311238C'
const OZENNE = '0310047H'

const utf8 = (text: string) => new TextEncoder().encode(text)

describe('a list of several establishments', () => {
  const text =
    HEADER +
    `${JAURES};MARTIN;Léa;601;AZKH9C7WSQ2R54DP;NAA30191\r\n` +
    `${OZENNE};"DU;RAND";Tom;2GT1;FEH85K9JNUCASD2M;\r\n` +
    '\r\n' +
    `${JAURES.toLowerCase()};PETIT;"Zoé\nAnne";602;KT2AQ3UW4S98DPYX;\r\n` +
    `0311238D;FAUX;Un;601;3KEUXDWC957JMQVR;\r\n` +
    `;SANS;Uai;601;KQS98RPC4FNVAZU7;\r\n` +
    `;SANS;Autre;601;A8BT6EGHDW3QFPXC;`

  test('gives each its rows, with the lines of the file, and tells those that name none', () => {
    const list = groupOf(readGroup(utf8(text)))
    expect(list.rows).toBe(6)
    expect(list.encoding).toBe('utf-8')
    expect(rowsByUai(list)).toEqual({
      [JAURES]: [
        { line: 2, endLine: 2, cells: [JAURES, 'MARTIN', 'Léa', '601', 'AZKH9C7WSQ2R54DP', 'NAA30191'], extra: null },
        {
          line: 5,
          endLine: 6,
          cells: [JAURES.toLowerCase(), 'PETIT', 'Zoé\nAnne', '602', 'KT2AQ3UW4S98DPYX', ''],
          extra: null,
        },
      ],
      [OZENNE]: [
        { line: 3, endLine: 3, cells: [OZENNE, 'DU;RAND', 'Tom', '2GT1', 'FEH85K9JNUCASD2M', ''], extra: null },
      ],
    })
    expect(list.unplaced).toEqual([
      { written: '0311238D', why: { reason: 'wrong_letter', expected: 'C' }, rows: 1, lines: [7] },
      { written: '', why: { reason: 'malformed' }, rows: 2, lines: [8, 9] },
    ])
  })

  test.each([1, 2, 3, 7, 64, 5_000])('is the same in pieces of %i bytes', (pieceLength) => {
    const whole = groupOf(readGroup(utf8(text)))
    const list = groupOf(readGroup(utf8(text), pieceLength))
    expect(rowsByUai(list)).toEqual(rowsByUai(whole))
    expect(list.unplaced).toEqual(whole.unplaced)
  })

  test('is read in UTF-16 and in Windows-1252 as well, an accent far into it included', () => {
    const utf16 = new Uint8Array([0xff, 0xfe, ...new Uint8Array(Uint16Array.from(text, (c) => c.charCodeAt(0)).buffer)])
    expect(rowsByUai(groupOf(readGroup(utf16, 333)))).toEqual(rowsByUai(groupOf(readGroup(utf8(text)))))

    const plain = `UAI;Nom;Identifiant PRONOTE\n${`${JAURES};MARTIN;AZKH9C7WSQ2R54DP\n`.repeat(300)}`
    const latin = Uint8Array.from(`${plain}${OZENNE};LEFÈVRE;FEH85K9JNUCASD2M\n`, (c) => c.charCodeAt(0))
    const list = groupOf(readGroup(latin, 1_000))
    expect(list.encoding).toBe('windows-1252')
    expect(rowsByUai(list)[OZENNE]?.[0]?.cells).toEqual([OZENNE, 'LEFÈVRE', 'FEH85K9JNUCASD2M'])
  })

  test('may be followed by thousands of empty rows, as spreadsheets leave them, in pieces of any length', () => {
    const blank = ';;;;;\r\n'.repeat(20_000)
    const list = groupOf(
      readGroup(utf8(text + '\r\n' + blank + `${OZENNE};PETIT;Noé;601;NJ8C2QTWDU4XFPA9;\r\n` + blank), 10_000),
    )
    expect(list.rows).toBe(7)
    expect(rowsByUai(list)[OZENNE]?.at(-1)).toMatchObject({
      line: 20_010,
      cells: [OZENNE, 'PETIT', 'Noé', '601', 'NJ8C2QTWDU4XFPA9', ''],
    })
  })

  test('whatever its size, loses no row', () => {
    const row = fc.record({
      uai: fc.constantFrom(JAURES, OZENNE, '0340061G', 'x', ''),
      name: fc.string({ maxLength: 30 }),
    })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 400 }), (rows, piece) => {
        const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`
        const lines = rows.map(({ uai, name }) => `${uai};${quoted(name)};AZKH9C7WSQ2R54DP\n`)
        const list = groupOf(readGroup(utf8(`UAI;Nom;Identifiant PRONOTE\n${lines.join('')}`), piece))
        const kept = [...list.establishments.values()].reduce((sum, { count }) => sum + count, 0)
        const left = list.unplaced.reduce((sum, { rows }) => sum + rows, 0)
        expect(list.rows).toBe(rows.length)
        expect(kept + left).toBe(rows.length)
        expect(rowsByUai(list)[JAURES]?.map(({ cells }) => cells[1]) ?? []).toEqual(
          rows.filter(({ uai }) => uai === JAURES).map(({ name }) => name),
        )
      }),
      { numRuns: 200 },
    )
  })
})

describe('what is no list of several establishments is refused', () => {
  test.each([
    ['nothing', new Uint8Array(), 'empty'],
    ['a list without UAI', utf8('Nom;Identifiant PRONOTE\nMARTIN;AZKH9C7WSQ2R54DP\n'), 'no_uai_column'],
    ['a list without identifiers', utf8(`UAI;Nom\n${JAURES};MARTIN\n`), 'no_identifier_column'],
    ['a quote that nobody closes', utf8(`${HEADER}${JAURES};"MARTIN;\n${'x;\n'.repeat(100_000)}`), 'unclosed_quote'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), 'binary'],
  ])('%s', (_what, bytes, reason) => {
    expect(readGroup(bytes, 10_000)).toMatchObject({ ok: false, refusal: { reason } })
  })

  test('more establishments than an académie has', () => {
    const rows = Array.from({ length: 2_001 }, (_, n) => `${n};MARTIN;AZKH9C7WSQ2R54DP\n`)
    expect(readGroup(utf8(`UAI;Nom;Identifiant PRONOTE\n${rows.join('')}`), 10_000)).toMatchObject({
      ok: false,
      refusal: { reason: 'too_many_establishments' },
    })
  })
})

test.each([
  ['on one line', `<ImportChiffre><Contenu>${'A'.repeat(200_000)}</Contenu></ImportChiffre>`],
  ['after its declaration', `<?xml version="1.0"?>\n<ImportChiffre><Contenu>${'A'.repeat(200_000)}</Contenu>`],
])('an encrypted export, %s, is told from a web page', (_, text) => {
  expect(readGroup(utf8(text), 4_096)).toEqual({ ok: false, refusal: { reason: 'encrypted_export' } })
})
