import { importAnswer, importProblem } from '@/features/api/presentation'
import { CALLS } from '@/features/api/schemas'
import { commitImport } from '@/features/imports/mutations'
import { findImport, findImportUai } from '@/features/imports/queries'
import { onEstablishmentOf, onlyAllows } from '@/server/api'

export const POST = onEstablishmentOf('import', CALLS.commitImport, ({ id }) => findImportUai(id))
  .act(async ({ access, params }) => {
    const settled = await commitImport(access, params.id)
    return settled.ok ? params.id : importProblem(settled.refusal)
  })
  .tell(async (access, id) => importAnswer(await findImport(access, id)))

export const { GET, PUT, PATCH, DELETE, OPTIONS } = onlyAllows('POST')
