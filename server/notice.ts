import 'server-only'
import { cookies } from 'next/headers'
import { z } from 'zod'
import { frenchSpaces } from '@/lib/french-spaces'
import { NOTICE_COOKIE, type Notice } from '@/lib/notice'
import { now } from '@/server/clock'
import { areCookiesSecure, fromCookie, toCookie } from '@/server/json-cookie'

/** For a browser without JavaScript, which never erases it. */
const SECONDS = 10
const noticeSchema = z.strictObject({ key: z.string().max(40), text: z.string().max(500) })

/** Leaves a sentence for the page that comes after an action: never a name, since cookies are kept on disks. */
export async function leaveNotice(sentence: string): Promise<void> {
  const notice: Notice = { key: now().getTime().toString(36), text: frenchSpaces(sentence) }
  const jar = await cookies()
  jar.set(NOTICE_COOKIE, toCookie(notice), {
    sameSite: 'lax',
    secure: areCookiesSecure(),
    path: '/',
    maxAge: SECONDS,
  })
}

/** What was said of the act before is not to stand beside what comes of the next one. */
export async function forgetNotice(): Promise<void> {
  const jar = await cookies()
  if (jar.get(NOTICE_COOKIE)) jar.delete(NOTICE_COOKIE)
}

export async function readNotice(): Promise<Notice | null> {
  return fromCookie(noticeSchema, (await cookies()).get(NOTICE_COOKIE)?.value)
}
