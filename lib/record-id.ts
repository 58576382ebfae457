/** The id of a record from its text, null for what cannot be one: the database refuses it with an error, not with nothing. */
export function recordId(text: string): bigint | null {
  return /^[1-9]\d{0,17}$/.test(text) ? BigInt(text) : null
}
