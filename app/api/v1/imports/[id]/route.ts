import { importAnswer } from '@/features/api/presentation'
import { CALLS } from '@/features/api/schemas'
import { interruptStale } from '@/features/import-runs/mutations'
import { findImport, findImportUai } from '@/features/imports/queries'
import { onEstablishmentOf, onlyAllows } from '@/server/api'

export const GET = onEstablishmentOf('import', CALLS.showImport, ({ id }) => findImportUai(id)).run(
  async ({ access, params }) => {
    await interruptStale()
    return importAnswer(await findImport(access, params.id))
  },
)

export const { POST, PUT, PATCH, DELETE, OPTIONS } = onlyAllows('GET')
