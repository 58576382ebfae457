'use server'

import { explainedRecord, foundUnpairedSentence } from '@/features/pairing/presentation'
import { findUnpairedByName } from '@/features/pairing/queries'
import { nameSearchSchema } from '@/features/pairing/schemas'
import { doneWithFound, onEstablishment } from '@/server/action'

/** Posted, so that the name that is looked for stays out of addresses, histories and logs. */
export const searchUnpaired = onEstablishment('read_people')
  .input(nameSearchSchema)
  .run(async ({ access, input }) => {
    const named = await findUnpairedByName(access, input.words)
    return doneWithFound(
      foundUnpairedSentence(named),
      named.found.map((one) => explainedRecord(access.uai, one)),
    )
  })
