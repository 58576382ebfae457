const NUMBER = new Intl.NumberFormat('fr-FR')

const NARROW_NO_BREAK = '\u202f'

/** `formatNumber(1295)` is «1 295», its space narrow and unbreakable. */
export function formatNumber(value: number): string {
  return NUMBER.format(value)
}

/**
 * The share of a whole in rounded percent, from 0 to 100; `null` of nothing.
 * Never 100 unless all are in, never 0 unless none is: `sharePercent(1294, 1295)` is 99.
 */
export function sharePercent(part: number, whole: number): number | null {
  if (whole <= 0) return null
  if (part <= 0) return 0
  if (part >= whole) return 100
  return Math.min(99, Math.max(1, Math.round((100 * part) / whole)))
}

/** `formatShare(544, 1295)` is «42 %»; the share of nothing is «—». */
export function formatShare(part: number, whole: number): string {
  const percent = sharePercent(part, whole)
  return percent === null ? '—' : `${percent}${NARROW_NO_BREAK}%`
}
