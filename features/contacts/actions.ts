'use server'

import { revalidatePath } from 'next/cache'
import { parseContact, type Contact } from '@/domain/establishment/contact'
import { saveContact } from '@/features/contacts/mutations'
import { CONTACT_SENTENCES } from '@/features/contacts/presentation'
import { contactSchema } from '@/features/contacts/schemas'
import { routes } from '@/lib/routes'
import { done, onEstablishment, refused } from '@/server/action'

export const changeContact = onEstablishment('configure')
  .input(contactSchema)
  .run(async ({ access, input, now }) => {
    const parsed = parseContact(input)
    if (!parsed.ok) {
      const faults = parsed.refusal.fieldErrors.map(({ field, code }) => [field, CONTACT_SENTENCES[code]] as const)
      return refused(
        'Le contact n’est pas enregistré. Ce que vous avez saisi est conservé.',
        Object.fromEntries(faults),
      )
    }
    const seen = {
      name: input.seenName || null,
      telephone: input.seenTelephone || null,
      email: input.seenEmail || null,
    }
    const saved = await saveContact(access, { contact: parsed.value, seen, at: now })
    revalidatePath(routes.establishment(access.uai), 'layout')
    if (!saved.ok) return refused(changedMeanwhile(saved.refusal.current))
    if (saved.value) return done('Le contact est enregistré.')
    const isEmpty = Object.values(parsed.value).every((part) => part === null)
    return isEmpty
      ? refused('Indiquez au moins un nom, un téléphone ou une adresse électronique.')
      : done('Rien n’a changé : le contact était déjà celui-ci.')
  })

function changedMeanwhile({ name, telephone, email }: Contact): string {
  const current = [name, telephone, email].filter(Boolean).join(', ') || 'aucun'
  return `Quelqu’un a modifié le contact entre-temps (${current}). Votre saisie est conservée : vérifiez, puis enregistrez à nouveau.`
}
