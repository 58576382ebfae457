'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import type { PortalImportRefusal } from '@/domain/portal-import/judge-portal-import'
import type { PortalImport } from '@/domain/portal-import/portal-import'
import { readPortalText } from '@/domain/portal-import/read-portal-text'
import { recordPortalImport, withdrawPortalImport } from '@/features/portal-imports/mutations'
import {
  REFUSED_FIELDS,
  recordRefusalSentence,
  textRefusalSentence,
  withdrawalRefusalSentence,
} from '@/features/portal-imports/presentation'
import { handSchema, pasteSchema, withdrawalSchema } from '@/features/portal-imports/schemas'
import { routes } from '@/lib/routes'
import type { EstablishmentAccess } from '@/server/access'
import { onEstablishment, refused, type Outcome } from '@/server/action'

export const notePortalImport = onEstablishment('advance')
  .input(handSchema)
  .run(({ access, input, now }) => note(access, input, now, ({ reason }) => REFUSED_FIELDS[reason]))

export const readPortalPage = onEstablishment('advance')
  .input(pasteSchema)
  .run(async ({ access, input, now }) => {
    const read = readPortalText(input.text)
    if (read.ok) return note(access, read.value, now, () => 'text')
    return refused('Rien n’est noté : le texte n’a pas pu être lu en entier.', {
      text: textRefusalSentence(read.refusal),
    })
  })

export const withdrawNotedImport = onEstablishment('advance')
  .input(withdrawalSchema)
  .run(async ({ access, input: { portalImportId }, now }) => {
    const withdrawn = await withdrawPortalImport(access, portalImportId, now)
    if (!withdrawn.ok && withdrawn.refusal.reason === 'not_found') {
      return refused(withdrawalRefusalSentence(withdrawn.refusal))
    }
    return showNoted(access.uai, portalImportId)
  })

async function note(
  access: EstablishmentAccess<'advance'>,
  made: PortalImport,
  now: Date,
  fieldOf: (refusal: PortalImportRefusal) => string,
): Promise<Outcome> {
  const recorded = await recordPortalImport(access, made, now)
  if (recorded.ok) return showNoted(access.uai, recorded.value)
  return refused('Rien n’est noté.', { [fieldOf(recorded.refusal)]: recordRefusalSentence(recorded.refusal, made) })
}

/** The page says the rest: what the import shows, what it changed, what to do next. */
function showNoted(uai: string, portalImportId: string): never {
  revalidatePath(routes.establishment(uai), 'layout')
  redirect(routes.portalImports(uai, portalImportId))
}
