import { expect, it } from 'vitest'
import {
  CONTACT_SENTENCES,
  STEP_STATES,
  directoryFaultSentence,
  directoryRefusalSentence,
  uaiSentence,
} from '@/features/establishments/presentation'

const refusals = [
  directoryRefusalSentence({ reason: 'empty' }),
  directoryRefusalSentence({ reason: 'binary' }),
  directoryRefusalSentence({ reason: 'truncated' }),
  directoryRefusalSentence({ reason: 'too_large', maxBytes: 120 * 1024 * 1024 }),
  directoryRefusalSentence({ reason: 'not_directory', missing: ['nom_commune'] }),
  directoryRefusalSentence({ reason: 'unclosed_quote', line: 1234 }),
]

it('says which letter of a UAI was expected', () => {
  expect(uaiSentence({ reason: 'wrong_letter', expected: 'N' })).toContain('la lettre attendue est N')
  expect(directoryFaultSentence({ uai: '0821549A', reason: 'wrong_letter', expected: 'N' })).toContain('N')
})

it('says of any refused file which one to bring', () => {
  expect(refusals.filter((sentence) => !sentence.includes('data.education.gouv.fr'))).toEqual([])
  expect(refusals.join(' ')).toContain('la colonne nom_commune')
  expect(refusals.join(' ')).toContain('120\u00a0Mo')
})

it('never tells two states of a step by colour alone', () => {
  const glyphs = Object.values(STEP_STATES).map((state) => state.glyph)
  expect(new Set(glyphs).size).toBe(glyphs.length)
})

it('keeps French signs with their words', () => {
  const texts = [...refusals, ...Object.values(CONTACT_SENTENCES), uaiSentence({ reason: 'malformed' })]
  expect(texts.filter((text) => /« | »| [:;?!]( |$)|'/.test(text))).toEqual([])
})
