import { importAnswer, importProblem } from '@/features/api/presentation'
import { CALLS } from '@/features/api/schemas'
import { undoImport } from '@/features/import-undo/mutations'
import { findImport, findImportUai } from '@/features/imports/queries'
import { onEstablishmentOf, onlyAllows } from '@/server/api'

export const POST = onEstablishmentOf('import', CALLS.undoImport, ({ id }) => findImportUai(id))
  .act(async ({ access, params }) => {
    const undone = await undoImport(access, params.id)
    return undone.ok ? params.id : importProblem(undone.refusal)
  })
  .tell(async (access, id) => importAnswer(await findImport(access, id)))

export const { GET, PUT, PATCH, DELETE, OPTIONS } = onlyAllows('POST')
