import { findingsCsv } from '@/features/findings/presentation'
import { findImport } from '@/features/imports/queries'
import { routes } from '@/lib/routes'
import { allows } from '@/server/access'
import { nothingHere, routeAccess } from '@/server/route-access'
import { csvFile } from '@/server/saved-file'

type Context = { params: Promise<{ uai: string; importId: string }> }

/** What was found on the rows of an analysis, as a file to correct them with: its cells are people's, so for the school. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { uai, importId } = await params
  const access = await routeAccess(uai, 'import', routes.identifiers(uai))
  if (access instanceof Response) return access
  if (!(await allows(access, 'export_people'))) return nothingHere()
  const found = await findImport(access, importId)
  if (!found?.preview) return nothingHere()
  return csvFile(`anomalies-${uai}.csv`, findingsCsv(found.preview))
}
