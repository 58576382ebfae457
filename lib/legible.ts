/** Characters that nobody sees: controls but line breaks and tabs, formats, fillers drawn as nothing. */
const INVISIBLE = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Cs}\u115f\u1160\u2800\u3164\uffa0]/gu

/** A text as its reader sees it: what cannot be seen is taken out, spaces at its ends too. */
export function legible(text: string): string {
  return text.replace(INVISIBLE, '').trim()
}

/** Whether a reason says something: at least so many characters, half of them letters or digits. */
export function isLegibleReason(reason: string, min: number): boolean {
  const told = reason.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  return reason.length >= min && told >= Math.ceil(min / 2)
}
