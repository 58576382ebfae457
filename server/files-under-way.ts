import 'server-only'

/** Of one account, received or read at once: each is in memory, and who sends it may go silent half way. */
export const MOST_FILES = 4

const underWay = new Map<string, number>()

/** Runs what takes a file of an account and reads it; when it has as many under way already, `refuse` instead. */
export async function withFile<T>(accountId: string, take: () => Promise<T>, refuse: () => T): Promise<T> {
  const before = underWay.get(accountId) ?? 0
  if (before >= MOST_FILES) return refuse()
  underWay.set(accountId, before + 1)
  try {
    return await take()
  } finally {
    const left = (underWay.get(accountId) ?? 1) - 1
    if (left > 0) underWay.set(accountId, left)
    else underWay.delete(accountId)
  }
}
