import { PROFILES, type Profile } from '@/domain/people/profile'
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

/** «12 lettres préparées, classe 601». */
function lettersLabel({ people, className, profile }: Extract<AdoptionEvent, { kind: 'letters' }>): string {
  const whom = className ? `, classe ${className}` : profile ? `, ${PROFILE_LABELS[profile].many}` : ''
  return `${formatNumber(people)} ${plural(people, 'lettre préparée', 'lettres préparées')}${whom}`
}

/** «import : élèves, responsables»: several lists of one day are one line. */
function importsLabel(profiles: readonly (Profile | null)[]): string {
  const named = PROFILES.filter((profile) => profiles.includes(profile)).map((profile) => PROFILE_LABELS[profile].many)
  return named.length === 0 ? 'import' : `import\u00a0: ${named.join(', ')}`
}

/** What happened on each day, in words. */
export function eventsByDay(events: readonly AdoptionEvent[]): Map<string, string[]> {
  const days = [...new Set(events.map(({ day }) => day))]
  return new Map(
    days.map((day) => {
      const here = events.filter((event) => event.day === day)
      const imported = here.filter(({ kind }) => kind === 'import').map(({ profile }) => profile)
      const letters = here.flatMap((event) => (event.kind === 'letters' ? [lettersLabel(event)] : []))
      return [day, [...(imported.length > 0 ? [importsLabel(imported)] : []), ...letters]]
    }),
  )
}
