/**
 * The fields of a record as one text, which a form sends back to tell what it was showing: a record that no longer gives
 * the same text was changed in between.
 */
export function asSeen<Field extends string>(
  record: Readonly<Record<Field, string | null>>,
  fields: readonly Field[],
): string {
  return JSON.stringify(fields.map((field) => record[field]))
}
