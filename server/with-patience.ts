import 'server-only'
import { MINUTE_MS } from '@/lib/durations'

/** Of somebody who sends a body, and of the whole of it. */
export const SILENCE_MS = 30_000
export const LONGEST_MS = 10 * MINUTE_MS

/** Waits for something no longer than so many milliseconds; then throws. */
export async function withPatience<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const lost = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the sender went silent')), Math.max(0, ms))
  })
  try {
    return await Promise.race([promise, lost])
  } finally {
    clearTimeout(timer)
  }
}
