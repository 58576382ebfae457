import { isHealthy } from '@/server/health'

export const dynamic = 'force-dynamic'

/** For those who watch over the server. */
export async function GET(): Promise<Response> {
  const healthy = await isHealthy()
  return Response.json(
    { status: healthy ? 'ok' : 'unavailable' },
    { status: healthy ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  )
}
