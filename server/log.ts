import 'server-only'

/** Tells the server's log what failed and where in the code, never the error's message, which can quote what was sent. */
export function logError(what: string, error: unknown): void {
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : []
  console.error([`${what}: ${error instanceof Error ? error.name : typeof error}`, ...frames].join('\n'))
}
