import 'server-only'

/** What needs no quotes, as nearly every identifier and name: each quote would be escaped again on the way. */
const BARE = /^(?!null$)[0-9A-Za-zÀ-ÿ'’.-]+(?: [0-9A-Za-zÀ-ÿ'’.-]+)*$/i

/**
 * Texts as PostgreSQL reads an array of them, to be cast: one long parameter costs much less on its way than thousands
 * of small ones. `arrayLiteral(['Léa', '', null])` is `{Léa,"",NULL}`.
 */
export function arrayLiteral(values: readonly (string | null)[]): string {
  return `{${values.map((value) => (value === null ? 'NULL' : quoted(value))).join(',')}}`
}

function quoted(value: string): string {
  return BARE.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`
}
