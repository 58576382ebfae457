/** `unaccented('Lycée')` is `lycee`: in small letters, without accents; ligatures stay. */
export function unaccented(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
