/** Hours an analysis may wait for its confirmation; its rows are then erased. */
export const ANALYSIS_HOURS = 24

/** Analyses of one setup that may wait at once: each can weigh as much as its file. */
export const MOST_ANALYSES = 20

/** What is stored of where an import stands. */
export const IMPORT_STATES = [
  'analysed',
  'held',
  'committing',
  'interrupted',
  'committed',
  'discarded',
  'undone',
] as const
export type ImportState = (typeof IMPORT_STATES)[number]

export const IMPORT_STATUSES = [...IMPORT_STATES, 'expired'] as const

/** States whose analysis waits for a decision, and is forgotten without one. */
export const OPEN_STATES = ['analysed', 'held', 'interrupted'] as const satisfies readonly ImportState[]
export type OpenState = (typeof OPEN_STATES)[number]

/** Where an import stands: what is stored, and the passing of time. */
export type ImportStatus = (typeof IMPORT_STATUSES)[number]

/** An analysis that nobody confirmed is expired from the very instant of `expiresAt`. */
export function importStatus({ state, expiresAt }: { state: ImportState; expiresAt: Date }, now: Date): ImportStatus {
  return isOpen(state) && expiresAt.getTime() <= now.getTime() ? 'expired' : state
}

/** Whether what an import counted is not, or no longer, in the people: given up, forgotten or undone. */
export function isWithoutEffect(status: ImportStatus): boolean {
  return status === 'discarded' || status === 'expired' || status === 'undone'
}

/** Whether an import waits for its decision: confirmed, approved, run again or given up. */
export function isOpen(state: ImportStatus): state is OpenState {
  return OPEN_STATES.some((open) => open === state)
}
