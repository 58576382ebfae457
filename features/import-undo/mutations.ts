import 'server-only'
import { isImportId } from '@/features/imports/queries'
import { mayUndo, type UndoRefusal } from '@/domain/import/undo'
import { unproveByImport } from '@/domain/procedure/unprove-by-import'
import { lockSetup } from '@/features/analyses/queries'
import { projectPeople, projectStanding } from '@/features/establishments/mutations'
import { findLaterWriters } from '@/features/import-undo/queries'
import { forgetFormerNames, unwriteImport } from '@/features/people/mutations'
import { countByProfile } from '@/features/people/queries'
import { writeFacts } from '@/features/procedure/mutations'
import { loadSetup } from '@/features/procedure/queries'
import { accept, refuse, type Result } from '@/lib/result'
import { journalContext, type EstablishmentAccess } from '@/server/access'
import { now } from '@/server/clock'
import { db, type Transaction } from '@/server/db'
import { record } from '@/server/journal'

type ImportAccess = EstablishmentAccess<'import'>

/**
 * Undoes an import, all or nothing: whom it brought is removed, whom it changed is as before, conflicts, counts and the
 * steps that lists prove are computed again. Refuses when something wrote the same people since, and says what.
 */
export async function undoImport(
  access: ImportAccess,
  importId: string,
): Promise<Result<{ removed: number; restored: number }, UndoRefusal | { reason: 'not_found' }>> {
  if (!isImportId(importId)) return refuse({ reason: 'not_found' })
  return db().$transaction(async (tx) => {
    await lockSetup(tx, access)
    const stored = await tx.listImport.findFirst({
      where: { id: importId, setupId: access.setupId },
      select: { state: true, undoableUntil: true, profile: true },
    })
    if (!stored) return refuse({ reason: 'not_found' })
    const at = now()
    const allowed = mayUndo(stored, await findLaterWriters(tx, access, importId), at)
    if (!allowed.ok) return allowed
    const undone = await unwriteImport(tx, access, importId)
    await tx.listImport.update({
      where: { id: importId },
      data: { state: 'undone', settledAt: at, settledById: access.actor.id, undoableUntil: null },
    })
    if (undone.removed + undone.restored > 0) {
      await tx.setup.update({ where: { id: access.setupId }, data: { peopleVersion: { increment: 1 } } })
      await projectPeople(tx, [access.setupId])
    }
    await unproveSteps(tx, access, at)
    await record(tx, journalContext(access, at), {
      kind: 'import_undone',
      data: { importId, profile: stored.profile ?? 'unknown', ...undone },
    })
    return accept(undone)
  })
}

/** Steps which rested on the undone list alone are to be done again. The setup's row is locked. */
async function unproveSteps(tx: Transaction, access: ImportAccess, at: Date): Promise<void> {
  const [others] = await tx.$queryRaw<{ hasIdentifierColumns: boolean }[]>`
    select exists (
      select from "ListImport"
      where "setupId" = ${access.setupId}::uuid and state = 'committed'
        and recognised -> 'columns' @> '[{"field": "pronoteId"}]' and recognised -> 'columns' @> '[{"field": "casId"}]'
    ) as "hasIdentifierColumns"`
  const setup = await loadSetup(tx, access.setupId)
  const evidence = {
    hasIdentifierColumns: others?.hasIdentifierColumns ?? false,
    ...(await countByProfile(tx, access)),
  }
  const facts = unproveByImport(setup, evidence, at)
  if (facts.length === 0) return
  await tx.setup.update({ where: { id: access.setupId }, data: { version: { increment: facts.length } } })
  await writeFacts(tx, access, setup.version, facts)
  await projectStanding(tx, access.setupId)
}

/** Imports whose former names are erased by one transaction. */
const IMPORTS_AT_ONCE = 100

/** Erases, everywhere, the former names of whom an import changed once it can no longer be undone. Gives of how many imports. */
export async function forgetUndoable(): Promise<number> {
  let forgotten = 0
  for (;;) {
    const count = await db().$transaction(async (tx) => {
      const over = await tx.listImport.findMany({
        where: { undoableUntil: { lte: now() } },
        select: { id: true },
        take: IMPORTS_AT_ONCE,
      })
      const ids = over.map(({ id }) => id)
      if (ids.length === 0) return 0
      await forgetFormerNames(tx, ids)
      await tx.listImport.updateMany({ where: { id: { in: ids } }, data: { undoableUntil: null } })
      return ids.length
    })
    forgotten += count
    if (count < IMPORTS_AT_ONCE) return forgotten
  }
}
