import type { OpenState } from '@/domain/import/import-status'
import { frenchSpaces } from '@/lib/french-spaces'
import { formatNumber } from '@/lib/numbers'
import { plural } from '@/lib/plural'

/** What each list that waits is waiting for. */
const WAITING_WORDS = {
  analysed: 'à confirmer',
  held: 'à autoriser',
  interrupted: 'à reprendre',
} satisfies Record<OpenState, string>

/** «3 listes attendent votre décision : 2 à confirmer, 1 à autoriser» */
export function waitingTitle(waiting: readonly OpenState[]): string {
  const lists = plural(waiting.length, 'liste attend', 'listes attendent')
  return frenchSpaces(`${formatNumber(waiting.length)} ${lists} votre décision : ${waitingParts(waiting)}`)
}

/** The same of the lists that an archive holds beside the one that is shown. */
export function othersWaitingSentence(waiting: readonly OpenState[]): string {
  const lists = plural(waiting.length, 'autre liste attend', 'autres listes attendent')
  return frenchSpaces(`${formatNumber(waiting.length)} ${lists} votre décision : ${waitingParts(waiting)}.`)
}

/** `2 à confirmer, 1 à autoriser`; a single list, or several that wait for the same, without their number. */
function waitingParts(waiting: readonly OpenState[]): string {
  const parts = Object.entries(WAITING_WORDS).flatMap(([state, words]) => {
    const lists = waiting.filter((one) => one === state).length
    return lists === 0 ? [] : [{ lists, words }]
  })
  const [first] = parts
  if (first && parts.length === 1) return first.words
  return parts.map(({ lists, words }) => `${formatNumber(lists)} ${words}`).join(', ')
}

/** An archive that came without a name is told by what it is. */
export function archiveName(fileName: string): string {
  return fileName === '' ? 'Archive' : `Archive ${fileName}`
}
