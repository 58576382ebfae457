import 'server-only'
import { administers } from '@/domain/access/administration'
import { DEFAULT_THRESHOLDS, HOLD_CODES, type HoldThresholds } from '@/domain/import/holds'
import { accept, refuse, type Result } from '@/lib/result'
import type { AdministrationAccess } from '@/server/access'
import { db } from '@/server/db'
import { record } from '@/server/journal'

type Change = { academyCode: string; thresholds: HoldThresholds; seen: HoldThresholds }

/**
 * Writes the thresholds of an académie if they are still those that the person had before their eyes; equal ones leave no
 * trace in the journal. Imports already analysed are judged by them when they are confirmed. Gives whether they changed.
 */
export async function saveThresholds(
  { actor, scope }: AdministrationAccess,
  { academyCode, thresholds, seen }: Change,
  at: Date,
): Promise<Result<boolean, { reason: 'unknown' | 'changed' }>> {
  if (!administers(scope, academyCode)) return refuse({ reason: 'unknown' })
  return db().$transaction(async (tx) => {
    const [academy] = await tx.$queryRaw<{ code: string }[]>`
      select code from "Academy" where code = ${academyCode} for update`
    if (!academy) return refuse({ reason: 'unknown' })
    const stored = await tx.holdSettings.findUnique({ where: { academyCode } })
    const current: HoldThresholds = stored
      ? { many_absent: stored.manyAbsent, many_changed: stored.manyChanged, many_unpaired: stored.manyUnpaired }
      : DEFAULT_THRESHOLDS
    if (isSame(current, thresholds)) return accept(false)
    if (!isSame(current, seen)) return refuse({ reason: 'changed' })
    const { many_absent: manyAbsent, many_changed: manyChanged, many_unpaired: manyUnpaired } = thresholds
    const columns = { manyAbsent, manyChanged, manyUnpaired }
    await tx.holdSettings.upsert({
      where: { academyCode },
      create: { academyCode, ...columns },
      update: columns,
    })
    await record(
      tx,
      { actorId: actor.id, at, academyCode },
      { kind: 'hold_thresholds_changed', data: { ...thresholds } },
    )
    return accept(true)
  })
}

function isSame(one: HoldThresholds, other: HoldThresholds): boolean {
  return HOLD_CODES.every((code) => one[code] === other[code])
}
