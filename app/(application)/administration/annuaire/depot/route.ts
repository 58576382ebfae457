import { DIRECTORY_MAX_BYTES, parseDirectory } from '@/domain/establishment/directory'
import { loadDirectory } from '@/features/directory/mutations'
import { refusalQuery, type LoadRefusal } from '@/features/directory/presentation'
import { routes } from '@/lib/routes'
import { grantAdministration } from '@/server/access'
import { now } from '@/server/clock'
import { currentActor } from '@/server/session'
import { readUpload } from '@/server/upload'

/** Loads a directory that was posted, streamed, then sends the browser back to the page that tells what it gave. */
export async function POST(request: Request): Promise<Response> {
  const actor = await currentActor()
  if (!actor) return goTo(routes.signIn())
  const access = grantAdministration(actor)
  if (!access) return new Response(null, { status: 404 })
  const upload = await readUpload(request, { maxBytes: DIRECTORY_MAX_BYTES })
  if (!upload.ok) return refused(upload.refusal)
  const directory = parseDirectory(upload.value.bytes)
  if (!directory.ok) return refused(directory.refusal)
  await loadDirectory(access, directory.value, now())
  return goTo(`${routes.directory()}?charge#resultat`)
}

function refused(refusal: LoadRefusal): Response {
  return goTo(`${routes.directory()}?${refusalQuery(refusal)}`)
}

/** Relative, so that it holds behind any proxy. */
function goTo(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: location } })
}
