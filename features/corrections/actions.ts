'use server'

import { revalidatePath } from 'next/cache'
import { askCorrection, cancelCorrection } from '@/features/corrections/mutations'
import {
  CORRECTION_ASKED,
  CORRECTION_REFUSALS,
  foundPairedSentence,
  pairedRecord,
} from '@/features/corrections/presentation'
import { findPairedByName } from '@/features/corrections/queries'
import { cancelCorrectionSchema, correctionSchema } from '@/features/corrections/schemas'
import { nameSearchSchema } from '@/features/pairing/schemas'
import { routes } from '@/lib/routes'
import { doneWithFound, doneWithNotice, onEstablishment, refused } from '@/server/action'

/** Posted, so that the name that is looked for stays out of addresses, histories and logs. */
export const searchPaired = onEstablishment('import')
  .input(nameSearchSchema)
  .run(async ({ access, input }) => {
    const named = await findPairedByName(access, input.words)
    return doneWithFound(
      foundPairedSentence(named),
      named.people.map((person) => pairedRecord(access.uai, person)),
    )
  })

export const undoPairing = onEstablishment('import')
  .input(correctionSchema)
  .run(async ({ access, input, now }) => {
    const asked = await askCorrection(access, input, now)
    revalidatePath(routes.pairing(access.uai), 'layout')
    return asked.ok ? doneWithNotice(CORRECTION_ASKED) : refused(CORRECTION_REFUSALS[asked.refusal.reason])
  })

export const keepPairing = onEstablishment('import')
  .input(cancelCorrectionSchema)
  .run(async ({ access, input, now }) => {
    const cancelled = await cancelCorrection(access, input.correctionId, now)
    revalidatePath(routes.pairing(access.uai), 'layout')
    return cancelled.ok
      ? doneWithNotice('L’appariement est gardé tel qu’il est.')
      : refused(CORRECTION_REFUSALS[cancelled.refusal.reason])
  })
