'use server'

import { revalidatePath } from 'next/cache'
import { checkLetterTexts } from '@/domain/letters/letter-text'
import { saveLetterTexts } from '@/features/letters/mutations'
import { letterFaultSentence } from '@/features/letters/presentation'
import { letterTextSchema } from '@/features/letters/schemas'
import { routes } from '@/lib/routes'
import { done, onEstablishment, refused } from '@/server/action'

export const changeLetterTexts = onEstablishment('export_people')
  .input(letterTextSchema)
  .run(async ({ access, input, now }) => {
    const checked = checkLetterTexts(input)
    if (!checked.ok) {
      const faults = checked.refusal.faults.map(({ field, fault }) => [field, letterFaultSentence(fault)] as const)
      return refused('Le texte n’est pas enregistré. Ce que vous avez saisi est conservé.', Object.fromEntries(faults))
    }
    const { seenLetter: letter, seenSlip: slip, seenEntAddress: entAddress } = input
    const seen = checkLetterTexts({ letter, slip, entAddress })
    const saved = await saveLetterTexts(access, { texts: checked.value, seen: seen.ok ? seen.value : null, at: now })
    if (!saved.ok) {
      return refused(
        'Quelqu’un a modifié ce texte entre-temps. Votre saisie est conservée : copiez-la, rechargez la page pour voir l’autre, puis enregistrez.',
      )
    }
    revalidatePath(routes.letters(access.uai))
    return done(saved.value ? 'Le texte est enregistré.' : 'Rien n’a changé : le texte était déjà celui-ci.')
  })
