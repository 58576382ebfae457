'use server'

import { revalidatePath } from 'next/cache'
import { parseConfigurationInput } from '@/domain/configuration/configuration-input'
import { saveAmongOthers } from '@/features/configuration/mutations'
import { formValues } from '@/features/configuration/components/form-groups'
import { fieldSentences } from '@/features/configuration-findings/presentation'
import {
  changedMeanwhileSentence,
  clashSentences,
  savedAftermath,
  savedSentence,
} from '@/features/configuration/presentation'
import { listChangesSince, listInputFindings } from '@/features/configuration/queries'
import { configurationFormSchema } from '@/features/configuration/schemas'
import { routes } from '@/lib/routes'
import { doneWithAftermath, onEstablishment, refused } from '@/server/action'

const NOT_SAVED = 'La configuration n’est pas enregistrée : corrigez ce qui suit. Ce que vous avez saisi est conservé.'

export const changeConfiguration = onEstablishment('configure')
  .input(configurationFormSchema)
  .run(async ({ access, input, now }) => {
    const { version: seenVersion, ...typed } = input
    const parsed = parseConfigurationInput(typed)
    if (!parsed.ok) return refused(NOT_SAVED, fieldSentences(await listInputFindings(access, typed)))
    const others = await listChangesSince(access, seenVersion)
    const saved = await saveAmongOthers(access, { configuration: parsed.value, seenVersion, at: now })
    if (!saved.ok && saved.refusal.reason === 'invalid') {
      return refused(NOT_SAVED, fieldSentences(saved.refusal.findings))
    }
    // The page must show the version it is now at, or the next try would be refused again.
    revalidatePath(routes.establishment(access.uai), 'layout')
    if (saved.ok) {
      return doneWithAftermath(savedSentence(saved.value), savedAftermath(access.uai, saved.value, others))
    }
    if (saved.refusal.reason !== 'clash') return refused(changedMeanwhileSentence(others))
    const { merged, theirs, clashing } = saved.refusal
    return refused(changedMeanwhileSentence(others), clashSentences(clashing, theirs), formValues(merged))
  })
