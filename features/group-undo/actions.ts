'use server'

import { revalidatePath } from 'next/cache'
import { undoGroup } from '@/features/group-undo/mutations'
import { NOTHING_TO_UNDO, undoneNotice } from '@/features/group-undo/presentation'
import { findGroupUndo } from '@/features/group-undo/queries'
import { takeGroup } from '@/features/import-groups/mutations'
import { GROUP_REFUSALS } from '@/features/import-groups/presentation'
import { findGroup } from '@/features/import-groups/queries'
import { groupSchema } from '@/features/import-groups/schemas'
import { routes } from '@/lib/routes'
import { done, doneWithNotice, onAdministration, refused } from '@/server/action'
import { within } from '@/server/within'

/** A small list is undone before; of a longer work the page then shows how far it is. */
const PATIENCE_MS = 2_000

export const undoGroupImports = onAdministration()
  .input(groupSchema)
  .run(async ({ access, input: { groupId } }) => {
    if (!(await findGroup(access, groupId))) return refused(GROUP_REFUSALS.not_found)
    const { undoable } = await findGroupUndo(access, groupId)
    if (undoable.length === 0) return refused(NOTHING_TO_UNDO)
    if (undoable.some(({ isOpen }) => !isOpen)) return refused(GROUP_REFUSALS.closed)
    const taken = await takeGroup(access, groupId, 'undo')
    if (!taken.ok) {
      const { reason } = taken.refusal
      return refused(reason === 'nothing_waits' ? NOTHING_TO_UNDO : GROUP_REFUSALS[reason])
    }
    const work = undoGroup(access, taken.value)
    const isDone = await within(PATIENCE_MS, work)
    revalidatePath(routes.importGroup(groupId))
    return isDone ? doneWithNotice(undoneNotice(await work, taken.value.imports.length)) : done()
  })
