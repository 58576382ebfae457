const LIGATURES: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', đ: 'd', ł: 'l', ı: 'i' }

/** Directories write either, and so do people: both are searched as the long one. */
const SHORT_FOR: Record<string, string> = { st: 'saint', ste: 'sainte' }

/**
 * What is stored to be searched, and what is searched: without accents, case or punctuation, «St» and «Ste» in full.
 * `searchText('Collège de l’Œuvre', null, '0311238C')` is `college de l oeuvre 0311238c`.
 */
export function searchText(...parts: (string | null | undefined)[]): string {
  return plain(parts.filter(Boolean).join(' ')).replace(/(?<!\S)ste?(?!\S)/g, (word) => SHORT_FOR[word] ?? word)
}

/**
 * A key whose order byte by byte (`COLLATE "C"`) is the French order: accents, case and punctuation do not count;
 * the original follows, so that two names that differ only by them keep a stable order.
 * `sortKey('Éluard')` stands between `sortKey('Elsa')` and `sortKey('Émile')`.
 */
export function sortKey(text: string): string {
  return `${plain(text)} ${text.trim().normalize('NFC')}`
}

/** The words of a name that somebody looks for, as keys hold them: `nameWords('Léa  Œuf')` is `['lea', 'oeuf']`. */
export function nameWords(typed: string): string[] {
  return plain(typed).split(' ').filter(Boolean)
}

function plain(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** What nearly every name is written with: each of its characters folds by itself. */
const WESTERN = /^[ -~À-ÿ]*$/
const FOLDED = new Map(
  Array.from({ length: 64 }, (_, at) => String.fromCharCode(0xc0 + at)).map((letter) => [letter, foldAny(letter)]),
)

function fold(text: string): string {
  if (!WESTERN.test(text)) return foldAny(text)
  return text.toLowerCase().replace(/[À-ÿ]/g, (letter) => FOLDED.get(letter) ?? letter)
}

function foldAny(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[œæßøđłı]/g, (letter) => LIGATURES[letter] ?? letter)
}
