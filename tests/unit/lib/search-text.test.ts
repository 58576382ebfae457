import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameWords, searchText, sortKey } from '@/lib/search-text'

describe('the text that is searched', () => {
  it.each([
    ['Collège Jean Jaurès', 'college jean jaures'],
    ['COLLE\u0300GE', 'college'],
    ['L’Œuvre d’Ægir', 'l oeuvre d aegir'],
    ["L'Isle-Jourdain", 'l isle jourdain'],
    ['  Saint-Jean   (annexe) ', 'saint jean annexe'],
    ['Collège St-Exupéry, Ste Foy', 'college saint exupery sainte foy'],
    ['Stendhal, Castets, 12st', 'stendhal castets 12st'],
    ['Straße Ÿ ç ñ', 'strasse y c n'],
    ['n° 12/b', 'n 12 b'],
    ['', ''],
    ['---', ''],
  ])('of «%s» is «%s»', (text, expected) => {
    expect(searchText(text)).toBe(expected)
  })

  it('joins its parts and passes over what is missing', () => {
    expect(searchText('Collège', null, '', undefined, '0311238C')).toBe('college 0311238c')
  })

  it('is the same however accents are written, letter by letter or apart', () => {
    const western = fc.string({ unit: fc.integer({ min: 0x20, max: 0x17f }).map((code) => String.fromCharCode(code)) })
    fc.assert(
      fc.property(western, (text) => {
        expect(searchText(text)).toBe(searchText(text.normalize('NFD')))
        expect(sortKey(text)).toBe(sortKey(text.normalize('NFD')))
      }),
    )
  })

  it('is stable: searching what was stored finds it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(searchText(searchText(text))).toBe(searchText(text))
      }),
    )
  })
})

describe('the order of names', () => {
  it('is French when compared byte by byte', () => {
    const names = ['Zola', 'Émile Zola', 'Eluard', 'Éluard', 'Elsa', 'école', 'Œuvre', 'Odette', 'Olympe']
    const bytewise = [...names].sort((a, b) => Buffer.compare(Buffer.from(sortKey(a)), Buffer.from(sortKey(b))))
    expect(bytewise).toEqual(['école', 'Elsa', 'Eluard', 'Éluard', 'Émile Zola', 'Odette', 'Œuvre', 'Olympe', 'Zola'])
  })
})

describe('the words of a name that is looked for', () => {
  it.each([
    ['Léa  Œuf', ['lea', 'oeuf']],
    ['d’Île-Bernard', ['d', 'ile', 'bernard']],
    ['St Pierre', ['st', 'pierre']],
    [' - ', []],
  ])('«%s» are %j', (typed, words) => {
    expect(nameWords(typed)).toEqual(words)
  })

  it('stand in the key of that name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        for (const word of nameWords(name)) expect(sortKey(name)).toContain(word)
      }),
    )
  })
})
