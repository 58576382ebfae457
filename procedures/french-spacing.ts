const NO_BREAK = '\u00a0'
const NARROW_NO_BREAK = '\u202f'

/**
 * A French text, or any data holding some, with the spaces that must not break before a double punctuation mark and
 * inside guillemets: written here with plain spaces, since the others cannot be told apart in an editor.
 * A mark without a space before it, as in a URL, is left alone.
 */
export function frenchSpacing<T>(data: T): T {
  if (typeof data === 'string') {
    return data
      .replace(/« /g, `«${NO_BREAK}`)
      .replace(/ ([»:])/g, `${NO_BREAK}$1`)
      .replace(/ ([;!?])/g, `${NARROW_NO_BREAK}$1`) as T
  }
  if (Array.isArray(data)) return data.map((item) => frenchSpacing<unknown>(item)) as T
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, frenchSpacing<unknown>(value)])) as T
}
