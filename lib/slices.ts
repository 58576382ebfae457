/** A long computation that stops now and then to let others work, saying how far it is; its result comes at the end. */
export type Slices<T> = Generator<number, T, void>

/** The result of a computation, without pausing. */
export function runAtOnce<T>(slices: Slices<T>): T {
  for (;;) {
    const step = slices.next()
    if (step.done) return step.value
  }
}
