import 'server-only'
import { db } from '@/server/db'

/** Whether this server can do its work: the database is open, migrated, and answers. */
export async function isHealthy(): Promise<boolean> {
  try {
    await db().$queryRaw`select 1`
    return true
  } catch {
    return false
  }
}
