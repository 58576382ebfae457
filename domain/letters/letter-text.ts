import { legible } from '@/lib/legible'
import { accept, refuse, type Result } from '@/lib/result'

/** How the unpaired are written to: a whole page each, or eight slips to a page, to be cut. */
export const LETTER_LAYOUTS = ['page', 'slips'] as const
export type LetterLayout = (typeof LETTER_LAYOUTS)[number]

/** What an establishment writes; `entAddress`: where people sign in. */
export type LetterTexts = { letter: string; slip: string; entAddress: string }

/** What stands for somebody's own words in a text. No PRONOTE identifier: a letter goes through many hands. */
export const PLACEHOLDERS = ['prénom', 'nom', 'classe', 'établissement', 'ENT', 'adresse'] as const
export type Placeholder = (typeof PLACEHOLDERS)[number]

/** As much as fits: a letter on its page, a slip in its eighth of a page. */
export const LONGEST_TEXT = { letter: 2_000, slip: 320, entAddress: 200 } as const

const MOST_LINES = { letter: 30, slip: 7, entAddress: 1 } as const

export type LetterFault =
  | { code: 'empty' }
  | { code: 'too_many_lines'; most: number }
  | { code: 'too_long'; most: number }
  | { code: 'unknown_placeholders'; unknown: string[] }
  | { code: 'not_an_address' }

const PLACEHOLDER = /\{([^{}\n]*)\}/g

/** The texts as they are kept. Refuses them with each field's fault: empty, too long, too many lines, a `{…}` that stands for nothing. */
export function checkLetterTexts(
  typed: LetterTexts,
): Result<LetterTexts, { reason: 'faults'; faults: { field: keyof LetterTexts; fault: LetterFault }[] }> {
  const texts: LetterTexts = {
    letter: tidied(typed.letter),
    slip: tidied(typed.slip),
    entAddress: typed.entAddress.trim(),
  }
  const faults = (Object.keys(texts) as (keyof LetterTexts)[]).flatMap((field) => {
    const fault = faultOf(field, texts[field])
    return fault ? [{ field, fault }] : []
  })
  return faults.length > 0 ? refuse({ reason: 'faults', faults }) : accept(texts)
}

function tidied(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  return legible(lines.map((line) => line.trimEnd()).join('\n'))
}

function faultOf(field: keyof LetterTexts, text: string): LetterFault | null {
  if (text === '') return { code: 'empty' }
  if (text.length > LONGEST_TEXT[field]) return { code: 'too_long', most: LONGEST_TEXT[field] }
  if (text.split('\n').length > MOST_LINES[field]) return { code: 'too_many_lines', most: MOST_LINES[field] }
  if (field === 'entAddress') return /^https?:\/\/[^\s{}]+$/.test(text) ? null : { code: 'not_an_address' }
  const unknown = [...text.matchAll(PLACEHOLDER)]
    .map(([, name = '']) => name)
    .filter((name) => !PLACEHOLDERS.some((known) => known === name))
  return unknown.length > 0 ? { code: 'unknown_placeholders', unknown: [...new Set(unknown)] } : null
}

/**
 * A text with its words in place of what stands for them; what is empty leaves no space behind.
 * `fillLetter('{prénom} {nom}, {classe}', …)` is «Léa MARTIN, 601».
 */
export function fillLetter(text: string, words: Record<Placeholder, string>): string {
  const known: Partial<Record<string, string>> = words
  return text
    .replace(PLACEHOLDER, (whole, name: string) => known[name] ?? whole)
    .replace(/ +(?=[,.]|$)| {2,}/gm, (spaces) => (spaces.length > 1 ? ' ' : ''))
}
