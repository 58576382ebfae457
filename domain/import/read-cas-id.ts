import { cleanValue } from '@/domain/import/clean-value'

/** What makes of a cell no Identifiant CAS; `characters` are those met, a few of them, when they can be shown. */
export type CasIdFault = {
  fault: 'placeholder' | 'formula' | 'invisible' | 'blank' | 'nothing' | 'foreign' | 'strange'
  characters: string[]
}

/** What spreadsheets, databases and people write where there is nothing; an error of a spreadsheet begins with `#`. */
const PLACEHOLDER =
  /^(?:#.*|0+|n\/[ad]|null|none|undefined|n[ée]ant|aucune?|vide|vrai|faux|true|false|oui|non|inconnue?)$/i
/** What nearly every cell is. */
const COMMON = /^(?:[A-Za-z0-9](?:[A-Za-z0-9._@-]*[A-Za-z0-9])?)?$/
const NAMED_CHARACTERS = 5
/** Not tabs and line breaks, which are blanks; nor the marks that `cleanValue` takes out of any cell. */
const CONTROL = /[^\P{Cc}\t\r\n]|\p{Cs}/u
const INVISIBLE = /[\p{Cf}\p{Co}]/u
const FOREIGN = /(?![\p{Script=Latin}0-9])[\p{L}\p{Nd}]/gu
/** Quotes, brackets, separators, wildcards, what stands for an unreadable character; an apostrophe, unless inside a name. */
const STRANGE = /["«»“”„‟‹›‘‚‛`´(){}[\]<>,;|?*\ufffd]|(?<![\p{L}\p{M}\p{N}])['’]|['’](?![\p{L}\p{N}])/gu

/**
 * Why a cell cannot hold an Identifiant CAS; null when it can, or holds nothing. ENTs give UUIDs, e-mail addresses,
 * logins and numbers, so no form is asked: only what none of them holds is a fault. (`+` and `-` begin a formula too, but
 * also what is drawn at random in base 64.)
 * `casIdFault("d'arc@ent.example")` is null; of `=bad id` the fault is `formula`.
 */
export function casIdFault(cell: string): CasIdFault | null {
  if (COMMON.test(cell) && !PLACEHOLDER.test(cell)) return null
  const { value } = cleanValue(cell)
  const of = (fault: CasIdFault['fault'], characters: readonly string[] = []) => {
    return { fault, characters: [...new Set(characters)].slice(0, NAMED_CHARACTERS) }
  }
  if (CONTROL.test(cell.trim()) || INVISIBLE.test(value)) return of('invisible')
  if (value === '') return null
  if (PLACEHOLDER.test(value)) return of('placeholder')
  const foreign = value.match(FOREIGN)
  if (!foreign && !/[\p{Script=Latin}0-9]/u.test(value)) return of('nothing')
  if (/^[=@]/.test(value)) return of('formula', [value.charAt(0)])
  if (value.includes(' ')) return of('blank')
  if (foreign) return of('foreign', foreign)
  const strange = value.match(STRANGE)
  return strange && of('strange', strange)
}
