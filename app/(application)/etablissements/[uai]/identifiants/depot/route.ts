import { MAX_LIST_BYTES } from '@/domain/lists/pronote-list'
import { analyseUpload } from '@/features/imports/mutations'
import { describeRefusal, describeUploadRefusal, withoutPaste, type RefusalText } from '@/features/imports/presentation'
import { bringSchema, type RefusedList } from '@/features/imports/schemas'
import { keepRefusedPaste } from '@/features/refused-pastes/mutations'
import { routes } from '@/lib/routes'
import { flashCookie } from '@/server/flash'
import { routeAccess, seeOther } from '@/server/route-access'
import { readUpload } from '@/server/upload'

/** What the form shows before anything is chosen. */
const AS_SHOWN = { profile: null, coverage: 'whole' } as const

type Context = { params: Promise<{ uai: string }> }

/** Receives a list, streamed, and sends the browser on to its analysis, or back to the form with the reason. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { uai } = await params
  const access = await routeAccess(uai, 'import', routes.identifiers(uai))
  if (access instanceof Response) return access
  const upload = await readUpload(request, { maxBytes: MAX_LIST_BYTES, pastedIn: 'pasted' })
  if (!upload.ok) {
    const { refusal } = upload
    const choices = refusal.reason === 'empty' && refusal.fields.coverage ? bringSchema.parse(refusal.fields) : AS_SHOWN
    return backToForm(uai, refusal.reason, describeUploadRefusal(refusal), choices)
  }
  const { fileName, bytes, fields } = upload.value
  const choices = bringSchema.parse(fields)
  const isPaste = fileName === ''
  const analysed = await analyseUpload(access, { fileName, bytes, isPaste, ...choices, whenUnclear: 'ask' })
  if (analysed.ok) return seeOther(routes.import(uai, analysed.value))
  const isBack = !fields.pasted || (await keepRefusedPaste(access, fields.pasted))
  const words = describeRefusal(analysed.refusal)
  return backToForm(uai, analysed.refusal.reason, isBack ? words : withoutPaste(words), choices)
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
