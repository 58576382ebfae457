import { importAnswer, importProblem } from '@/features/api/presentation'
import { CALLS } from '@/features/api/schemas'
import { commitImport } from '@/features/settlements/mutations'
import { interruptStale } from '@/features/import-runs/mutations'
import { findImport, findImportUai } from '@/features/imports/queries'
import { onEstablishmentOf, onlyAllows } from '@/server/api'

export const POST = onEstablishmentOf('import', CALLS.commitImport, ({ id }) => findImportUai(id))
  .act(async ({ access, params, body: { reason, expectedAnalysis } }) => {
    await interruptStale()
    const settled = await commitImport(access, params.id, { reason, shown: expectedAnalysis })
    return settled.ok ? params.id : importProblem(settled.refusal)
  })
  .tell(async (access, id) => importAnswer(await findImport(access, id)))

export const { GET, PUT, PATCH, DELETE, OPTIONS } = onlyAllows('POST')
