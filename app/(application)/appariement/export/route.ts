import { reportTable } from '@/features/report/presentation'
import { listReportedEstablishments } from '@/features/report/queries'
import { readReportAddress, reportFormatSchema } from '@/features/report/schemas'
import { fileDay } from '@/lib/dates'
import { now } from '@/server/clock'
import { requirePopulation } from '@/server/guard'
import { nothingHere } from '@/server/route-access'
import { tableFile } from '@/server/table-file'

export const dynamic = 'force-dynamic'

/** The establishments of the report with their counts, narrowed as on the page, as a file. */
export async function GET(request: Request): Promise<Response> {
  const access = await requirePopulation()
  const parameters = Object.fromEntries(new URL(request.url).searchParams)
  const format = reportFormatSchema.safeParse(parameters.format)
  if (!format.success) return nothingHere()
  const establishments = await listReportedEstablishments(access, readReportAddress(parameters))
  return tableFile(`appariement-${fileDay(now())}`, format.data, reportTable(establishments))
}
