import 'server-only'
import { cookies } from 'next/headers'
import type { z } from 'zod'
import { env } from '@/server/env'

const NAME = 'passerelle-flash'
const SECONDS = 120

/**
 * The `Set-Cookie` that leaves something for the page to which a route handler sends the browser: words too long, or too
 * personal, for an address. At most 4 kB. `topic` tells it from that of a page above.
 */
export function flashCookie(path: string, value: unknown, topic?: string): string {
  const text = Buffer.from(JSON.stringify(value)).toString('base64url')
  const secure = env().appUrl.startsWith('https:') ? '; Secure' : ''
  return `${nameOf(topic)}=${text}; Path=${path}; Max-Age=${SECONDS}; HttpOnly; SameSite=Lax${secure}`
}

/** What was left for this page; null when nothing was, or no longer. */
export async function readFlash<Schema extends z.ZodType>(
  schema: Schema,
  topic?: string,
): Promise<z.output<Schema> | null> {
  const text = (await cookies()).get(nameOf(topic))?.value
  if (!text) return null
  try {
    const parsed = schema.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** A page below another's address is sent the other's cookie too, and of two of one name only one is read. */
function nameOf(topic: string | undefined): string {
  return topic ? `${NAME}-${topic}` : NAME
}
