import 'server-only'
import { types } from 'node:util'

/** Tells the server's log what failed and where in the code, never the error's message, which can quote what was sent. */
export function logError(what: string, error: unknown): void {
  console.error(`${what}: ${told(error)}`)
}

/** Makes the errors that Next writes by itself keep to the same: of a body that is no JSON, their message quotes the start. */
export function keepMessagesOut(): void {
  const write = console.error
  console.error = (...parts: unknown[]) =>
    write(...parts.map((part) => (types.isNativeError(part) ? told(part) : part)))
}

/** `SyntaxError (4280041497)` and the frames below: the digest is what the page of the error shows. */
function told(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const marks = [(error as { code?: unknown }).code, (error as { digest?: unknown }).digest]
  const shown = marks.filter((mark) => typeof mark === 'string' && /^[\w-]{1,40}$/.test(mark))
  return [shown.length > 0 ? `${error.name} (${shown.join(', ')})` : error.name, ...frames].join('\n')
}
