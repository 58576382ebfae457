import 'server-only'

/** Each name takes memory on each connection while that is open; so many cover what the pages and the API ask all day. */
const MOST_NAMES = 200
/** Statements seen once, waiting to come again; forgotten together beyond. */
const MOST_SEEN = 1_000

/**
 * Names a statement when it comes for the second time, so that each connection plans it once: planning the list costs as
 * much as reading it. The names are counted, since searches make statements without end. An empty name is none.
 */
export function statementNames(most = MOST_NAMES): (query: { sql: string }) => string {
  const names = new Map<string, string>()
  const seen = new Set<string>()
  return ({ sql }) => {
    const known = names.get(sql)
    if (known !== undefined || names.size >= most) return known ?? ''
    if (seen.delete(sql)) {
      const name = `passerelle_${names.size}`
      names.set(sql, name)
      return name
    }
    if (seen.size >= MOST_SEEN) seen.clear()
    seen.add(sql)
    return ''
  }
}
