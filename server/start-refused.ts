import 'server-only'

/** A reason not to start, as one French sentence for the person who typed the command. */
export class StartRefused extends Error {
  override name = 'StartRefused'

  /** Adds why, and what to do; `unless`: the same when the cause is not known, what the system said coming after it. */
  static because(cause: unknown, sentence: string, unless = 'la cause est inconnue'): StartRefused {
    if (cause instanceof StartRefused) return cause
    const hint = hintOf(cause)
    const why = hint ?? [unless, ...detailOf(cause)].join('. Détail technique : ')
    return new StartRefused(`${sentence} : ${why}.`, { cause })
  }
}

const HINTS = {
  ENOSPC: 'le disque est plein, libérez de la place puis relancez',
  EACCES: 'les droits de ce compte ne suffisent pas',
  EPERM: 'les droits de ce compte ne suffisent pas',
  EROFS: 'le disque est en lecture seule',
  ENOTDIR: 'une partie du chemin n’est pas un dossier',
  EEXIST: 'ce n’est pas un dossier',
  ECONNREFUSED: 'rien ne répond à cette adresse, vérifiez que le serveur est lancé',
  ENOTFOUND: 'le nom de la machine est inconnu',
  ETIMEDOUT: 'le serveur ne répond pas à temps',
  '28P01': 'le nom d’utilisateur ou le mot de passe est refusé',
  '3D000': 'cette base n’existe pas',
  '53100': 'le disque est plein, libérez de la place puis relancez',
} as const

/** By the first known code in what was thrown and in what caused it. */
function hintOf(thrown: unknown): string | null {
  for (const error of causes(thrown)) {
    const code = typeof error.code === 'string' ? error.code : ''
    if (code in HINTS) return HINTS[code as keyof typeof HINTS]
    if (error.errno === WASI_DISK_FULL || /No space left on device/.test(String(error.message))) return HINTS.ENOSPC
  }
  return null
}

/** What it says itself, in its last line and in its own language. */
function detailOf(thrown: unknown): string[] {
  const text = thrown instanceof Error ? thrown.message.trim() : ''
  return text === '' ? [] : [text.split('\n').at(-1)?.replace(/\.$/, '') ?? text]
}

/** What PGlite's file system says, as a bare number, when the disk is full. */
const WASI_DISK_FULL = 51
const DEEPEST_CAUSE = 5

type Thrown = {
  code?: unknown
  errno?: unknown
  message?: unknown
  cause?: unknown
  meta?: { driverAdapterError?: unknown }
}

function causes(thrown: unknown, depth = 0): Thrown[] {
  if (typeof thrown !== 'object' || thrown === null || depth > DEEPEST_CAUSE) return []
  const error = thrown as Thrown
  return [error, ...causes(error.cause, depth + 1), ...causes(error.meta?.driverAdapterError, depth + 1)]
}
