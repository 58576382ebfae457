import { exportPeople } from '@/features/pairing/mutations'
import { peopleTable } from '@/features/pairing/presentation'
import { EXPORT_LISTS, exportSchema } from '@/features/pairing/schemas'
import { explainPeople } from '@/features/reconciliation/queries'
import { fileDay } from '@/lib/dates'
import { routes } from '@/lib/routes'
import { now } from '@/server/clock'
import { nothingHere, routeAccess } from '@/server/route-access'
import { tableFile } from '@/server/table-file'

export { onlyGet as HEAD } from '@/server/route-access'

type Context = { params: Promise<{ uai: string }> }

/** The people as a file for the school, `?liste=nonapparies` or `?liste=personnes`, in the `format` asked for; the journal keeps it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { uai } = await params
  const access = await routeAccess(uai, 'export_people', routes.pairing(uai))
  if (access instanceof Response) return access
  const asked = exportSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!asked.success) return nothingHere()
  const { liste, format } = asked.data
  const explanations = await explainPeople(access)
  const people = await exportPeople(access, EXPORT_LISTS[liste])
  return tableFile(`${liste}-${uai}-${fileDay(now())}`, format, peopleTable(people, explanations))
}
