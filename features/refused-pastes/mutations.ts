import 'server-only'
import type { EstablishmentAccess } from '@/server/access'
import { now } from '@/server/clock'
import { db } from '@/server/db'

/** Ten times the list of a large school: beyond, a text area is no place for it. */
export const LONGEST_PASTE = 1_000_000
const KEPT_MS = 15 * 60_000

/**
 * Keeps a refused paste until the form that it came from is shown again: it is too long for a cookie, and too personal
 * for an address. One for each account and school. Gives false for one that is too long to be kept.
 */
export async function keepRefusedPaste(access: EstablishmentAccess<'import'>, pasted: string): Promise<boolean> {
  await forgetRefusedPastes()
  if (pasted.length > LONGEST_PASTE) return false
  // The database takes any character but this one, which no list holds.
  const text = pasted.replaceAll('\0', '')
  const expiresAt = new Date(now().getTime() + KEPT_MS)
  const key = { accountId: access.actor.id, setupId: access.setupId }
  await db().refusedPaste.upsert({
    where: { accountId_setupId: key },
    create: { ...key, text, expiresAt },
    update: { text, expiresAt },
  })
  return true
}

/** The caller's own refused paste of this school, erased as it is given; null when there is none, or no longer. */
export async function takeRefusedPaste(access: EstablishmentAccess<'import'>): Promise<string | null> {
  await forgetRefusedPastes()
  const [taken] = await db().$queryRaw<{ text: string }[]>`
    delete from "RefusedPaste"
    where "accountId" = ${access.actor.id}::uuid and "setupId" = ${access.setupId}::uuid
    returning text`
  return taken?.text ?? null
}

/** Those that nobody came back for, everywhere. */
export async function forgetRefusedPastes(): Promise<void> {
  await db().refusedPaste.deleteMany({ where: { expiresAt: { lte: now() } } })
}
