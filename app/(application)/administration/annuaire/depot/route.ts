import { DIRECTORY_MAX_BYTES, parseDirectoryInSlices } from '@/domain/establishment/directory'
import { loadDirectory } from '@/features/directory/mutations'
import { refusalQuery, type LoadRefusal } from '@/features/directory/presentation'
import { routes } from '@/lib/routes'
import { grantAdministration } from '@/server/access'
import { runInSlices } from '@/server/breathe'
import { now } from '@/server/clock'
import { nothingHere, seeOther } from '@/server/route-access'
import { currentActor } from '@/server/session'
import { readUpload } from '@/server/upload'

/** Loads a directory that was posted, streamed, then sends the browser back to the page that tells what it gave. */
export async function POST(request: Request): Promise<Response> {
  const actor = await currentActor()
  if (!actor) return seeOther(routes.signIn())
  const access = grantAdministration(actor)
  if (!access) return nothingHere()
  const upload = await readUpload(request, { maxBytes: DIRECTORY_MAX_BYTES })
  if (!upload.ok) return refused(upload.refusal)
  const directory = await runInSlices(parseDirectoryInSlices(upload.value.bytes))
  if (!directory.ok) return refused(directory.refusal)
  await loadDirectory(access, directory.value, now())
  return seeOther(`${routes.directory()}?charge#resultat`)
}

function refused(refusal: LoadRefusal): Response {
  return seeOther(`${routes.directory()}?${refusalQuery(refusal)}`)
}
