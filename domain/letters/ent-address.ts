/**
 * Where people most likely sign in to an ENT, from the address of its CAS server: the same host without a leading
 * `cas.`. `entAddress('https://cas.ecollege.haute-garonne.fr')` is `https://ecollege.haute-garonne.fr`. A guess, which
 * the establishment can put right; the empty text when there is no ENT.
 */
export function entAddress(casUrl: string | null): string {
  const [, scheme, host] = /^(https?):\/\/(?:cas\.)?([^/?#]+)/i.exec(casUrl ?? '') ?? []
  return scheme && host ? `${scheme.toLowerCase()}://${host.toLowerCase()}` : ''
}
