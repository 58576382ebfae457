'use server'

import { revalidatePath } from 'next/cache'
import { openPeopleFor } from '@/domain/access/opening'
import { readApprovalReason } from '@/domain/import/approval'
import { HOLD_CODES, type HoldThresholds } from '@/domain/import/holds'
import { saveThresholds } from '@/features/holds/mutations'
import {
  approvalRefusalSentence,
  NOTHING_OUTDATED,
  NOTHING_TO_OPEN,
  openedNotice,
  reanalysedHeldNotice,
  releasedSentence,
  THRESHOLD_REFUSALS,
  type Reanalysed,
  type Released,
} from '@/features/holds/presentation'
import { listHeld } from '@/features/holds/queries'
import { openHeldSchema, reanalyseHeldSchema, releaseSchema, thresholdsSchema } from '@/features/holds/schemas'
import { reanalyseImport } from '@/features/imports/mutations'
import { findImport, findImportUai } from '@/features/imports/queries'
import { recordOpenings } from '@/features/openings/mutations'
import { openingRefusalSentence } from '@/features/openings/presentation'
import { commitImport } from '@/features/settlements/mutations'
import { importRefusalSentence } from '@/features/settlements/presentation'
import { routes } from '@/lib/routes'
import { grantEstablishment, grantEstablishments, grantPopulation } from '@/server/access'
import { done, doneWithNotice, onAccount, onAdministration, refused } from '@/server/action'
import type { Actor } from '@/server/session'

export const changeThresholds = onAdministration()
  .input(thresholdsSchema)
  .run(async ({ access, input: { academyCode, seen, ...thresholds }, now }) => {
    const saved = await saveThresholds(access, { academyCode, thresholds, seen: readSeen(seen) }, now)
    revalidatePath(routes.holdThresholds())
    if (!saved.ok) return refused(THRESHOLD_REFUSALS[saved.refusal.reason])
    return done(
      saved.value
        ? 'Les seuils sont enregistrés : ils jugent les imports qui seront analysés ou confirmés désormais.'
        : 'Rien n’a changé : les seuils étaient déjà ceux-ci.',
    )
  })

/** «10 75 5», as the form of the thresholds showed them. */
function readSeen(seen: string): HoldThresholds {
  const values = seen.split(' ').map(Number)
  return Object.fromEntries(HOLD_CODES.map((code, at) => [code, values[at] ?? Number.NaN])) as HoldThresholds
}

/** Opens for an hour, for one reason that each school reads, those that are closed and hold an import up. */
export const openHeld = onAccount()
  .input(openHeldSchema)
  .run(async ({ actor, input: { reason, uais }, now }) => {
    const decision = openPeopleFor(reason, now)
    if (!decision.ok) {
      const sentence = openingRefusalSentence(decision.refusal)
      return refused(sentence, { reason: sentence })
    }
    const held = await listHeld(grantPopulation(actor))
    const closed = new Set(held.flatMap(({ uai, isOpen }) => (!isOpen && uais.includes(uai) ? [uai] : [])))
    const grants = await grantEstablishments(actor, [...closed], 'open_people')
    const accesses = [...grants.values()].flatMap((one) => (one.permission === 'granted' ? [one.access] : []))
    if (accesses.length === 0) return refused(NOTHING_TO_OPEN)
    await recordOpenings(accesses, decision.value)
    revalidatePath(routes.heldImports())
    return doneWithNotice(openedNotice(accesses.length, decision.value.until))
  })

/** Each is proven and written by itself: what becomes of one does not hinder the others, and is said. */
export const releaseHeld = onAccount()
  .input(releaseSchema)
  .run(async ({ actor, input: { reason: typed, imports } }) => {
    if (imports.length === 0) return refused('Cochez au moins un import à autoriser.')
    const reason = readApprovalReason(typed)
    if (!reason.ok) {
      const sentence = approvalRefusalSentence(reason.refusal)
      return refused(sentence, { reason: sentence })
    }
    const released: Released[] = []
    for (const one of imports) released.push(await releaseOne(actor, one, reason.value))
    revalidatePath(routes.heldImports())
    const sentence = releasedSentence(released)
    return released.every((one) => one.refusal === null) ? done(sentence) : refused(sentence)
  })

type Ticked = { importId: string; shown: number }

async function releaseOne(actor: Actor, { importId, shown }: Ticked, reason: string): Promise<Released> {
  const unknown = { uai: null, refusal: { reason: 'unknown' } } as const
  const uai = await findImportUai(importId)
  if (uai === null) return unknown
  const grant = await grantEstablishment(actor, uai, 'import')
  if (grant.permission === 'not_found') return unknown
  if (grant.permission !== 'granted') {
    return { uai, refusal: { reason: grant.permission === 'opening_required' ? 'closed' : 'not_allowed' } }
  }
  const committed = await commitImport(grant.access, importId, { reason, shown })
  if (committed.ok) return { uai, refusal: null }
  const { refusal } = committed
  if (refusal.reason === 'people_changed') return { uai, refusal: { reason: 'outdated' } }
  return { uai, refusal: { reason: 'other', sentence: importRefusalSentence(refusal) } }
}

/** Analyses again those, of the ones that the page shows out of date, whose people are open: each establishment is proven by itself. */
export const reanalyseHeld = onAccount()
  .input(reanalyseHeldSchema)
  .run(async ({ actor, input: { imports } }) => {
    const held = await listHeld(grantPopulation(actor))
    const outdated = held.filter(({ id, isOutdated }) => isOutdated && imports.includes(id))
    const uais = outdated.map(({ uai }) => uai)
    const grants = await grantEstablishments(actor, [...new Set(uais)], 'import')
    const reanalysed: Reanalysed[] = []
    for (const { id, uai } of outdated) {
      const grant = grants.get(uai)
      if (grant?.permission !== 'granted') continue
      const { ok } = await reanalyseImport(grant.access, id)
      const status = ok ? (await findImport(grant.access, id))?.status : undefined
      reanalysed.push({ uai, status: ok ? (status === 'held' ? 'held' : 'free') : 'refused' })
    }
    revalidatePath(routes.heldImports())
    return reanalysed.length === 0 ? refused(NOTHING_OUTDATED) : doneWithNotice(reanalysedHeldNotice(reanalysed))
  })
