import { importAnswer, listProblem } from '@/features/api/presentation'
import { CALLS } from '@/features/api/schemas'
import { analyseUpload } from '@/features/imports/mutations'
import { findImport } from '@/features/imports/queries'
import { onEstablishment, onlyAllows } from '@/server/api'

export const POST = onEstablishment('import', CALLS.bringList)
  .act(async ({ access, query: { profile = null, coverage }, body }) => {
    const analysed = await analyseUpload(access, { ...body, profile, coverage })
    return analysed.ok ? analysed.value : listProblem(analysed.refusal)
  })
  .tell(async (access, id) => importAnswer(await findImport(access, id)))

export const { GET, PUT, PATCH, DELETE, OPTIONS } = onlyAllows('POST')
