/** `capitalised('date de naissance')` is `Date de naissance`. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
