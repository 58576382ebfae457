'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { erasePerson as writeErasure } from '@/features/kept-data/mutations'
import { ERASED, foundDetail, foundSentence, PERSON_GONE } from '@/features/kept-data/presentation'
import { findPeople } from '@/features/kept-data/queries'
import { erasureSchema, searchSchema } from '@/features/kept-data/schemas'
import { routes } from '@/lib/routes'
import { doneWithFound, onEstablishment, refused } from '@/server/action'
import { leaveNotice } from '@/server/notice'

/** Posted, so that the name that is looked for stays out of addresses, histories and logs. */
export const searchPeople = onEstablishment('read_people')
  .input(searchSchema)
  .run(async ({ access, input }) => {
    const people = await findPeople(access, input.words)
    const found = people.map((person) => ({
      href: routes.person(access.uai, person.key),
      title: person.name,
      detail: foundDetail(person),
    }))
    return doneWithFound(foundSentence(people.length), found)
  })

export const erasePerson = onEstablishment('erase_people')
  .input(erasureSchema)
  .run(async ({ access, input, now: at }) => {
    const erased = await writeErasure(access, input, at)
    if (!erased.ok) return refused(PERSON_GONE)
    revalidatePath(routes.establishment(access.uai), 'layout')
    await leaveNotice(ERASED)
    redirect(routes.keptData(access.uai))
  })
