import { createHash } from 'node:crypto'
import { openPeopleFor } from '@/domain/access/opening'
import { createGroupReader, MAX_GROUP_BYTES } from '@/domain/lists/group-reader'
import { resolveProfile } from '@/domain/lists/resolve-profile'
import { describeGroupRefusal, describeGroupUploadRefusal } from '@/features/group-refusals/presentation'
import { analyseGroup, openGroup } from '@/features/import-groups/mutations'
import { bringGroupSchema, type RefusedGroup } from '@/features/import-groups/schemas'
import { TOO_MANY_AT_ONCE, type RefusalText } from '@/features/list-refusals/presentation'
import { openingRefusalSentence } from '@/features/openings/presentation'
import { routes } from '@/lib/routes'
import { runInSlices } from '@/server/breathe'
import { within } from '@/server/within'
import { grantAdministration, type AdministrationAccess } from '@/server/access'
import { now } from '@/server/clock'
import { withFile } from '@/server/files-under-way'
import { flashCookie } from '@/server/flash'
import { nothingHere, seeOther } from '@/server/route-access'
import { currentActor } from '@/server/session'
import { streamUpload } from '@/server/upload'

/** A small list is analysed before; of a longer work the page then shows how far it is. */
const PATIENCE_MS = 2_000

/** What the form shows before anything is chosen. */
const AS_SHOWN = { profile: null, coverage: 'whole', reason: '' } as const

/** Receives a list of several establishments, read as it comes, and sends the browser on to what it would change. */
export async function POST(request: Request): Promise<Response> {
  const actor = await currentActor()
  if (!actor) return seeOther(routes.signIn())
  const access = grantAdministration(actor)
  if (!access) return nothingHere()
  const refuse = () => backToForm('too_many_files', TOO_MANY_AT_ONCE, AS_SHOWN)
  return withFile(actor.id, () => takeGroupList(access, request), refuse)
}

async function takeGroupList(access: AdministrationAccess, request: Request): Promise<Response> {
  const reader = createGroupReader()
  const hash = createHash('sha256')
  const take = (piece: Uint8Array) => {
    hash.update(piece)
    return reader.push(piece)
  }
  const upload = await streamUpload(request, { maxBytes: MAX_GROUP_BYTES, take })
  if (!upload.ok) {
    const { reason, fields } = upload.refusal
    const typed = fields.coverage ? bringGroupSchema.parse(fields) : AS_SHOWN
    return backToForm(reason, describeGroupUploadRefusal(upload.refusal), typed)
  }
  const { fileName, byteSize, fields } = upload.value
  const typed = bringGroupSchema.parse(fields)
  const list = await runInSlices(reader.end())
  if (!list.ok) return backToForm(list.refusal.reason, describeGroupRefusal(list.refusal), typed)
  const profile = resolveProfile({ ...list.value, rows: [] }, typed.profile)
  if (!profile.ok) return backToForm(profile.refusal.reason, describeGroupRefusal(profile.refusal), typed)
  const opening = openPeopleFor(typed.reason, now())
  if (!opening.ok) return backToForm(opening.refusal.reason, reasonText(openingRefusalSentence(opening.refusal)), typed)

  const about = { fileName, byteSize, sha256: hash.digest('hex'), profile: profile.value, coverage: typed.coverage }
  const opened = await openGroup(access, { list: list.value, about, opening: opening.value })
  if (!opened.ok) return backToForm(opened.refusal.reason, describeGroupRefusal(opened.refusal), typed)
  await within(PATIENCE_MS, analyseGroup(access, opened.value))
  return seeOther(routes.importGroup(opened.value.id))
}

function reasonText(sentence: string): RefusalText {
  return { title: 'Le motif est à compléter', detail: sentence, remedy: 'Le fichier, lui, est à choisir de nouveau.' }
}

function backToForm(code: string, words: RefusalText, typed: Pick<RefusedGroup, 'profile' | 'coverage' | 'reason'>) {
  const refused: RefusedGroup = { code, ...words, ...typed, reason: typed.reason.slice(0, 500) }
  return seeOther(routes.importGroups(code), { 'Set-Cookie': flashCookie(routes.importGroups(), refused) })
}
