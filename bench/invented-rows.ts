const IDENTIFIER_LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** The same a week later: who was not paired is, who was has another name. */
export function changedPersonOf(n: number): ReturnType<typeof personOf> {
  const { id, casId, name } = personOf(n)
  return casId ? { id, casId, name: `${name}-DURAND` } : { id, casId: `NA${String(n).padStart(8, '0')}`, name }
}

/** The same person for the same number: half of them paired. */
export function personOf(n: number): { id: string; casId: string; name: string } {
  let id = ''
  for (let rest = n, at = 0; at < 16; at++, rest = Math.floor(rest / 31)) {
    id = IDENTIFIER_LETTERS.charAt((rest + at * 7) % 31) + id
  }
  return { id, casId: n % 2 ? '' : `NA${String(n).padStart(8, '0')}`, name: `MARTIN-${n % 5_000}` }
}
