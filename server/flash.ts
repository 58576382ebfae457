import 'server-only'
import { cookies } from 'next/headers'
import type { z } from 'zod'
import { areCookiesSecure, fromCookie, toCookie } from '@/server/json-cookie'

const NAME = 'passerelle-flash'
const SECONDS = 120

/**
 * The `Set-Cookie` that leaves something for the page to which a route handler sends the browser: words too long, or too
 * personal, for an address. At most 4 kB. `topic` tells it from that of a page above.
 */
export function flashCookie(path: string, value: unknown, topic?: string): string {
  const secure = areCookiesSecure() ? '; Secure' : ''
  return `${nameOf(topic)}=${toCookie(value)}; Path=${path}; Max-Age=${SECONDS}; HttpOnly; SameSite=Lax${secure}`
}

/** What was left for this page; null when nothing was, or no longer. */
export async function readFlash<Schema extends z.ZodType>(
  schema: Schema,
  topic?: string,
): Promise<z.output<Schema> | null> {
  return fromCookie(schema, (await cookies()).get(nameOf(topic))?.value)
}

/** A page below another's address is sent the other's cookie too, and of two of one name only one is read. */
function nameOf(topic: string | undefined): string {
  return topic ? `${NAME}-${topic}` : NAME
}
