'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { confirmEntList, discardEntList, eraseOwnEntLists } from '@/features/ent-lists/mutations'
import { ENT_LIST_GONE, erasedSentence } from '@/features/ent-lists/presentation'
import { entListSchema, eraseEntListsSchema } from '@/features/ent-lists/schemas'
import { routes } from '@/lib/routes'
import { done, onEstablishment, refused } from '@/server/action'
import { leaveNotice } from '@/server/notice'

export const keepEntList = onEstablishment('import')
  .input(entListSchema)
  .run(async ({ access, input }) => {
    const kept = await confirmEntList(access, input.listId)
    if (!kept.ok) return refused(ENT_LIST_GONE)
    revalidatePath(routes.establishment(access.uai), 'layout')
    await leaveNotice('La liste de l’ENT est gardée : elle sert désormais à expliquer les appariements qui manquent.')
    redirect(routes.reconciliation(access.uai))
  })

export const dropEntList = onEstablishment('import')
  .input(entListSchema)
  .run(async ({ access, input }) => {
    const dropped = await discardEntList(access, input.listId)
    if (!dropped.ok) return refused(ENT_LIST_GONE)
    revalidatePath(routes.establishment(access.uai), 'layout')
    await leaveNotice('La liste de l’ENT est abandonnée : rien n’en est gardé.')
    redirect(routes.entLists(access.uai))
  })

export const eraseKeptEntLists = onEstablishment('import')
  .input(eraseEntListsSchema)
  .run(async ({ access }) => {
    const accounts = await eraseOwnEntLists(access)
    revalidatePath(routes.establishment(access.uai), 'layout')
    return done(erasedSentence(accounts))
  })
