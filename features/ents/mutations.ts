import 'server-only'
import { administers } from '@/domain/access/administration'
import { findAcademy } from '@/domain/establishment/academies'
import { ensureAcademies } from '@/features/academies/mutations'
import { inScope } from '@/features/academies/queries'
import { ENT_COLUMNS } from '@/features/ents/queries'
import { ENT_FIELDS, type EntDraft } from '@/features/ents/schemas'
import { asSeen } from '@/lib/as-seen'
import { accept, refuse, type Result } from '@/lib/result'
import { searchText } from '@/lib/search-text'
import type { AdministrationAccess } from '@/server/access'
import { db, type Transaction } from '@/server/db'
import { record } from '@/server/journal'

const SLUG_MAX_LENGTH = 60

/** Creates an ENT. Refuses an académie out of the scope, and a name that the académie has already. */
export async function createEnt(
  access: AdministrationAccess,
  { academyCode, ...draft }: EntDraft & { academyCode: string },
  at: Date,
): Promise<Result<{ id: string }, { reason: 'unknown_academy' | 'name_taken' }>> {
  if (!findAcademy(academyCode) || !administers(access.scope, academyCode)) return refuse({ reason: 'unknown_academy' })
  return db().$transaction(async (tx) => {
    await ensureAcademies(tx, [academyCode])
    const slug = searchText(draft.name).replaceAll(' ', '-').slice(0, SLUG_MAX_LENGTH) || 'ent'
    const [created] = await tx.ent.createManyAndReturn({
      data: [{ academyCode, slug, ...draft }],
      select: { id: true },
      skipDuplicates: true,
    })
    if (!created) return refuse({ reason: 'name_taken' })
    const data = { entId: created.id, name: draft.name }
    await record(tx, { actorId: access.actor.id, at, academyCode }, { kind: 'ent_created', data })
    return accept(created)
  })
}

/**
 * Changes an ENT, if it is still as it was `seen` (`asSeen`). Establishments keep their configuration. Gives how many
 * use it.
 */
export async function changeEnt(
  access: AdministrationAccess,
  { entId, seen, draft }: { entId: string; seen: string; draft: EntDraft },
  at: Date,
): Promise<Result<{ establishments: number }, { reason: 'unknown' | 'changed' }>> {
  return db().$transaction(async (tx) => {
    const ent = await lockEnt(tx, access, entId)
    if (!ent) return refuse({ reason: 'unknown' })
    const { academyCode, _count, ...stored } = ent
    if (asSeen(stored, ENT_FIELDS) !== seen) return refuse({ reason: 'changed' })
    const fields = ENT_FIELDS.filter((field) => stored[field] !== draft[field])
    if (fields.length > 0) {
      await tx.ent.update({ where: { id: entId }, data: draft })
      const data = { entId, name: draft.name, fields }
      await record(tx, { actorId: access.actor.id, at, academyCode }, { kind: 'ent_changed', data })
    }
    return accept({ establishments: _count.establishments })
  })
}

/** Takes an ENT out of what establishments are offered; those that use it keep it. */
export function disableEnt(access: AdministrationAccess, entId: string, at: Date) {
  return setDisabled(access, entId, { at, isDisabled: true })
}

export function enableEnt(access: AdministrationAccess, entId: string, at: Date) {
  return setDisabled(access, entId, { at, isDisabled: false })
}

async function setDisabled(
  access: AdministrationAccess,
  entId: string,
  { at, isDisabled }: { at: Date; isDisabled: boolean },
): Promise<Result<null, { reason: 'unknown' }>> {
  return db().$transaction(async (tx) => {
    const ent = await lockEnt(tx, access, entId)
    if (!ent) return refuse({ reason: 'unknown' })
    if ((ent.disabledAt !== null) === isDisabled) return accept(null)
    await tx.ent.update({ where: { id: entId }, data: { disabledAt: isDisabled ? at : null } })
    const { academyCode, name } = ent
    const kind = isDisabled ? 'ent_disabled' : 'ent_enabled'
    await record(tx, { actorId: access.actor.id, at, academyCode }, { kind, data: { entId, name } })
    return accept(null)
  })
}

/** The ENT of somebody who administers it, held until the transaction ends. */
async function lockEnt(tx: Transaction, access: AdministrationAccess, id: string) {
  await tx.$queryRaw`select 1 from "Ent" where id = ${id}::uuid for update`
  return tx.ent.findFirst({
    where: { id, ...inScope(access) },
    select: { ...ENT_COLUMNS, academyCode: true, disabledAt: true, _count: { select: { establishments: true } } },
  })
}
