import { describe, expect, test } from 'vitest'
import { LONGEST_TEXT } from '@/domain/letters/letter-text'
import { addressesWhole, lettersPdf, pagesOf, type PrintedLetter } from '@/server/letters-pdf'

const AT = new Date('2026-11-03T10:00:00Z')
const LETTER: PrintedLetter = {
  sender: 'Collège Jean Jaurès',
  dateLine: 'Toulouse, le 3 novembre 2026',
  name: 'Anaïs ŁUKASZ-LEFÈVRE',
  detail: '601',
  text: 'Bonjour,\n\n« Noël » : œuvre\u00a0! \u202f1\u202f295 €…',
}

async function drawn(letters: PrintedLetter[], layout: 'page' | 'slips') {
  const text = Buffer.from(await new Response(lettersPdf(letters, layout, AT)).arrayBuffer()).toString('latin1')
  expect(text.slice(0, 5)).toBe('%PDF-')
  expect(text.trimEnd().endsWith('%%EOF')).toBe(true)
  return { text, pages: text.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0 }
}

const many = (count: number) => Array.from({ length: count }, () => LETTER)

describe('letters', () => {
  test('are one to a page, with their fonts inside', async () => {
    const { text, pages } = await drawn(many(3), 'page')
    expect(pages).toBe(3)
    expect(text.match(/\/FontFile2/g)).toHaveLength(2)
    expect(text).toContain('/Lang (fr-FR)')
  })

  test.each([
    [1, 1],
    [8, 1],
    [9, 2],
    [45, 6],
  ])('are eight slips to a page: %i take %i', async (letters, pages) => {
    expect((await drawn(many(letters), 'slips')).pages).toBe(pages)
    expect(pagesOf('slips', letters)).toBe(pages)
  })

  test('keep the longest text on one page, and the longest slip in its place', async () => {
    const words = 'PRONOTE se consulte depuis l’ENT du collège. '
    const long = (most: number) => words.repeat(Math.ceil(most / words.length)).slice(0, most)
    const name = 'DE LA TOUR DU PIN CHAMBLY DE LA CHARCE '.repeat(3)
    expect((await drawn([{ ...LETTER, name, text: long(LONGEST_TEXT.letter) }], 'page')).pages).toBe(1)
    expect((await drawn([{ ...LETTER, name, text: long(LONGEST_TEXT.slip) }], 'slips')).pages).toBe(1)
  })
})

test('an address goes to the next line whole, and nothing else is laid out by us', () => {
  const lines = (text: string, width: number) =>
    addressesWhole({ widthOfString: (line) => line.length }, text, width).split('\n')
  const text = 'Une phrase assez longue\nAllez à https://ent.haute-garonne.fr et entrez'
  const [first, ...others] = lines(text, 20)
  expect(first).toBe('Une phrase assez longue')
  expect(others).toEqual(['Allez à', 'https://ent.haute-garonne.fr', 'et entrez'])
  expect(lines('https://ent.haute-garonne.fr', 5)).toEqual(['https://ent.haute-garonne.fr'])
})
