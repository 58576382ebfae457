import 'server-only'
import { db } from '@/server/db'

/** Whether the demonstration was loaded here: its accounts are public, and the procedure's sample address is allowed. */
export async function isDemonstration(): Promise<boolean> {
  const installation = await db().installation.findUnique({ where: { id: 1 }, select: { demonstration: true } })
  return installation?.demonstration ?? false
}
