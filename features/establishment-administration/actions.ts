'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { placeEstablishment } from '@/domain/establishment/place-establishment'
import {
  changeEstablishment as writeEstablishment,
  changeEstablishmentEnt,
  createEstablishment as writeNewEstablishment,
  disableEstablishment as writeDisabled,
  enableEstablishment as writeEnabled,
} from '@/features/establishment-administration/mutations'
import {
  entChangedSentence,
  ESTABLISHMENT_SENTENCES,
  placeFault,
  voidsSentence,
} from '@/features/establishment-administration/presentation'
import {
  changedEstablishmentSchema,
  chosenEntSchema,
  newEstablishmentSchema,
  uaiSchema,
} from '@/features/establishment-administration/schemas'
import { routes } from '@/lib/routes'
import { done, onAdministration, refused } from '@/server/action'

const NOT_CREATED = 'L’établissement n’est pas créé : corrigez ce qui suit. Ce que vous avez saisi est conservé.'

export const createEstablishment = onAdministration()
  .input(newEstablishmentSchema)
  .run(async ({ access, input, now }) => {
    const place = placeEstablishment(access.scope, input)
    if (!place.ok) return refused(NOT_CREATED, placeFault(place.refusal))
    const created = await writeNewEstablishment(access, { ...input, ...place.value }, now)
    if (!created.ok) {
      const field = created.refusal.reason === 'exists' ? 'uai' : 'entId'
      return refused(NOT_CREATED, { [field]: ESTABLISHMENT_SENTENCES[created.refusal.reason] })
    }
    redirect(routes.administrationEstablishment(input.uai))
  })

export const changeEstablishment = onAdministration()
  .input(changedEstablishmentSchema)
  .run(async ({ access, input: { uai, seen, ...identity }, now }) => {
    const changed = await writeEstablishment(access, { uai, seen, identity }, now)
    revalidateEstablishment(uai)
    return changed.ok
      ? done('L’établissement est enregistré.')
      : refused(ESTABLISHMENT_SENTENCES[changed.refusal.reason])
  })

export const chooseEnt = onAdministration()
  .input(chosenEntSchema)
  .run(async ({ access, input: { uai, entId, voids }, now }) => {
    const changed = await changeEstablishmentEnt(access, { uai, entId, agreedVoids: voids }, now)
    revalidateEstablishment(uai)
    if (changed.ok) return done(entChangedSentence(changed.value.voided))
    if (changed.refusal.reason !== 'voids') return refused(ESTABLISHMENT_SENTENCES[changed.refusal.reason])
    return refused('L’ENT n’est pas changé : cochez la confirmation.', { voids: voidsSentence(changed.refusal.people) })
  })

export const disableEstablishment = onAdministration()
  .input(uaiSchema)
  .run(async ({ access, input, now }) => {
    const disabled = await writeDisabled(access, input.uai, now)
    revalidateEstablishment(input.uai)
    return disabled.ok
      ? done('L’établissement est désactivé : plus personne n’ouvre ses pages. Rien n’est effacé.')
      : refused(ESTABLISHMENT_SENTENCES[disabled.refusal.reason])
  })

export const enableEstablishment = onAdministration()
  .input(uaiSchema)
  .run(async ({ access, input, now }) => {
    const enabled = await writeEnabled(access, input.uai, now)
    revalidateEstablishment(input.uai)
    return enabled.ok
      ? done('L’établissement est réactivé : ses pages sont de nouveau ouvertes.')
      : refused(ESTABLISHMENT_SENTENCES[enabled.refusal.reason])
  })

function revalidateEstablishment(uai: string): void {
  revalidatePath(routes.administrationEstablishments(), 'layout')
  revalidatePath(routes.establishment(uai), 'layout')
}
