import { formatNumber } from '@/lib/numbers'

/** The French plural starts at 2: `plural(1, 'établissement', 'établissements')` and `plural(0, …)` are singular. */
export function plural(count: number, singular: string, pluralForm: string): string {
  return Math.abs(count) < 2 ? singular : pluralForm
}

/** `counted(1295, 'ligne', 'lignes')` is «1 295 lignes». */
export function counted(count: number, singular: string, pluralForm: string): string {
  return `${formatNumber(count)} ${plural(count, singular, pluralForm)}`
}
