/** The French plural starts at 2: `plural(1, 'établissement', 'établissements')` and `plural(0, …)` are singular. */
export function plural(count: number, singular: string, pluralForm: string): string {
  return Math.abs(count) < 2 ? singular : pluralForm
}
