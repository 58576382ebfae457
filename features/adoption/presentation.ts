import { PROFILE_LABELS } from '@/features/establishments/presentation'
import type { AdoptionEvent } from '@/features/adoption/queries'
import { formatNumber } from '@/lib/numbers'
import { plural } from '@/lib/plural'

const DAY = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', day: 'numeric', month: 'short' })
const WHOLE_DAY = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', dateStyle: 'short' })

/** Midnight of a day written `2026-11-03`, for drawing: no clock change there. */
export function instantOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

/** `dayLabel(instantOf('2026-11-03'))` is «3 nov.». */
export function dayLabel(day: Date): string {
  return DAY.format(day)
}

/** «03/11/2026». */
export function wholeDay(day: string): string {
  return WHOLE_DAY.format(instantOf(day))
}

/** «import des élèves», «12 lettres préparées, classe 601». */
export function eventLabel(event: AdoptionEvent): string {
  if (event.kind === 'import') {
    return event.profile ? `import des ${PROFILE_LABELS[event.profile].many}` : 'import'
  }
  const { people, className, profile } = event
  const whom = className ? `, classe ${className}` : profile ? `, ${PROFILE_LABELS[profile].many}` : ''
  return `${formatNumber(people)} ${plural(people, 'lettre préparée', 'lettres préparées')}${whom}`
}

/** What happened on each day, in words: several lists of one day are one line. */
export function eventsByDay(events: readonly AdoptionEvent[]): Map<string, string[]> {
  const days = new Map<string, string[]>()
  for (const event of events) {
    const label = eventLabel(event)
    const labels = days.get(event.day) ?? []
    if (!labels.includes(label)) labels.push(label)
    days.set(event.day, labels)
  }
  return days
}
