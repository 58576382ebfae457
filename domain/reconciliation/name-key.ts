import { searchText } from '@/lib/search-text'

/**
 * A name for comparing: its parts without accents, case, punctuation or particles, and the same run together; `whole`
 * is both with the particles, the bar being in no part of a name.
 */
export type NameKey = { lastParts: string[]; firstParts: string[]; last: string; first: string; whole: string }

const PARTICLES = new Set(['de', 'du', 'des', 'd', 'la', 'le', 'les', 'l'])
/** Nobody's name has more parts that tell them apart. */
const MOST_PARTS = 4

type Named = { lastName: string; firstName: string }
type Parts = { parts: string[]; joined: string; whole: string }

/**
 * `nameKey({ lastName: 'DE LA TOUR', firstName: 'Jean-Noël' })` has `last: 'tour'`, `first: 'jeannoel'`,
 * `whole: 'delatour|jeannoel'`.
 */
export function nameKey(named: Named): NameKey {
  return nameReader()(named)
}

export type NameReader = (named: Named) => NameKey

/** The same for a whole school: each person or account is read once, and each name, most occurring many times. */
export function nameReader(): NameReader {
  const known = new Map<Named, NameKey>()
  const lastNames = new Map<string, Parts>()
  const firstNames = new Map<string, Parts>()
  return (named) => {
    const before = known.get(named)
    if (before) return before
    const last = readOnce(lastNames, named.lastName, withoutParticles)
    const first = readOnce(firstNames, named.firstName, (parts) => parts)
    const key = {
      lastParts: last.parts,
      firstParts: first.parts,
      last: last.joined,
      first: first.joined,
      whole: `${last.whole}|${first.whole}`,
    }
    known.set(named, key)
    return key
  }
}

function readOnce(known: Map<string, Parts>, name: string, choose: (parts: string[]) => string[]): Parts {
  const before = known.get(name)
  if (before) return before
  const all = partsOf(name)
  const parts = choose(all)
  const one = { parts, joined: parts.join(''), whole: all.join('') }
  known.set(name, one)
  return one
}

/** «LE» alone is a whole name, too. */
function withoutParticles(parts: string[]): string[] {
  const own = parts.filter((part) => !PARTICLES.has(part))
  return own.length > 0 ? own : parts
}

/** The same without the particles. */
export function exactKey({ last, first }: NameKey): string {
  return `${last}|${first}`
}

function partsOf(name: string): string[] {
  const lower = name.toLowerCase()
  const folded = /^[a-z -]*$/.test(lower) ? lower.replaceAll('-', ' ').trim() : searchText(name)
  if (folded === '') return []
  return folded.includes(' ') ? folded.split(/ +/).slice(0, MOST_PARTS) : [folded]
}
