const HOUR_MS = 3_600_000

/** Next calls this once when a server starts, never while building. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { start } = await import('@/server/start')
  await start()
  const { forgetExpired } = await import('@/features/imports/mutations')
  // Names wait a day at the most for somebody to confirm them. A failure here is one of the database, said elsewhere.
  const forget = () => void forgetExpired().catch(() => undefined)
  forget()
  setInterval(forget, HOUR_MS).unref()
}
