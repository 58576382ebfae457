import type { GroupUndo } from '@/features/group-undo/queries'
import { formatDateTime } from '@/lib/dates'
import { frenchSpaces } from '@/lib/french-spaces'
import { formatNumber } from '@/lib/numbers'
import { plural } from '@/lib/plural'

export const NOTHING_TO_UNDO =
  'Plus aucun import de cette liste ne peut être annulé : la page dit pourquoi pour chacun.'

/** «40 imports sont annulés. 3 ne peuvent pas l’être : la page dit pourquoi.» */
export function undoneNotice(undone: number, taken: number): string {
  const left = taken - undone
  const told =
    undone === 0
      ? 'Aucun import n’a été annulé.'
      : `${formatNumber(undone)} ${plural(undone, 'import est annulé', 'imports sont annulés')}.`
  const others = `${formatNumber(left)} ${plural(left, 'n’a pas pu l’être', 'n’ont pas pu l’être')} : la page dit pourquoi.`
  return frenchSpaces(left === 0 ? told : `${told} ${others}`)
}

/** What undoing the whole would do, before it is confirmed, and until when. */
export function undoableText(undoable: GroupUndo['undoable']): string {
  const count = `${formatNumber(undoable.length)} ${plural(undoable.length, 'import peut encore être annulé', 'imports peuvent encore être annulés')}`
  const until = Math.min(...undoable.map(({ undoableUntil }) => undoableUntil?.getTime() ?? Infinity))
  return frenchSpaces(
    `${count}, jusqu’au ${formatDateTime(new Date(until))}. Dans chaque établissement, les personnes que la liste a ajoutées seront retirées, celles qu’elle a modifiées ou marquées absentes seront comme avant, et les comptes refaits ; son journal le dira.`,
  )
}
