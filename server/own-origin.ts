import 'server-only'
import { env, type Env } from '@/server/env'

/**
 * Browsers send `Origin` with every posted form; it must name this server, as it was told its own address or as the
 * browser calls it. What a proxy says the browser called counts only while nobody told this server its address: whoever
 * can write one header can write both.
 */
export function isOwnOrigin(headers: Headers, own: Pick<Env, 'appUrl' | 'isAppUrlGiven'> = env()): boolean {
  const origin = headers.get('origin')
  if (!origin || !URL.canParse(origin)) return false
  const called = [headers.get('host'), own.isAppUrlGiven ? null : headers.get('x-forwarded-host')]
  return [new URL(own.appUrl).host, ...called].includes(new URL(origin).host)
}
