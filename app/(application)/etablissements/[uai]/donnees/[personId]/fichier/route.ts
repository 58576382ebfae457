import { givePerson } from '@/features/kept-data/mutations'
import { personJson } from '@/features/kept-data/presentation'
import { routes } from '@/lib/routes'
import { nothingHere, routeAccess } from '@/server/route-access'
import { jsonFile } from '@/server/saved-file'

type Context = { params: Promise<{ uai: string; personId: string }> }

export { onlyGet as HEAD } from '@/server/route-access'

/** Everything held about one person, as a file to hand to them; the journal keeps it. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { uai, personId } = await params
  const access = await routeAccess(uai, 'export_people', routes.keptData(uai))
  if (access instanceof Response) return access
  const file = await givePerson(access, personId)
  return file ? jsonFile(`donnees-${uai}-${personId}.json`, personJson(uai, file)) : nothingHere()
}
