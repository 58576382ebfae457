import { PROFILES, type Profile } from '@/domain/people/profile'
import { PROFILE_LABELS } from '@/features/establishments/presentation'
import { countInWords, MODE_LABELS } from '@/features/portal-imports/presentation'
import type { AdoptionEvent } from '@/features/adoption/queries'
import { formatNumber } from '@/lib/numbers'
import { counted, plural } from '@/lib/plural'

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

type Letters = Extract<AdoptionEvent, { kind: 'letters' }>

/** «12 lettres préparées, classe 601 (4 personnes laissées de côté) ; 5 personnes sans identifiant CAS aujourd’hui». */
function lettersLabel({ people, className, profile, leftAside, waiting }: Letters): string {
  const whom = className ? `, classe ${className}` : profile ? `, ${PROFILE_LABELS[profile].many}` : ''
  const made = `${formatNumber(people)} ${plural(people, 'lettre préparée', 'lettres préparées')}${whom}`
  const aside = `${counted(leftAside, 'personne laissée', 'personnes laissées')} de côté`
  const left = waiting === 0 ? 'plus personne' : `${formatNumber(waiting)} ${plural(waiting, 'personne', 'personnes')}`
  return `${made}${leftAside > 0 ? ` (${aside})` : ''}\u00a0; ${left} sans identifiant CAS aujourd’hui`
}

export type LettersEffect = { day: string; sentence: string }

/** What became of those to whom letters were made, the latest first; a group may have gained or lost people since. */
export function lettersEffects(events: readonly AdoptionEvent[]): LettersEffect[] {
  return events
    .flatMap((event) => (event.kind === 'letters' ? [{ day: event.day, sentence: lettersLabel(event) }] : []))
    .reverse()
}

/** How many letters were made on a day, as it stands under the curve: «300». */
export function lettersOfDay(events: readonly AdoptionEvent[], day: string): string {
  const made = events.map((event) => (event.kind === 'letters' && event.day === day ? event.people : 0))
  return formatNumber(made.reduce((sum, people) => sum + people, 0))
}

/** «import : élèves, responsables»: several lists of one day are one line. */
function importsLabel(profiles: readonly (Profile | null)[]): string {
  const named = PROFILES.filter((profile) => profiles.includes(profile)).map((profile) => PROFILE_LABELS[profile].many)
  return named.length === 0 ? 'import' : `import\u00a0: ${named.join(', ')}`
}

/** «import complet dans l’ENT : 1 295 identifiants» */
function portalImportLabel({ mode, count }: Extract<AdoptionEvent, { kind: 'portal_import' }>): string {
  const counted = countInWords(count)
  return `import ${MODE_LABELS[mode].toLowerCase()} dans l’ENT${counted === null ? '' : `\u00a0: ${counted}`}`
}

/** What happened on each day, in words. */
export function eventsByDay(events: readonly AdoptionEvent[]): Map<string, string[]> {
  const days = [...new Set(events.map(({ day }) => day))]
  return new Map(
    days.map((day) => {
      const here = events.filter((event) => event.day === day)
      const imported = here.flatMap((event) => (event.kind === 'import' ? [event.profile] : []))
      const inPortal = here.flatMap((event) => (event.kind === 'portal_import' ? [portalImportLabel(event)] : []))
      const letters = here.flatMap((event) => (event.kind === 'letters' ? [lettersLabel(event)] : []))
      return [day, [...(imported.length > 0 ? [importsLabel(imported)] : []), ...inPortal, ...letters]]
    }),
  )
}
