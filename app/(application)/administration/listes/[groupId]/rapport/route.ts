import { groupCsv } from '@/features/import-groups/presentation'
import { findGroup, listGroupImports, listUnanalysed } from '@/features/import-groups/queries'
import { routes } from '@/lib/routes'
import { grantAdministration } from '@/server/access'
import { nothingHere, seeOther } from '@/server/route-access'
import { csvFile } from '@/server/saved-file'
import { currentActor } from '@/server/session'

/** What became of each establishment of one's own list of several, in figures. */
export async function GET(_request: Request, { params }: { params: Promise<{ groupId: string }> }): Promise<Response> {
  const actor = await currentActor()
  if (!actor) return seeOther(routes.signIn())
  const access = grantAdministration(actor)
  const { groupId } = await params
  if (!access || !(await findGroup(access, groupId))) return nothingHere()
  const [imports, unanalysed] = [await listGroupImports(access, groupId), await listUnanalysed(access, groupId)]
  return csvFile('liste-par-etablissement.csv', groupCsv(imports, unanalysed))
}
