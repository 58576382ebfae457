'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import {
  changeEnt as writeEnt,
  createEnt as writeNewEnt,
  disableEnt as writeDisabled,
  enableEnt as writeEnabled,
} from '@/features/ents/mutations'
import { ENT_SENTENCES, savedSentence } from '@/features/ents/presentation'
import { changedEntSchema, entIdSchema, newEntSchema } from '@/features/ents/schemas'
import { routes } from '@/lib/routes'
import { done, onAdministration, refused } from '@/server/action'

const NOT_SAVED = 'L’ENT n’est pas enregistré : corrigez ce qui suit. Ce que vous avez saisi est conservé.'

export const createEnt = onAdministration()
  .input(newEntSchema)
  .run(async ({ access, input, now }) => {
    const created = await writeNewEnt(access, input, now)
    if (!created.ok) {
      const field = created.refusal.reason === 'name_taken' ? 'name' : 'academyCode'
      return refused(NOT_SAVED, { [field]: ENT_SENTENCES[created.refusal.reason] })
    }
    redirect(routes.ent(created.value.id))
  })

export const changeEnt = onAdministration()
  .input(changedEntSchema)
  .run(async ({ access, input: { entId, seen, ...draft }, now }) => {
    const changed = await writeEnt(access, { entId, seen, draft }, now)
    revalidatePath(routes.ents(), 'layout')
    return changed.ok
      ? done(savedSentence(changed.value.establishments))
      : refused(ENT_SENTENCES[changed.refusal.reason])
  })

export const disableEnt = onAdministration()
  .input(entIdSchema)
  .run(async ({ access, input, now }) => {
    const disabled = await writeDisabled(access, input.entId, now)
    revalidatePath(routes.ents(), 'layout')
    return disabled.ok
      ? done('L’ENT est désactivé : il n’est plus proposé aux établissements.')
      : refused(ENT_SENTENCES[disabled.refusal.reason])
  })

export const enableEnt = onAdministration()
  .input(entIdSchema)
  .run(async ({ access, input, now }) => {
    const enabled = await writeEnabled(access, input.entId, now)
    revalidatePath(routes.ents(), 'layout')
    return enabled.ok ? done('L’ENT est de nouveau proposé.') : refused(ENT_SENTENCES[enabled.refusal.reason])
  })
