import 'server-only'
import { env } from '@/server/env'

/** Browsers send `Origin` with every posted form; it must name this server, as the browser or as its proxy calls it. */
export function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get('origin')
  if (!origin || !URL.canParse(origin)) return false
  const { host } = new URL(origin)
  return [headers.get('x-forwarded-host') ?? headers.get('host'), new URL(env().appUrl).host].includes(host)
}
