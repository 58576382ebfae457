const LIGATURES: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', đ: 'd', ł: 'l', ı: 'i' }

/**
 * What is stored to be searched, and what is searched: without accents, case or punctuation.
 * `searchText('Collège de l’Œuvre', null, '0311238C')` is `college de l oeuvre 0311238c`.
 */
export function searchText(...parts: (string | null | undefined)[]): string {
  return fold(parts.filter(Boolean).join(' '))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/**
 * A key whose order byte by byte (`COLLATE "C"`) is the French order: accents, case and punctuation do not count;
 * the original follows, so that two names that differ only by them keep a stable order.
 * `sortKey('Éluard')` stands between `sortKey('Elsa')` and `sortKey('Émile')`.
 */
export function sortKey(text: string): string {
  return `${searchText(text)} ${text.trim().normalize('NFC')}`
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[œæßøđłı]/g, (letter) => LIGATURES[letter] ?? letter)
}
