import { importAnswer, listProblem } from '@/features/api/presentation'
import { CALLS } from '@/features/api/schemas'
import { receive } from '@/features/deliveries/mutations'
import { findImport } from '@/features/imports/queries'
import { onEstablishment, onlyAllows } from '@/server/api'

export const POST = onEstablishment('import', CALLS.bringList)
  .act(async ({ access, query: { profile = null, coverage }, body }) => {
    const received = await receive(access, { ...body, profile, coverage })
    if (!received.ok) return listProblem(received.refusal)
    if (received.value.kind === 'delivery') throw new Error('One import was expected of an archive.')
    return received.value.importId
  })
  .tell(async (access, id) => importAnswer(await findImport(access, id)))

export const { GET, PUT, PATCH, DELETE, OPTIONS } = onlyAllows('POST')
