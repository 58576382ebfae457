import { EXPORT_HEADER, exportRow } from '@/features/population/presentation'
import { readEstablishments } from '@/features/population/queries'
import { readAddress } from '@/features/population/schemas'
import { csvLines, toCsv } from '@/lib/csv'
import { fileDay } from '@/lib/dates'
import { requirePopulation } from '@/server/guard'
import { now } from '@/server/clock'

export const dynamic = 'force-dynamic'

/** The list as a file, narrowed and ordered as on the page, sent as it is read. */
export async function GET(request: Request): Promise<Response> {
  const access = await requirePopulation()
  const criteria = readAddress(Object.fromEntries(new URL(request.url).searchParams))
  const batches = readEstablishments(access, criteria)
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(toCsv(EXPORT_HEADER, []))),
    pull: async (controller) => {
      const batch = await batches.next()
      if (batch.done) controller.close()
      else controller.enqueue(encoder.encode(csvLines(batch.value.map(exportRow))))
    },
  })
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="etablissements-${fileDay(now())}.csv"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
