/** Hours an analysis may wait for its confirmation; its rows are then erased. */
export const ANALYSIS_HOURS = 24

/** Analyses of one setup that may wait at once: each can weigh as much as its file. */
export const MOST_ANALYSES = 20

export const IMPORT_STATUSES = ['analysed', 'expired', 'committed', 'discarded'] as const

/** Where an import stands: what is stored, and the passing of time. */
export type ImportStatus = (typeof IMPORT_STATUSES)[number]

/** An analysis that nobody confirmed is expired from the very instant of `expiresAt`. */
export function importStatus(
  { state, expiresAt }: { state: Exclude<ImportStatus, 'expired'>; expiresAt: Date },
  now: Date,
): ImportStatus {
  return state === 'analysed' && expiresAt.getTime() <= now.getTime() ? 'expired' : state
}
