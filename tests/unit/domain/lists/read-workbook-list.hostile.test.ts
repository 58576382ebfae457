import { describe, expect, test } from 'vitest'
import { inflateBudget, inflateEntry, MAX_INFLATED_BYTES } from '@/domain/containers/inflate-entry'
import { readZipDirectory } from '@/domain/containers/zip-directory'
import { MAX_ROWS } from '@/domain/lists/pronote-list'
import { readListFile } from '@/domain/lists/read-list'
import { listOf } from '../../../builders/fixture-lists'
import { odsParts, xlsx, xlsxParts, zipped } from '../../../builders/workbooks'

const HEADER = ['Nom', 'Prénom', 'Classe', 'Identifiant PRONOTE', 'Identifiant CAS']
const LEA = ['MARTIN', 'Léa', '601', 'AZKH9C7WSQ2R54DP', 'NAA1']

const read = (bytes: Uint8Array) => readListFile(bytes, 'liste')
const cellsOf = (bytes: Uint8Array) => listOf(read(bytes)).rows.map((row) => row.cells)
const refusal = (bytes: Uint8Array) => {
  const answer = read(bytes)
  return answer.ok ? null : answer.refusal
}

describe('a workbook is refused, in bounded memory and time', () => {
  const parts = xlsxParts([{ name: 'A', rows: [HEADER, LEA] }])
  const sheet = (xml: string) => zipped({ ...parts, 'xl/worksheets/sheet1.xml': xml })

  test('when it inflates to more than any list, whatever it declares', () => {
    const bytes = zipped({ ...parts, 'xl/sharedStrings.xml': `<sst>${' '.repeat(MAX_INFLATED_BYTES)}</sst>` })
    expect(bytes.length).toBeLessThan(100_000)
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    for (let at = view.getUint32(bytes.length - 6, true); view.getUint32(at, true) === 0x02014b50;) {
      view.setUint32(at + 24, 100, true)
      at += 46 + view.getUint16(at + 28, true)
    }
    const directory = readZipDirectory(bytes)
    const strings = directory.ok ? directory.value.find((entry) => entry.name === 'xl/sharedStrings.xml') : undefined
    expect(strings?.declaredBytes).toBe(100)
    const budget = inflateBudget(1024 * 1024)
    expect(inflateEntry(strings!, budget, () => 'more')).toMatchObject({ refusal: { reason: 'inflates_too_much' } })
    // What one piece of 8 kB can make, and no more, came out beyond what was left.
    expect(budget.left).toBeGreaterThan(-9 * 1024 * 1024)
    // And of the same archive nothing else does: its entries may all be one, told many times.
    const { left } = budget
    expect(inflateEntry(strings!, budget, () => 'more')).toMatchObject({ refusal: { reason: 'inflates_too_much' } })
    expect(budget.left).toBe(left)
  })

  test('when its cells hold together more text than a list can, however little the file is', () => {
    const heavy = zipped({
      ...parts,
      'xl/sharedStrings.xml': `<sst><si><t>${'x'.repeat(40_000)}</t></si></sst>`,
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${'<row><c t="s"><v>0</v></c></row>'.repeat(700)}</sheetData></worksheet>`,
    })
    expect(heavy.length).toBeLessThan(10_000)
    expect(refusal(heavy)).toMatchObject({ reason: 'table_too_large' })
  })

  describe('however much work a few bytes ask for:', () => {
    const styles = (code: string) =>
      `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="${code}"/></numFmts><cellXfs>${'<xf numFmtId="200"/>'.repeat(5_000)}</cellXfs></styleSheet>`
    const shared = (text: string, cells: number) =>
      zipped({
        ...parts,
        'xl/sharedStrings.xml': `<sst><si><t xml:space="preserve">${text}</t></si></sst>`,
        'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row>${'<c t="s"><v>0</v></c>'.repeat(cells)}</row></sheetData></worksheet>`,
      })
    const content = odsParts([{ name: 'A', rows: [HEADER, LEA] }])['content.xml']!
    const odsCell = (cell: string) =>
      zipped({
        ...odsParts([]),
        'content.xml': content.replace('</table:table-row>', `${cell}</table:table-row>`),
      })
    const spaces = (times: number) => '<text:s text:c="1000"/>'.repeat(times)

    test.each([
      ['a format of brackets', zipped({ ...parts, 'xl/styles.xml': styles('['.repeat(900_000)) })],
      ['a format of zeros', zipped({ ...parts, 'xl/styles.xml': styles('0'.repeat(900_000)) })],
      [
        'a text made of spaces told again and again',
        odsCell(`<table:table-cell office:value-type="string"><text:p>${spaces(600_000)}x</text:p></table:table-cell>`),
      ],
    ])('%s', (_, bytes) => {
      expect(cellsOf(bytes)).toEqual([LEA])
    })

    test.each([
      ['a long text in many cells', shared(`${' '.repeat(30_000)}x`, 400_000)],
      ['a blank text in many cells', shared(' '.repeat(30_000), 400_000)],
      [
        'a long cell told a thousand times',
        odsCell(
          `<table:table-cell office:value-type="string" table:number-columns-repeated="1000"><text:p>${spaces(4_000)}x</text:p></table:table-cell>`,
        ),
      ],
    ])('%s', (_, bytes) => {
      expect(bytes.length).toBeLessThan(50_000)
      expect(refusal(bytes)).toMatchObject({ reason: 'table_too_large' })
    })
  })

  test('when it has more cells than any list, though blank and told in a few bytes', () => {
    const titles = Array.from(
      { length: 200 },
      () => '<table:table-cell office:value-type="string"><text:p>Identifiant PRONOTE</text:p></table:table-cell>',
    )
    const last =
      '<table:table-cell table:number-columns-repeated="199"/><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
    const rows = `<table:table-row>${titles.join('')}</table:table-row><table:table-row table:number-rows-repeated="20000">${last}</table:table-row>`
    const content = odsParts([{ name: 'A', rows: [] }])['content.xml']!
    const bytes = zipped({ ...odsParts([]), 'content.xml': content.replace('</table:table>', `${rows}</table:table>`) })
    expect(content).toContain('</table:table>')
    expect(bytes.length).toBeLessThan(2_000)
    expect(refusal(bytes)).toMatchObject({ reason: 'table_too_large' })
  })

  test.each(['1e400', '9999999999', '-4', '2.5', 'x'])(
    'but a row that says it is the %sᵗʰ has its own line',
    (told) => {
      const rows = sheet(
        parts['xl/worksheets/sheet1.xml']!.replace(/<row r="2"/, `<row r="${told}"`).replaceAll(
          /(<c r="[A-Z]+)2"/g,
          '$1"',
        ),
      )
      expect(listOf(read(rows)).rows.map((row) => row.line)).toEqual([2])
    },
  )

  test('when one row of ODS stands a million times', () => {
    const content = odsParts([{ name: 'A', rows: [HEADER, LEA] }])['content.xml']!
    const repeated = content.replaceAll('<table:table-row>', '<table:table-row table:number-rows-repeated="1000000">')
    expect(refusal(zipped({ ...odsParts([]), 'content.xml': repeated }))).toEqual({
      reason: 'too_many_rows',
      max: MAX_ROWS,
    })
  })

  test.each([
    [
      'entities that laugh',
      '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>',
      'xml_entities',
    ],
    ['an entity from elsewhere', '<!DOCTYPE x SYSTEM "file:///etc/passwd"><worksheet/>', 'xml_entities'],
    ['an entity never declared', '<worksheet>&secret;</worksheet>', 'xml_malformed'],
    ['elements in elements without end', '<a>'.repeat(100_000), 'xml_excessive'],
    [
      'attributes without end',
      `<worksheet ${Array.from({ length: 5_000 }, (_, at) => `a${at}=""`).join(' ')}/>`,
      'xml_excessive',
    ],
    ['a text of brackets alone', `<worksheet><![CDATA[${']]'.repeat(5_000_000)}`, 'xml_excessive'],
    ['a comment without end', `<worksheet><!--${'- '.repeat(5_000_000)}`, 'xml_excessive'],
    ['comments without end', `<worksheet>${'<!---->'.repeat(2_100_000)}`, 'xml_excessive'],
    ['XML that stops', '<worksheet><sheetData><row>', 'xml_truncated'],
    [
      'a text that does not exist',
      '<worksheet><sheetData><row><c t="s"><v>99</v></c></row></sheetData></worksheet>',
      'damaged_workbook',
    ],
  ])('for %s', (_, xml, reason) => {
    expect(refusal(sheet(xml))).toMatchObject({ reason })
  })

  test('when it has a password, is another document, or has lost its end', () => {
    const encrypted = {
      ...odsParts([{ name: 'A', rows: [] }]),
      'META-INF/manifest.xml': '<m:manifest xmlns:m="u"><m:encryption-data/></m:manifest>',
    }
    expect(refusal(zipped(encrypted))).toEqual({ reason: 'locked_archive' })
    expect(refusal(zipped({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' }))).toEqual({
      reason: 'other_document',
    })
    const whole = xlsx([{ name: 'A', rows: [HEADER, LEA] }])
    expect(refusal(whole.subarray(0, whole.length - 30))).toEqual({ reason: 'damaged_archive' })
  })

  test('when a bit of it has turned', () => {
    const bytes = zipped({ ...parts, 'xl/sharedStrings.xml': parts['xl/sharedStrings.xml']! })
    const at = bytes.length - 400
    for (let index = 60; index < at; index += 37) {
      const turned = bytes.slice()
      turned[index]! ^= 4
      const answer = read(turned)
      if (answer.ok) expect(answer.value.rows.map((one) => one.cells)).toEqual([LEA])
    }
  })
})
