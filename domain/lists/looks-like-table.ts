type Row = { cells: readonly string[]; extra?: string | null }

/** Three words or more, ended as a sentence is: no column is called so. */
const SENTENCE = /\S\s+\S+\s+\S.*[.!?…]\s*$/

/**
 * Whether lines under `titles`, none of which is known, may be a table all the same: several columns, and most lines as
 * wide as the first. A word, an address or a few sentences with commas are none.
 */
export function looksLikeTable(titles: readonly string[], rows: readonly Row[]): boolean {
  const alike = rows.filter(({ cells, extra }) => cells.length === titles.length && !extra).length
  const isTold = titles.some((title) => SENTENCE.test(title.slice(0, 200)))
  return titles.length > 1 && !isTold && alike > 0 && alike * 2 >= rows.length
}
