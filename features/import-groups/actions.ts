'use server'

import { revalidatePath } from 'next/cache'
import { openPeopleFor } from '@/domain/access/opening'
import { isTakenBy } from '@/domain/import-group/group-act'
import { findGroupUndo } from '@/features/group-undo/queries'
import {
  commitGroup,
  discardGroup,
  matchGroup,
  reanalyseGroup,
  reopenGroup,
  takeGroup,
} from '@/features/import-groups/mutations'
import { CAS_ID_COLUMN_TOLD, GROUP_REFUSALS, leftNotice, reanalysedNotice } from '@/features/import-groups/presentation'
import { findGroup, listAskedColumns } from '@/features/import-groups/queries'
import { confirmGroupSchema, groupSchema, matchGroupSchema, reopenGroupSchema } from '@/features/import-groups/schemas'
import { interruptStale } from '@/features/import-runs/mutations'
import { openingRefusalSentence } from '@/features/openings/presentation'
import { formatTime } from '@/lib/dates'
import { within } from '@/server/within'
import { routes } from '@/lib/routes'
import type { AdministrationAccess } from '@/server/access'
import { done, doneWithNotice, onAdministration, refused } from '@/server/action'

/** A small list is done before; of a longer work the page then shows how far it is. */
const PATIENCE_MS = 2_000

export const confirmGroup = onAdministration()
  .input(confirmGroupSchema)
  .run(async ({ access, input: { groupId, analyses } }) => {
    const refusal = await refuseClosed(access, groupId)
    if (refusal) return refusal
    const taken = await takeGroup(access, groupId, 'commit', analyses)
    revalidatePath(routes.importGroup(groupId))
    if (!taken.ok) return refused(GROUP_REFUSALS[taken.refusal.reason])
    const work = commitGroup(access, taken.value)
    const isDone = await within(PATIENCE_MS, work)
    const notice = leftNotice(isDone ? (await work).left : taken.value.left)
    return notice === null ? done() : doneWithNotice(notice)
  })

/** Analyses again all that waits and is out of date: nothing is written, and the page then shows what would be. */
export const analyseGroupAgain = onAdministration()
  .input(groupSchema)
  .run(async ({ access, input: { groupId } }) => {
    const refusal = await refuseClosed(access, groupId)
    if (refusal) return refusal
    const taken = await takeGroup(access, groupId, 'reanalyse')
    revalidatePath(routes.importGroup(groupId))
    if (!taken.ok) {
      const { reason } = taken.refusal
      return refused(reason === 'nothing_waits' ? GROUP_REFUSALS.nothing_outdated : GROUP_REFUSALS[reason])
    }
    const work = reanalyseGroup(access, taken.value)
    const isDone = await within(PATIENCE_MS, work)
    return isDone ? doneWithNotice(reanalysedNotice(await work, taken.value.imports.length)) : done()
  })

export const tellCasIdColumn = onAdministration()
  .input(matchGroupSchema)
  .run(async ({ access, input: { groupId, column } }) => {
    const refusal = await refuseClosed(access, groupId)
    if (refusal) return refusal
    const asked = await listAskedColumns(access, groupId)
    if (asked.length === 0) return refused(GROUP_REFUSALS.nothing_waits)
    const isAsked = column === null || asked.some(({ index }) => index === column)
    if (!isAsked) return refused(GROUP_REFUSALS.other_column, { column: GROUP_REFUSALS.other_column })
    const taken = await takeGroup(access, groupId, 'match')
    if (!taken.ok) return refused(GROUP_REFUSALS[taken.refusal.reason])
    const isDone = await within(PATIENCE_MS, matchGroup(access, taken.value, column))
    revalidatePath(routes.importGroup(groupId))
    return isDone ? doneWithNotice(CAS_ID_COLUMN_TOLD) : done()
  })

export const dropGroup = onAdministration()
  .input(groupSchema)
  .run(async ({ access, input: { groupId } }) => {
    const refusal = await refuseClosed(access, groupId)
    if (refusal) return refusal
    const taken = await takeGroup(access, groupId, 'discard')
    if (!taken.ok) return refused(GROUP_REFUSALS[taken.refusal.reason])
    await within(PATIENCE_MS, discardGroup(access, taken.value))
    revalidatePath(routes.importGroup(groupId))
    return done()
  })

export const openGroupAgain = onAdministration()
  .input(reopenGroupSchema)
  .run(async ({ access, input: { groupId, act, reason }, now }) => {
    const decision = openPeopleFor(reason, now)
    if (!decision.ok) {
      const sentence = openingRefusalSentence(decision.refusal)
      return refused(sentence, { reason: sentence })
    }
    const undoable = act === 'undo' ? (await findGroupUndo(access, groupId)).undoable.map(({ id }) => id) : null
    const opened = await reopenGroup(access, groupId, {
      isMeant: (one) => (undoable ? undoable.includes(one.id) : isTakenBy('discard', one, now)),
      opening: decision.value,
    })
    if (opened === 0) return refused(GROUP_REFUSALS.nothing_waits)
    revalidatePath(routes.importGroup(groupId))
    return doneWithNotice(`Les données nominatives vous sont ouvertes jusqu’à ${formatTime(decision.value.until)}.`)
  })

/** What is refused to any act on a group: one that is not one's own, or whose people are not open any more. */
async function refuseClosed(access: AdministrationAccess, groupId: string): Promise<ReturnType<typeof refused> | null> {
  await interruptStale()
  const group = await findGroup(access, groupId)
  if (!group) return refused(GROUP_REFUSALS.not_found)
  return group.closed > 0 ? refused(GROUP_REFUSALS.closed) : null
}
