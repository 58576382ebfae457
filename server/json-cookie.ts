import 'server-only'
import type { z } from 'zod'
import { env } from '@/server/env'

/** A value as a cookie holds it. At most 4 kB are kept by a browser. */
export function toCookie(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

/** What a cookie holds; null for none, and for what is not as the schema wants it: anybody may write a cookie. */
export function fromCookie<Schema extends z.ZodType>(
  schema: Schema,
  text: string | undefined,
): z.output<Schema> | null {
  if (!text) return null
  try {
    const parsed = schema.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** Whether our cookies are sent over HTTPS only: wherever this server is reached by it. */
export function areCookiesSecure(): boolean {
  return env().appUrl.startsWith('https:')
}
