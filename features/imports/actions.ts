'use server'

import { revalidatePath } from 'next/cache'
import { commitImport, discardImport, reanalyseImport } from '@/features/imports/mutations'
import { importRefusalSentence } from '@/features/imports/presentation'
import { importSchema, reanalyseSchema } from '@/features/imports/schemas'
import { routes } from '@/lib/routes'
import { done, onEstablishment, refused, type Outcome } from '@/server/action'

export const confirmImport = onEstablishment('import')
  .input(importSchema)
  .run(async ({ access, input }) => tell(access.uai, await commitImport(access, input.importId)))

export const dropImport = onEstablishment('import')
  .input(importSchema)
  .run(async ({ access, input }) => tell(access.uai, await discardImport(access, input.importId)))

export const analyseAgain = onEstablishment('import')
  .input(reanalyseSchema)
  .run(async ({ access, input: { importId, profile, coverage } }) =>
    tell(access.uai, await reanalyseImport(access, importId, { profile: profile ?? undefined, coverage })),
  )

type Refusal = Parameters<typeof importRefusalSentence>[0]

/** The page says the rest: it shows the import as it now is. */
function tell(uai: string, answer: { ok: true } | { ok: false; refusal: Refusal }): Outcome {
  revalidatePath(routes.establishment(uai), 'layout')
  return answer.ok ? done() : refused(importRefusalSentence(answer.refusal))
}
