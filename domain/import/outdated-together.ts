/**
 * Of imports that are approved together, one after the other, how many will be out of date when their turn comes: all but
 * the first of each establishment, whose people that one writes. Whatever the profile: an analysis is of them all.
 */
export function countOutdatedTogether(uais: readonly string[]): number {
  return uais.length - new Set(uais).size
}
