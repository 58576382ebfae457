import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyseImport } from '@/domain/import/analyse-import'
import { decodeText } from '@/domain/lists/decode-text'
import { readListFile } from '@/domain/lists/read-list'
import { listOf } from '../../../builders/fixture-lists'
import { ods, xlsx } from '../../../builders/workbooks'

const HEADER = ['Nom', 'Prénom', 'Classe', 'Identifiant PRONOTE', 'Identifiant CAS']
const IDENTIFIERS = ['AZKH9C7WSQ2R54DP', 'FEH85K9JNUCASD2M', 'KT2AQ3UW4S98DPYX', 'trop court']

/** Letters of French with the signs that separators, quotes and XML trip on, never blank at its ends. */
const word = fc
  .string({ unit: fc.constantFrom(...Array.from('Aéœ’-&<>"\'é 1.')), maxLength: 8 })
  .map((text) => text.trim().replace(/\s+/g, ' '))
const row = fc.tuple(word, word, word, fc.constantFrom(...IDENTIFIERS), word)
const table = fc.array(row, { minLength: 1, maxLength: 6 })

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const quoted = (text: string) => (/["\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const CODES = ['NOM', 'PRENOM', 'CLASSE', 'IDENT_PRONOTE', 'IDENT_CAS']

const FORMS: Record<string, (rows: string[][]) => Uint8Array> = {
  text: (rows) => encoded([HEADER, ...rows].map((cells) => cells.map(quoted).join('\t')).join('\r\n') + '\r\n'),
  xml: (rows) =>
    encoded(
      `<TABLE>${rows.map((cells) => `\n<Eleve>${cells.map((cell, at) => `<${CODES[at]}>${escaped(cell)}</${CODES[at]}>`).join('')}</Eleve>`).join('')}</TABLE>`,
    ),
  xlsx: (rows) => xlsx([{ name: 'A', rows: [HEADER, ...rows] }]),
  ods: (rows) => ods([{ name: 'A', rows: [HEADER, ...rows] }]),
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

describe.each(Object.entries(FORMS))('any table, written as %s', (_, write) => {
  test('is read as it was, each row once, and every row is counted once', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const list = listOf(readListFile(write(rows), 'liste'))
        const filled = (cells: string[]) => HEADER.map((_header, at) => cells[at] ?? '')
        expect(list.rows.map(({ cells }) => filled(cells))).toEqual(rows)
        const { counts } = analyseImport({ list, profile: 'pupil', coverage: 'whole', people: [] })
        expect(counts.new + counts.changed + counts.unchanged + counts.repeated + counts.refused).toBe(rows.length)
      }),
      { numRuns: 60 },
    )
  })
})

test('decoding is stable: what was decoded, written again in UTF-8, is decoded the same', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (bytes) => {
      const decoded = decodeText(bytes)
      if (!decoded.ok) return
      const again = decodeText(encoded(`\ufeff${decoded.value.text}`))
      // Half of a pair of surrogates, which UTF-16 lets through, does not survive UTF-8.
      if (!/\p{Cs}/u.test(decoded.value.text)) expect(again).toMatchObject({ value: { text: decoded.value.text } })
    }),
  )
})
