/** The beginning of a text, at most so many UTF-16 code units, never half of a character: the database refuses those. */
export function cutWhole(text: string, length: number): string {
  if (text.length <= length) return text
  const isHalf = /[\ud800-\udbff]/.test(text.charAt(length - 1))
  return text.slice(0, isHalf ? length - 1 : length)
}
