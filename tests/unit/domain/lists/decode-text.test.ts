import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeText } from '@/domain/lists/decode-text'
import { fixtureBytes } from '../../../builders/fixture-lists'

const TEXT = 'Nom;Prénom\r\nNOËL;Zoé\r\n'

function utf16(text: string, endian: 'le' | 'be'): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let index = 0; index < text.length; index += 1)
    view.setUint16(index * 2, text.charCodeAt(index), endian === 'le')
  return bytes
}
const utf8 = (text: string) => new TextEncoder().encode(text)
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

describe('the encoding of a list', () => {
  test.each([
    ['UTF-16LE with BOM', utf16(`\ufeff${TEXT}`, 'le'), 'utf-16le', true],
    ['UTF-16BE with BOM', utf16(`\ufeff${TEXT}`, 'be'), 'utf-16be', true],
    ['UTF-16LE without BOM', utf16(TEXT, 'le'), 'utf-16le', false],
    ['UTF-16BE without BOM', utf16(TEXT, 'be'), 'utf-16be', false],
    ['UTF-8 with BOM', utf8(`\ufeff${TEXT}`), 'utf-8', true],
    ['UTF-8 without BOM', utf8(TEXT), 'utf-8', false],
    ['Windows-1252', latin1(TEXT), 'windows-1252', false],
  ])('is recognised: %s', (_, bytes, encoding, bom) => {
    expect(decodeText(bytes)).toEqual({ ok: true, value: { text: TEXT, encoding, bom } })
  })

  test('is Windows-1252 when the only accent is the last byte', () => {
    expect(decodeText(latin1('Nom\r\nRené'))).toMatchObject({
      ok: true,
      value: { encoding: 'windows-1252', text: 'Nom\r\nRené' },
    })
  })
})

describe('what is no text is refused', () => {
  test.each([
    ['nothing', new Uint8Array(), { reason: 'empty' }],
    ['a BOM alone', utf8('\ufeff'), { reason: 'empty' }],
    ['blanks alone', utf8(' \r\n\t'), { reason: 'empty' }],
    ['an XLSX', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), { reason: 'binary', format: 'zip' }],
    ['a PDF', utf8('%PDF-1.4\n'), { reason: 'binary', format: 'pdf' }],
    ['zero bytes', new Uint8Array(5000), { reason: 'binary', format: 'unknown' }],
    ['random bytes', fixtureBytes('malformes/binaire.csv'), { reason: 'binary', format: 'unknown' }],
    ['an empty fixture', fixtureBytes('malformes/vide.txt'), { reason: 'empty' }],
    [
      'half a UTF-16 character',
      fixtureBytes('malformes/utf16-tronque.txt'),
      { reason: 'truncated', encoding: 'utf-16le' },
    ],
    ['half a UTF-8 character', utf8('Zoé;NOËL').subarray(0, 8), { reason: 'truncated', encoding: 'utf-8' }],
  ])('%s', (_, bytes, refusal) => {
    expect(decodeText(bytes)).toEqual({ ok: false, refusal })
  })

  test('and no bytes whatever make it throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(typeof decodeText(bytes).ok).toBe('boolean')
      }),
    )
  })

  test('text of any language comes back as it was, in UTF-8 as in UTF-16', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('abc;É\n œ€日')) }), (body) => {
        const text = `Nom;Prénom\n${body}`
        expect(decodeText(utf8(text))).toMatchObject({ ok: true, value: { text } })
        expect(decodeText(utf16(`\ufeff${text}`, 'be'))).toMatchObject({ ok: true, value: { text } })
      }),
    )
  })
})
