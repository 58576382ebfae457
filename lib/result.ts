/** What a rule answers: a value, or a foreseen refusal that says why. Anything unforeseen is thrown instead. */
export type Result<T, R extends { reason: string }> = { ok: true; value: T } | { ok: false; refusal: R }

export function accept<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

/** `refuse({ reason: 'requires', missing: ['stop-publication'] })` */
export function refuse<R extends { reason: string }>(refusal: R): { ok: false; refusal: R } {
  return { ok: false, refusal }
}
