import 'server-only'
import { isUuid } from '@/lib/is-uuid'
import { recordId } from '@/lib/record-id'
import { accept, refuse, type Result } from '@/lib/result'
import { journalContext, type EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'
import { record } from '@/server/journal'

export type CorrectionRefusal = { reason: 'unknown_person' | 'changed' | 'already_waiting' | 'gone' }

/**
 * Keeps that somebody wrongly holds an Identifiant CAS, which is to be cleared in PRONOTE. Refuses when the person holds
 * it no more, and when that is asked already.
 */
export async function askCorrection(
  access: EstablishmentAccess<'import'>,
  { personKey, casId }: { personKey: string; casId: string },
  at: Date,
): Promise<Result<string, CorrectionRefusal>> {
  const { setupId } = access
  const personId = recordId(personKey)
  if (personId === null) return refuse({ reason: 'unknown_person' })
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from "Setup" where id = ${setupId}::uuid for update`
    const person = await tx.person.findFirst({
      where: { id: personId, setupId, absentSince: null },
      select: { casId: true },
    })
    if (!person) return refuse({ reason: 'unknown_person' })
    if (person.casId !== casId) return refuse({ reason: 'changed' })
    const asked = await tx.pairingCorrection.count({ where: { setupId, personId, casId, cancelledAt: null } })
    if (asked > 0) return refuse({ reason: 'already_waiting' })
    const { id } = await tx.pairingCorrection.create({
      data: { setupId, personId, casId, askedAt: at, askedById: access.actor.id },
      select: { id: true },
    })
    await record(tx, journalContext(access, at), { kind: 'pairing_correction_asked', data: { correctionId: id } })
    return accept(id)
  })
}

/** Gives up a correction: the pairing was right after all. */
export async function cancelCorrection(
  access: EstablishmentAccess<'import'>,
  correctionId: string,
  at: Date,
): Promise<Result<null, CorrectionRefusal>> {
  if (!isUuid(correctionId)) return refuse({ reason: 'gone' })
  return db().$transaction(async (tx) => {
    const { count } = await tx.pairingCorrection.updateMany({
      where: { id: correctionId, setupId: access.setupId, cancelledAt: null },
      data: { cancelledAt: at },
    })
    if (count === 0) return refuse({ reason: 'gone' })
    await record(tx, journalContext(access, at), { kind: 'pairing_correction_cancelled', data: { correctionId } })
    return accept(null)
  })
}
