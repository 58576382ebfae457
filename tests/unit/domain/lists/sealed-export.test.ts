import { describe, expect, test } from 'vitest'
import { readSealedExport, readSealedExportInSlices } from '@/domain/lists/sealed-export'
import { fixtureBytes } from '../../../builders/fixture-lists'

const ENVELOPE =
  '<?xml version="1.0" encoding="utf-8"?>\n<ImportChiffre xmlns="http://www.index-education.com/containeurimportchiffreV1" Version="1.0">' +
  '<Partenaire>K-d’école</Partenaire><Description>x</Description><Cle>AAAA</Cle><Contenu>QkJC</Contenu>' +
  '<Verification>Q0ND</Verification><DateExport>2026-11-23T08:00:00</DateExport><UAI>0311238c</UAI></ImportChiffre>'
const read = (text: string) => readSealedExport(new TextEncoder().encode(text))

describe('an encrypted export', () => {
  test('says its establishment, for whom and when, in clear', () => {
    expect(read(ENVELOPE)).toEqual({ uai: '0311238C', partner: 'K-d’école', exportDate: '2026-11-23T08:00:00' })
  })

  test('in UTF-16, with prefixes, or as attributes, too', () => {
    const wide = new Uint8Array(Uint16Array.from(`\ufeff${ENVELOPE}`, (character) => character.charCodeAt(0)).buffer)
    expect(readSealedExport(wide)?.uai).toBe('0311238C')
    expect(read('<e:ImportChiffre xmlns:e="u"><e:UAI>0311238C</e:UAI></e:ImportChiffre>')?.uai).toBe('0311238C')
    expect(read('<ExportChiffre UAI="0311238C"/>')?.uai).toBe('0311238C')
  })

  test('that is cut, or tells nothing, is one all the same', () => {
    expect(read(ENVELOPE.slice(0, 250))).toMatchObject({ uai: null, partner: 'K-d’école' })
    expect(read('<PARTENAIRE_INDEX Date="2026" Partenaire="X"><Eleve Nom="SECRET"/></PARTENAIRE_INDEX>')).toEqual({
      uai: null,
      partner: 'X',
      exportDate: '2026',
    })
    expect(read(ENVELOPE.replace('0311238c', 'collège'))?.uai).toBeNull()
  })

  test('lets others work while it is read, and a word across two slices is whole', () => {
    const head = ENVELOPE.slice(0, ENVELOPE.indexOf('QkJC'))
    const tail = ENVELOPE.slice(ENVELOPE.indexOf('QkJC'))
    for (const before of [0, 1, 2, 3, 4]) {
      const body = 'Q'.repeat(131_072 - head.length - tail.indexOf('</UAI>') + before)
      const bytes = new TextEncoder().encode(head + body + tail)
      expect([...readSealedExportInSlices(bytes)].length).toBeGreaterThan(1)
      expect(readSealedExport(bytes)).toEqual(read(ENVELOPE))
    }
  })

  test.each(['Q'.repeat(3_000_000), `${'Q'.repeat(76)}&#xD;\n`.repeat(40_000), `${'Q'.repeat(64)}\r\n`.repeat(40_000)])(
    'is read beyond what is encrypted, in one line or in many',
    (content) => {
      expect(read(ENVELOPE.replace('QkJC', content))).toEqual(read(ENVELOPE))
    },
  )

  test('keeps no word longer than the database takes, and no half of a character', () => {
    const long = read(ENVELOPE.replace('K-d’école', `${'x'.repeat(99)}😀${'y'.repeat(200_000)}`))
    expect(long?.partner).toBe('x'.repeat(99))
  })

  test('is nothing else', () => {
    expect(readSealedExport(fixtureBytes('professeurs-export-table.xml'))).toBeNull()
    expect(readSealedExport(fixtureBytes('eleves-export-utf16le.txt'))).toBeNull()
    expect(readSealedExport(new Uint8Array())).toBeNull()
  })
})
