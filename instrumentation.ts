const HOUR_MS = 3_600_000

/** Next calls this once when a server starts, never while building. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { start } = await import('@/server/start')
  const isEmbedded = await start()
  const { forgetExpired } = await import('@/features/imports/mutations')
  const { forgetUndoable } = await import('@/features/import-undo/mutations')
  const { interruptStale } = await import('@/features/import-runs/mutations')
  // An embedded database has one server: whoever was writing died with the former one.
  await interruptStale({ isAlone: isEmbedded }).catch(() => undefined)
  // Names wait a day at the most for somebody to confirm them. A failure here is one of the database, said elsewhere.
  const forget = () => {
    for (const one of [forgetExpired, forgetUndoable, interruptStale]) void one().catch(() => undefined)
  }
  forget()
  setInterval(forget, HOUR_MS).unref()
}
