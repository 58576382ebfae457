import 'server-only'

/**
 * Waits for a work at most so many milliseconds; it goes on by itself after that, and tells nobody here how it ends.
 * True when it was done in time; throws when it failed in time.
 */
export async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const patience = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms)
  })
  work.catch(() => undefined)
  return Promise.race([work.then(() => true), patience]).finally(() => clearTimeout(timer))
}
