import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toCsv } from '@/lib/csv'

const read = (csv: string): string[][] => parse(csv, { bom: true, delimiter: ';', relax_column_count: true })

describe('CSV for spreadsheets in French', () => {
  test('has a BOM, semicolons and CRLF', () => {
    expect(
      toCsv(
        ['Nom', 'Classe'],
        [
          ['NOËL', 601],
          ['', null],
        ],
      ),
    ).toBe('\ufeffNom;Classe\r\nNOËL;601\r\n;\r\n')
  })

  test.each(['=1+1', '+33 6', '-2', '@SUM(A1)', '\t=1', '\r=1', "=cmd|' /C calc'!A0"])('opens %j as text', (value) => {
    expect(read(toCsv(['h'], [[value]]))).toEqual([['h'], [`'${value}`]])
  })

  test('leaves numbers alone', () => {
    expect(toCsv(['h'], [[-2]])).toBe('\ufeffh\r\n-2\r\n')
  })

  test('reads back as it was written, the guarding apostrophe aside, and no cell begins like a formula', () => {
    const cell = fc.string({ unit: fc.constantFrom(...Array.from('aé;"\n\r\t=+-@ \'0')) })
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell)), (rows) => {
        const cells = read(toCsv(['a', 'b'], rows)).slice(1)
        expect(cells.map((row) => row.map((value) => value.replace(/^'(?=[=+\-@\t\r])/, '')))).toEqual(
          rows.map((row) => row.map((value) => value.replace(/^'(?=[=+\-@\t\r])/, ''))),
        )
        expect(cells.flat().filter((value) => /^[=+\-@\t\r]/.test(value))).toEqual([])
      }),
    )
  })
})
