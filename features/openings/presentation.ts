import type { OpeningRefusal } from '@/domain/access/opening'

/** Why the names stay closed, and what to write. */
export function openingRefusalSentence(refusal: OpeningRefusal): string {
  switch (refusal.reason) {
    case 'reason-too-short':
      return `Donnez un motif d’au moins ${refusal.min} caractères : l’établissement le lira.`
    case 'reason-too-long':
      return `Ce motif est trop long : ${refusal.max} caractères au plus.`
  }
}
