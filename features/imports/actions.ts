'use server'

import { revalidatePath } from 'next/cache'
import { findingsOfName, foundFindingsSentence } from '@/features/findings/presentation'
import { undoImport } from '@/features/import-undo/mutations'
import { correctImport, reanalyseImport } from '@/features/imports/mutations'
import { findImport } from '@/features/imports/queries'
import {
  approvalSchema,
  confirmSchema,
  correctionsSchema,
  findingSearchSchema,
  importSchema,
  reanalyseSchema,
} from '@/features/imports/schemas'
import { discardImport, startCommit } from '@/features/settlements/mutations'
import { importRefusalSentence, type ImportRefusal } from '@/features/settlements/presentation'
import { routes } from '@/lib/routes'
import { done, doneWithFound, onEstablishment, refused, type Outcome } from '@/server/action'

/** The list of a school is written before; of a longer work the page then shows how far it is. */
const PATIENCE_MS = 2_000

const MOST_FOUND = 20

export const confirmImport = onEstablishment('import')
  .input(confirmSchema)
  .run(async ({ access, input: { importId, analysis } }) =>
    tell(access.uai, await startCommit(access, importId, { shown: analysis, patienceMs: PATIENCE_MS })),
  )

export const approveImport = onEstablishment('import')
  .input(approvalSchema)
  .run(async ({ access, input: { importId, analysis, reason } }) => {
    return tell(access.uai, await startCommit(access, importId, { shown: analysis, reason, patienceMs: PATIENCE_MS }))
  })

export const dropImport = onEstablishment('import')
  .input(importSchema)
  .run(async ({ access, input }) => tell(access.uai, await discardImport(access, input.importId)))

export const undoCommitted = onEstablishment('import')
  .input(importSchema)
  .run(async ({ access, input }) => tell(access.uai, await undoImport(access, input.importId)))

export const analyseAgain = onEstablishment('import')
  .input(reanalyseSchema)
  .run(async ({ access, input: { importId, profile, coverage } }) =>
    tell(access.uai, await reanalyseImport(access, importId, { profile: profile ?? undefined, coverage })),
  )

/** Posted, so that the name that is looked for stays out of addresses, histories and logs. */
export const searchFindings = onEstablishment('import')
  .input(findingSearchSchema)
  .run(async ({ access, input }) => {
    const preview = (await findImport(access, input.importId))?.preview
    if (!preview) return refused(importRefusalSentence({ reason: 'not_found' }))
    const found = findingsOfName(input.words, preview)
    const shown = found.slice(0, MOST_FOUND)
    return doneWithFound(foundFindingsSentence(found.length, shown.length), shown)
  })

export const correctRows = onEstablishment('import')
  .input(correctionsSchema)
  .run(async ({ access, input: { importId, ...typed } }) =>
    tell(access.uai, await correctImport(access, importId, typed)),
  )

/** The page says the rest: it shows the import as it now is. */
function tell(uai: string, answer: { ok: true } | { ok: false; refusal: ImportRefusal }): Outcome {
  revalidatePath(routes.establishment(uai), 'layout')
  return answer.ok ? done() : refused(importRefusalSentence(answer.refusal), reasonField(answer.refusal))
}

/** A reason that is none is told at its field as well. */
function reasonField(refusal: ImportRefusal): Record<string, string> | undefined {
  const isReason = refusal.reason === 'approval_reason_too_short' || refusal.reason === 'approval_reason_too_long'
  return isReason ? { reason: importRefusalSentence(refusal) } : undefined
}
