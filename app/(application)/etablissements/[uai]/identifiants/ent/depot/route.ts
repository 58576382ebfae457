import { MAX_LIST_BYTES } from '@/domain/lists/pronote-list'
import { analyseEntList } from '@/features/ent-lists/mutations'
import { describeEntListRefusal, describeEntUploadRefusal } from '@/features/ent-lists/presentation'
import { TOO_MANY_AT_ONCE } from '@/features/list-refusals/presentation'
import { bringEntListSchema, type RefusedEntList } from '@/features/ent-lists/schemas'
import { routes } from '@/lib/routes'
import type { EstablishmentAccess } from '@/server/access'
import { withFile } from '@/server/files-under-way'
import { flashCookie } from '@/server/flash'
import { routeAccess, seeOther } from '@/server/route-access'
import { readUpload } from '@/server/upload'

type Context = { params: Promise<{ uai: string }> }

/** Receives a list of the ENT's logins, streamed, and sends the browser on to its preview, or back with the reason. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { uai } = await params
  const access = await routeAccess(uai, 'import', routes.entLists(uai))
  if (access instanceof Response) return access
  const refuse = () => backToForm(uai, { reason: 'too_many_files', ...TOO_MANY_AT_ONCE, ...choicesIn({}) })
  return withFile(access.actor.id, () => takeList(access, request), refuse)
}

async function takeList(access: EstablishmentAccess<'import'>, request: Request): Promise<Response> {
  const { uai } = access
  const upload = await readUpload(request, { maxBytes: MAX_LIST_BYTES, pastedIn: 'pasted' })
  if (!upload.ok) {
    const { reason, fields } = upload.refusal
    return backToForm(uai, { reason, ...describeEntUploadRefusal(upload.refusal), ...choicesIn(fields) })
  }
  const { fileName, bytes, fields } = upload.value
  const choices = choicesIn(fields)
  const analysed = await analyseEntList(access, { fileName, bytes, isPaste: fileName === '', ...choices })
  if (analysed.ok) return seeOther(routes.entList(uai, analysed.value))
  return backToForm(uai, {
    reason: analysed.refusal.reason,
    ...describeEntListRefusal(analysed.refusal),
    ...choices,
  })
}

function choicesIn({ vendor = null, profile = null }: Record<string, string | null>) {
  return bringEntListSchema.parse({ vendor, profile })
}

function backToForm(uai: string, refused: RefusedEntList): Response {
  const page = routes.entLists(uai)
  return seeOther(routes.entLists(uai, refused.reason), { 'Set-Cookie': flashCookie(page, refused, 'ent') })
}
