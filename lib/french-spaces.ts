const NO_BREAK = '\u00a0'
const NARROW_NO_BREAK = '\u202f'

const QUOTED = /(«[ \u00a0].*?[ \u00a0]»)/s

/**
 * A French sentence typed with plain spaces, made unbreakable where the typography asks: inside « », before `:` and,
 * narrow, before `; ! ? %`. What stands between « » is somebody else's words, and stays as they wrote it.
 */
export function frenchSpaces(sentence: string): string {
  return sentence
    .split(QUOTED)
    .map((part, at) => (at % 2 === 0 ? spaced(part) : `«${NO_BREAK}${part.slice(2, -2)}${NO_BREAK}»`))
    .join('')
}

function spaced(text: string): string {
  return text
    .replace(/« /g, `«${NO_BREAK}`)
    .replace(/ »/g, `${NO_BREAK}»`)
    .replace(/ :/g, `${NO_BREAK}:`)
    .replace(/ ([;!?%])/g, `${NARROW_NO_BREAK}$1`)
}
