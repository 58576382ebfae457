'use server'

import { revalidatePath } from 'next/cache'
import { askCorrection, cancelCorrection } from '@/features/corrections/mutations'
import { CORRECTION_REFUSALS } from '@/features/corrections/presentation'
import { cancelCorrectionSchema, correctionSchema } from '@/features/corrections/schemas'
import { routes } from '@/lib/routes'
import { done, onEstablishment, refused } from '@/server/action'

export const undoPairing = onEstablishment('import')
  .input(correctionSchema)
  .run(async ({ access, input, now }) => {
    const asked = await askCorrection(access, input, now)
    revalidatePath(routes.pairing(access.uai), 'layout')
    return asked.ok ? done() : refused(CORRECTION_REFUSALS[asked.refusal.reason])
  })

export const keepPairing = onEstablishment('import')
  .input(cancelCorrectionSchema)
  .run(async ({ access, input, now }) => {
    const cancelled = await cancelCorrection(access, input.correctionId, now)
    revalidatePath(routes.pairing(access.uai), 'layout')
    return cancelled.ok ? done() : refused(CORRECTION_REFUSALS[cancelled.refusal.reason])
  })
