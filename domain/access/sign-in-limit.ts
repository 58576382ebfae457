/** Failed sign-ins that are looked at: those of the last quarter of an hour. */
export const SIGN_IN_WINDOW_MINUTES = 15
export const MOST_FAILURES_PER_ACCOUNT = 8
/** A whole school may sit behind one address. */
export const MOST_FAILURES_PER_ADDRESS = 40

/**
 * Whether one more try is allowed after these failures of the window. Counts are per account and per address, so that
 * neither one account tried from everywhere nor one machine trying everybody gets through.
 */
export function maySignIn(failures: { account: number; address: number }): boolean {
  return failures.account < MOST_FAILURES_PER_ACCOUNT && failures.address < MOST_FAILURES_PER_ADDRESS
}
