import 'server-only'

/**
 * Waits for some work, `ms` milliseconds at most. True when it was done in time; throws when it failed in time. Else
 * false: the work goes on, and nobody here hears how it ends.
 */
export async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const patience = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms)
  })
  work.catch(() => undefined)
  return Promise.race([work.then(() => true), patience]).finally(() => clearTimeout(timer))
}
