import { readPortalText } from '@/domain/portal-import/read-portal-text'
import { portalImportJson, portalImportProblem, portalTextProblem } from '@/features/api/presentation'
import { CALLS } from '@/features/api/schemas'
import { recordPortalImport } from '@/features/portal-imports/mutations'
import { findPortalImport, listPortalImports } from '@/features/portal-imports/queries'
import { accept } from '@/lib/result'
import { onEstablishment, onlyAllows } from '@/server/api'

export const POST = onEstablishment('advance', CALLS.notePortalImport)
  .act(async ({ access, body, now }) => {
    const made = 'text' in body ? readPortalText(body.text) : accept(body)
    if (!made.ok) return portalTextProblem(made.refusal)
    const recorded = await recordPortalImport(access, made.value, now)
    return recorded.ok ? recorded.value : portalImportProblem(recorded.refusal, made.value)
  })
  .tell(async (access, id) => {
    const found = await findPortalImport(access, id)
    if (!found) throw new Error(`Portal import ${id} was noted and is not there.`)
    return portalImportJson(found)
  })

export const GET = onEstablishment('read', CALLS.listPortalImports).run(async ({ access }) => ({
  portalImports: (await listPortalImports(access)).map(portalImportJson),
}))

export const { PUT, PATCH, DELETE, OPTIONS } = onlyAllows('GET', 'POST')
