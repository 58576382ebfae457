import type { ImportCounts } from '@/domain/import/analyse-import'
import type { ImportPreview } from '@/domain/import/preview-import'

type Analysed = { counts: Pick<ImportCounts, 'lostPairing'>; preview: Pick<ImportPreview, 'unpaired'> | null }

/**
 * Whose loss of an Identifiant CAS is the very correction that somebody waits for, and how many other pairings are lost.
 * `awaited` are PRONOTE identifiers. Of somebody who was absent no pairing counts as lost: there was none in the counts.
 */
export function tellLosses(
  { counts, preview }: Analysed,
  awaited: ReadonlySet<string>,
): { awaited: number; others: number } {
  const meant = (preview?.unpaired ?? []).filter(({ pronoteId }) => awaited.has(pronoteId))
  return { awaited: meant.length, others: counts.lostPairing - meant.filter(({ absent }) => !absent).length }
}
