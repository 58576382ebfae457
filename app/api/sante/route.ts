import { db } from '@/server/db'

export const dynamic = 'force-dynamic'

/** Whether this server can do its work: it answers, its database answers, and its migrations went through. */
export async function GET(): Promise<Response> {
  try {
    await db().$queryRaw`select 1`
    return Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } })
  } catch {
    return Response.json({ status: 'unavailable' }, { status: 503, headers: { 'Cache-Control': 'no-store' } })
  }
}
