'use server'

import { revalidatePath } from 'next/cache'
import { forgetKnownColumns, matchImportColumns } from '@/features/known-columns/mutations'
import { COLUMNS_TOLD, forgottenSentence, matchRefusal } from '@/features/known-columns/presentation'
import { forgetSchema, matchSchema } from '@/features/known-columns/schemas'
import { routes } from '@/lib/routes'
import { doneWithNotice, onEstablishment, refused } from '@/server/action'

/** The page then shows the list analysed, or asks for its profile. */
export const tellColumns = onEstablishment('import')
  .input(matchSchema)
  .run(async ({ access, input }) => {
    const matched = await matchImportColumns(access, input)
    revalidatePath(routes.establishment(access.uai), 'layout')
    if (matched.ok) return doneWithNotice(COLUMNS_TOLD)
    const { message, fields } = matchRefusal(matched.refusal)
    return refused(message, fields)
  })

export const forgetColumns = onEstablishment('import')
  .input(forgetSchema)
  .run(async ({ access, input }) => {
    const count = await forgetKnownColumns(access, input.header ?? null)
    revalidatePath(routes.identifiers(access.uai))
    return count > 0 ? doneWithNotice(forgottenSentence(count)) : refused('Cette colonne n’est déjà plus retenue.')
  })
