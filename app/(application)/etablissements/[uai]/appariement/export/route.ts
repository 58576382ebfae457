import { exportPeople } from '@/features/pairing/mutations'
import { peopleCsv } from '@/features/pairing/presentation'
import { EXPORT_LISTS, exportSchema } from '@/features/pairing/schemas'
import { explainPeople } from '@/features/reconciliation/queries'
import { formatShortDate } from '@/lib/dates'
import { routes } from '@/lib/routes'
import { now } from '@/server/clock'
import { csvFile, nothingHere, routeAccess } from '@/server/route-access'

type Context = { params: Promise<{ uai: string }> }

/** The people as a file for the school, `?liste=nonapparies` or `?liste=personnes`; the journal keeps it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { uai } = await params
  const access = await routeAccess(uai, 'export_people', routes.pairing(uai))
  if (access instanceof Response) return access
  const asked = exportSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!asked.success) return nothingHere()
  const { liste } = asked.data
  const explanations = await explainPeople(access)
  const people = await exportPeople(access, EXPORT_LISTS[liste])
  const day = formatShortDate(now()).split('/').reverse().join('-')
  return csvFile(`${liste}-${uai}-${day}.csv`, peopleCsv(people, explanations))
}
