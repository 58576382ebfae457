import 'server-only'
import { setImmediate } from 'node:timers/promises'
import type { Slices } from '@/lib/slices'

/** Lets everything else that waits have its turn. */
export async function breathe(): Promise<void> {
  await setImmediate()
}

/** Runs a long computation, letting others work between its slices; `onSlice` hears how far it is. */
export async function runInSlices<T>(slices: Slices<T>, onSlice: (done: number) => void = () => undefined): Promise<T> {
  for (;;) {
    const step = slices.next()
    if (step.done) return step.value
    onSlice(step.value)
    await breathe()
  }
}
