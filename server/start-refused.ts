import 'server-only'

/** A reason not to start, as one French sentence for the person who typed the command. */
export class StartRefused extends Error {
  override name = 'StartRefused'

  /** Adds what the system said to the sentence. */
  static because(cause: unknown, sentence: string): StartRefused {
    if (cause instanceof StartRefused) return cause
    const code = (cause as { code?: unknown } | null)?.code
    const hint = typeof code === 'string' && code in HINTS ? HINTS[code as keyof typeof HINTS] : messageOf(cause)
    return new StartRefused(`${sentence} : ${hint}.`, { cause })
  }
}

const HINTS = {
  ENOSPC: 'le disque est plein, libérez de la place puis relancez',
  EACCES: 'les droits de ce compte ne suffisent pas',
  EPERM: 'les droits de ce compte ne suffisent pas',
  EROFS: 'le disque est en lecture seule',
  ENOTDIR: 'une partie du chemin n’est pas un dossier',
  ECONNREFUSED: 'rien ne répond à cette adresse, vérifiez que le serveur est lancé',
  ENOTFOUND: 'le nom de la machine est inconnu',
  ETIMEDOUT: 'le serveur ne répond pas à temps',
  '28P01': 'le nom d’utilisateur ou le mot de passe est refusé',
  '3D000': 'cette base n’existe pas',
  '53100': 'le disque est plein, libérez de la place puis relancez',
} as const

function messageOf(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause)
  return text.split('\n')[0]?.replace(/\.$/, '') ?? 'cause inconnue'
}
