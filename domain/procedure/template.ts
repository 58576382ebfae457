/** What stands in a text for a value which is not known yet. */
export const TO_BE_COMPLETED = '[à compléter]'

const PLACEHOLDER = /\{([A-Za-z][A-Za-z0-9]*)\}/g

/** The names between braces in a text: `'Port {casPort}'` → `['casPort']`. */
export function placeholdersOf(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '')
}

/**
 * A text with its placeholders replaced by values; what is missing or empty stays visible as `[à compléter]`.
 * `fillTemplate('Port {casPort}', { casPort: 82 })` → `'Port 82'`
 */
export function fillTemplate(
  text: string,
  values: Readonly<Record<string, string | number | boolean | null | undefined>>,
): string {
  return text.replace(PLACEHOLDER, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined || value === null || value === '') return TO_BE_COMPLETED
    if (typeof value === 'boolean') return value ? 'oui' : 'non'
    return String(value)
  })
}
