import { accept, refuse, type Result } from '@/lib/result'
import { parisInstant } from '@/lib/paris-time'
import type { PortalImport, PortalMode } from '@/domain/portal-import/portal-import'

/** What the portal's page tells, in the order in which it tells it. */
export const PORTAL_PARTS = ['count', 'date', 'time', 'mode', 'interruption'] as const
export type PortalPart = (typeof PORTAL_PARTS)[number]

/** `missing`: not in the text; `unclear`: told twice and not the same, or in words or a form that is not known. */
export type PortalTextRefusal =
  | { reason: 'empty' }
  | { reason: 'too_long'; longest: number }
  | { reason: 'not_portal_text' }
  | { reason: 'parts_unread'; missing: PortalPart[]; unclear: PortalPart[] }

/** A whole page copied with its menus is a few thousand characters. */
export const LONGEST_PORTAL_TEXT = 20_000

const FIRST_YEAR = 2000
const MOST_DIGITS = 7

/** No number is taken out of a longer one: `1.295`, `2012 295` and `27/01` give none. */
const COUNT = /(?<!\d)(?<!\d[ .,'’:/-])(\d{1,3}(?: \d{3})+|\d+)\s*identifiants?\s*(?:\(s\))?\s*pronote\s*import/g
const DATE = /import\s*fait\s*le\D{0,8}?(\d{1,2})\s*\/\s*(\d{1,2})\s*\/\s*(\d{4})(?!\d)/g
/** After the date: whatever became of «à», then hours and minutes. */
const TIME =
  /import\s*fait\s*le\D{0,8}?\d{1,2}\s*\/\s*\d{1,2}\s*\/\s*\d{4}[^\d/]{1,8}?(\d{1,2})\s*[:h]\s*(\d{2})(?!\d)/g
const MODE = /en\s*mode\s*:?\s*(complet|partiel)(?![a-z])/g
const INTERRUPTED = /import\s*interrompu/g

/**
 * What the portal's import page says, from its text: «1295 identifiant(s) Pronote importé(s). Dernier import fait le :
 * 27/01/2012 à 14:51 en mode Partiel. Import interrompu.» gives 1295, that minute in Paris, `partial`, interrupted.
 * Spaces, line breaks, accents and the order of the sentences do not matter. Nothing is guessed: refused with each part
 * that is not there, or not clear.
 */
export function readPortalText(text: string): Result<PortalImport & { count: number }, PortalTextRefusal> {
  if (text.length > LONGEST_PORTAL_TEXT) return refuse({ reason: 'too_long', longest: LONGEST_PORTAL_TEXT })
  const page = simplified(text)
  if (page === '') return refuse({ reason: 'empty' })
  const parts = {
    count: theOne(page, COUNT, readCount),
    date: theOne(page, DATE, ([day, month, year]) => readDate(day, month, year)),
    time: theOne(page, TIME, ([hour, minute]) => readTime(hour, minute)),
    mode: theOne(page, MODE, ([mode]): PortalMode => (mode === 'complet' ? 'complete' : 'partial')),
    interruption: readInterruption(page),
  }
  const { count, date, time, mode, interruption } = parts
  if ([count, date, mode].every((part) => part === 'missing') && interruption === false) {
    return refuse({ reason: 'not_portal_text' })
  }
  const at = isRead(date) && isRead(time) ? parisInstant({ ...date, ...time }) : null
  if (at && isRead(count) && isRead(mode) && isRead(interruption)) {
    return accept({ at, mode, count, interrupted: interruption })
  }
  const missing = PORTAL_PARTS.filter((part) => parts[part] === 'missing')
  const unclear = PORTAL_PARTS.filter((part) => parts[part] === 'unclear')
  // The day and the hour are each possible, and not together: the hour that a night of March does not have.
  if (isRead(date) && isRead(time) && !at) unclear.push('time')
  return refuse({ reason: 'parts_unread', missing, unclear })
}

type Unread = 'missing' | 'unclear'

function isRead<T>(part: T | Unread): part is T {
  return part !== 'missing' && part !== 'unclear'
}

/** In lower case without accents or invisible characters; spaces of all sorts are plain, line breaks stay. */
function simplified(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[^\S\n\r]+/g, ' ')
    .trim()
}

/** What all the places where a part is told agree on. */
function theOne<T>(page: string, pattern: RegExp, read: (groups: string[]) => T | null): T | Unread {
  const found = [...page.matchAll(pattern)].map(([, ...groups]) => read(groups))
  const [first] = found
  if (first === undefined) return 'missing'
  const isAgreed = found.every((one) => JSON.stringify(one) === JSON.stringify(first))
  return first === null || !isAgreed ? 'unclear' : first
}

function readCount([written = '']: string[]): number | null {
  const digits = written.replaceAll(' ', '')
  return digits.length <= MOST_DIGITS ? Number(digits) : null
}

function readDate(...[day, month, year]: (string | undefined)[]) {
  const date = { year: Number(year), month: Number(month), day: Number(day) }
  const exists = date.year >= FIRST_YEAR && parisInstant({ ...date, hour: 12, minute: 0 }) !== null
  return exists ? date : null
}

function readTime(...[hour, minute]: (string | undefined)[]) {
  const time = { hour: Number(hour), minute: Number(minute) }
  return time.hour < 24 && time.minute < 60 ? time : null
}

/** «Interrompu» in any other words than the portal's may say the contrary. */
function readInterruption(page: string): boolean | 'unclear' {
  const told = [...page.matchAll(INTERRUPTED)].length
  return [...page.matchAll(/interrompu/g)].length === told ? told > 0 : 'unclear'
}
