'use server'

import { revalidatePath } from 'next/cache'
import { openPeopleFor } from '@/domain/access/opening'
import { recordOpenings } from '@/features/openings/mutations'
import { openingRefusalSentence } from '@/features/openings/presentation'
import { openingSchema } from '@/features/openings/schemas'
import { formatTime } from '@/lib/dates'
import { routes } from '@/lib/routes'
import { doneWithNotice, onEstablishment, refused } from '@/server/action'

export const openPeople = onEstablishment('open_people')
  .input(openingSchema)
  .run(async ({ access, input, now }) => {
    const decision = openPeopleFor(input.reason, now)
    if (!decision.ok) {
      const sentence = openingRefusalSentence(decision.refusal)
      return refused(sentence, { reason: sentence })
    }
    await recordOpenings([access], decision.value)
    revalidatePath(routes.establishment(access.uai), 'layout')
    return doneWithNotice(`Les données nominatives vous sont ouvertes jusqu’à ${formatTime(decision.value.until)}.`)
  })
