/** Next calls this once when a server starts, never while building. It also builds it for a runtime that has no Node. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { startServer } = await import('./instrumentation-node')
    await startServer()
  }
}
