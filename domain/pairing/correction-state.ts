/** A wrong pairing that somebody asked to undo in PRONOTE: `casId` is the one that is to leave the person's cell. */
export type Correction = { casId: string; cancelledAt: Date | null }

export type CorrectionState = 'waiting' | 'proven' | 'cancelled'

/** Where a correction stands: proven as soon as a list shows another Identifiant CAS for the person, or none. */
export function correctionState({ casId, cancelledAt }: Correction, presentCasId: string | null): CorrectionState {
  if (cancelledAt !== null) return 'cancelled'
  return presentCasId === casId ? 'waiting' : 'proven'
}
