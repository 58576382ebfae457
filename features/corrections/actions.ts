'use server'

import { revalidatePath } from 'next/cache'
import { askCorrection, cancelCorrection } from '@/features/corrections/mutations'
import { CORRECTION_REFUSALS } from '@/features/corrections/presentation'
import { cancelCorrectionSchema, correctionSchema } from '@/features/corrections/schemas'
import { routes } from '@/lib/routes'
import { doneWithNotice, onEstablishment, refused } from '@/server/action'

export const undoPairing = onEstablishment('import')
  .input(correctionSchema)
  .run(async ({ access, input, now }) => {
    const asked = await askCorrection(access, input, now)
    revalidatePath(routes.pairing(access.uai), 'layout')
    return asked.ok
      ? doneWithNotice('C’est noté : il reste à vider la case dans PRONOTE. La prochaine liste dira que c’est fait.')
      : refused(CORRECTION_REFUSALS[asked.refusal.reason])
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
