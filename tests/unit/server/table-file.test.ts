import { strFromU8, unzipSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Table } from '@/lib/table-format'
import { tableFile } from '@/server/table-file'

const TABLE: Table = {
  sheet: 'Non appariés',
  header: ['Nom', 'Prénom', 'Personnes'],
  rows: [
    ['LEFÈVRE & <FILS>', 'Éva', 1295],
    ['=HYPERLINK("http://x")', '  deux espaces', 0],
    ['a\u0000b\u0001c\ud800', null, null],
  ],
}

async function unzipped(format: 'xlsx' | 'ods', table: Table = TABLE): Promise<Record<string, string>> {
  const response = await tableFile('essai', format, table)
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]))
}

const decoded = (xml: string) =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')

/** The cells of an OpenDocument sheet, read back as a spreadsheet does. */
function odsRows(content: string): string[][] {
  return [...content.matchAll(/<table:table-row>(.*?)<\/table:table-row>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<table:table-cell(?:\/>|[^>]*>(.*?)<\/table:table-cell>)/gs)].map(([, cell = '']) =>
      [...cell.matchAll(/<text:p>(.*?)<\/text:p>/gs)]
        .map(([, text = '']) =>
          decoded(text.replace(/<text:s text:c="(\d+)"\/>/g, (_, count: string) => ' '.repeat(Number(count)))),
        )
        .join('\n'),
    ),
  )
}

describe('a table as a file', () => {
  test('has the name, the type and the ending of its format', async () => {
    const response = await tableFile('rapport-2026', 'ods', TABLE)
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="rapport-2026.ods"')
    expect(response.headers.get('content-type')).toBe('application/vnd.oasis.opendocument.spreadsheet')
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  test('of CSV is the one that spreadsheets open, a formula made harmless', async () => {
    const text = await (await tableFile('essai', 'csv', TABLE)).text()
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`)
  })

  test('of LibreOffice is recognised by its first entry, which is not compressed', async () => {
    const bytes = Buffer.from(await (await tableFile('essai', 'ods', TABLE)).arrayBuffer())
    expect(bytes.subarray(30, 84).toString()).toBe('mimetypeapplication/vnd.oasis.opendocument.spreadsheet')
  })

  test('of LibreOffice holds texts as texts, numbers as numbers, and no control character', async () => {
    const content = (await unzipped('ods'))['content.xml']!
    expect(odsRows(content)).toEqual([
      ['Nom', 'Prénom', 'Personnes'],
      ['LEFÈVRE & <FILS>', 'Éva', '1295'],
      ['=HYPERLINK("http://x")', '  deux espaces', '0'],
      ['abc', '', ''],
    ])
    expect(content).toContain('office:value-type="float" office:value="1295"')
    expect(content).not.toContain('table:formula')
  })

  test('of LibreOffice loses nothing of any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1 }), async (cells) => {
        const table = { sheet: 'Essai', header: ['Texte'], rows: cells.map((cell) => [cell]) }
        const [, ...rows] = odsRows((await unzipped('ods', table))['content.xml']!)
        expect(rows.map(([cell]) => cell)).toEqual(cells)
      }),
      { numRuns: 50 },
    )
  })

  test('of Excel holds texts as texts, numbers as numbers, and no formula', async () => {
    const files = await unzipped('xlsx')
    const sheet = Object.entries(files).find(([path]) => path.includes('worksheets/sheet'))![1]
    const texts = decoded(Object.values(files).join('\n'))
    expect(sheet).toContain('<v>1295</v>')
    expect(sheet).not.toContain('<f>')
    expect(texts).toContain('=HYPERLINK("http://x")')
    expect(texts).toContain('LEFÈVRE & <FILS>')
    expect(texts).not.toMatch(/[\u0000-\u0008]/)
  })
})
