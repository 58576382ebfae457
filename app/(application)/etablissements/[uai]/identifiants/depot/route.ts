import { MAX_LIST_BYTES } from '@/domain/lists/pronote-list'
import { receive } from '@/features/deliveries/mutations'
import {
  describeRefusal,
  describeUploadRefusal,
  TOO_MANY_AT_ONCE,
  withoutPaste,
  type RefusalText,
} from '@/features/list-refusals/presentation'
import { bringSchema, type RefusedList } from '@/features/imports/schemas'
import { keepRefusedPaste } from '@/features/refused-pastes/mutations'
import { routes } from '@/lib/routes'
import type { EstablishmentAccess } from '@/server/access'
import { withFile } from '@/server/files-under-way'
import { flashCookie } from '@/server/flash'
import { routeAccess, seeOther } from '@/server/route-access'
import { readUpload } from '@/server/upload'

/** What the form shows before anything is chosen. */
const AS_SHOWN = { profile: null, coverage: 'whole' } as const

/** Rows of many schools together: their analysis takes seconds, which the page of the import shows. */
const LONG_ROWS = 20_000

type Context = { params: Promise<{ uai: string }> }

/** Receives what is brought, streamed, and sends the browser on to what became of it, or back to the form with the reason. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { uai } = await params
  const access = await routeAccess(uai, 'import', routes.identifiers(uai))
  if (access instanceof Response) return access
  const refuse = () => backToForm(uai, 'too_many_files', TOO_MANY_AT_ONCE, AS_SHOWN)
  return withFile(access.actor.id, () => takeList(access, request), refuse)
}

async function takeList(access: EstablishmentAccess<'import'>, request: Request): Promise<Response> {
  const { uai } = access
  const upload = await readUpload(request, { maxBytes: MAX_LIST_BYTES, pastedIn: 'pasted' })
  if (!upload.ok) {
    const { refusal } = upload
    const choices = refusal.fields.coverage ? bringSchema.parse(refusal.fields) : AS_SHOWN
    return backToForm(uai, refusal.reason, describeUploadRefusal(refusal), choices)
  }
  const { fileName, bytes, fields } = upload.value
  const choices = bringSchema.parse(fields)
  const isPaste = fileName === ''
  const brought = { fileName, bytes, isPaste, ...choices }
  const received = await receive(access, { ...brought, whenUnclear: 'ask', longAbove: LONG_ROWS })
  if (received.ok) {
    const { value } = received
    return seeOther(
      value.kind === 'import' ? routes.import(uai, value.importId) : routes.delivery(uai, value.deliveryId),
    )
  }
  const isBack = !fields.pasted || (await keepRefusedPaste(access, fields.pasted))
  const words = describeRefusal(received.refusal)
  return backToForm(uai, received.refusal.reason, isBack ? words : withoutPaste(words), choices)
}

function backToForm(
  uai: string,
  reason: string,
  words: RefusalText,
  choices: Pick<RefusedList, 'profile' | 'coverage'>,
): Response {
  const refused: RefusedList = { reason, ...words, ...choices }
  return seeOther(routes.identifiers(uai, reason), { 'Set-Cookie': flashCookie(routes.identifiers(uai), refused) })
}
