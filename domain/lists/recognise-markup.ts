const HEAD = 4_096

/**
 * What a text that begins with a tag is: the `TABLE` export of PRONOTE, a file exchanged with the ENT, which is not to be
 * opened, or something else; null when it is no markup at all.
 */
export function recogniseMarkup(text: string): 'table' | 'encrypted_export' | 'markup' | null {
  const head = text.slice(0, HEAD).trimStart()
  if (!head.startsWith('<')) return null
  if (/(?:import|export)chiffre|PARTENAIRE_INDEX|<Contenu>/i.test(head)) return 'encrypted_export'
  return rootOf(head) === 'TABLE' ? 'table' : 'markup'
}

/** The name of the first element, after the declaration, comments and document type. */
function rootOf(head: string): string | null {
  return /<([A-Za-z_][\w.:-]*)[\s/>]/.exec(head.replace(/<!--[^]*?(?:-->|$)/g, ''))?.[1] ?? null
}
