const NO_BREAK = '\u00a0'
const NARROW_NO_BREAK = '\u202f'

/**
 * A French sentence typed with plain spaces, made unbreakable where the typography asks: inside « », before `:` and,
 * narrow, before `; ! ? %`.
 */
export function frenchSpaces(sentence: string): string {
  return sentence
    .replace(/« /g, `«${NO_BREAK}`)
    .replace(/ »/g, `${NO_BREAK}»`)
    .replace(/ :/g, `${NO_BREAK}:`)
    .replace(/ ([;!?%])/g, `${NARROW_NO_BREAK}$1`)
}
