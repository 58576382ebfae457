import 'server-only'

const SPECIAL = /["\\]/

/**
 * Texts as PostgreSQL reads an array of them, to be cast: one long parameter costs much less on its way than thousands
 * of small ones. `arrayLiteral(['Léa', null])` is `{"Léa",NULL}`.
 */
export function arrayLiteral(values: readonly (string | null)[]): string {
  return `{${values.map((value) => (value === null ? 'NULL' : `"${escaped(value)}"`)).join(',')}}`
}

function escaped(value: string): string {
  return SPECIAL.test(value) ? value.replace(/["\\]/g, '\\$&') : value
}
