import { z } from 'zod'
import type { Profile } from '@/domain/people/profile'
import type { UnpairedFilter } from '@/features/pairing/queries'
import { REASON_SLUGS } from '@/features/reconciliation/presentation'
import { recordId } from '@/lib/record-id'
import { TABLE_FORMATS } from '@/lib/table-format'

/** How profiles and sorts are written in the address. */
export const PROFILE_SLUGS = {
  pupil: 'eleves',
  guardian: 'responsables',
  teacher: 'professeurs',
  staff: 'personnels',
} as const satisfies Record<Profile, string>

const SORT_SLUGS = {
  name: 'nom',
  class: 'classe',
  arrival: 'arrivee',
} as const satisfies Record<UnpairedFilter['sort'], string>

function keyOf<Key extends string>(slugs: Record<Key, string>, slug: string): Key | null {
  return (Object.keys(slugs) as Key[]).find((key) => slugs[key] === slug) ?? null
}

/** Anybody can type an address: what is not understood, or what the database refuses (NUL), is no filter. */
const text = z
  .string()
  .max(100)
  .regex(/^[^\0]*$/)
  .catch('')

const addressSchema = z.object({
  initiale: text,
  profil: text,
  classe: text,
  raison: text,
  personne: text,
  tri: text,
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})

/** What a name may begin with, as it is written in the address. */
export const INITIALS = Array.from('abcdefghijklmnopqrstuvwxyz')

/**
 * The list of the unpaired that an address asks for: `initiale`, `profil`,
 * `classe`, `raison`, `personne` (a key), `tri` (`-` before it: descending), `page`.
 */
export function readUnpairedFilter(address: Record<string, string | string[] | undefined>): UnpairedFilter {
  const { initiale, profil, classe, raison, personne, tri, page } = addressSchema.parse(address)
  return {
    initial: INITIALS.includes(initiale) ? initiale : null,
    profile: keyOf(PROFILE_SLUGS, profil),
    className: classe || null,
    reason: keyOf(REASON_SLUGS, raison),
    person: recordId(personne) === null ? null : personne,
    sort: keyOf(SORT_SLUGS, tri.replace(/^-/, '')) ?? 'name',
    isDescending: tri.startsWith('-'),
    page,
  }
}

/** The address of a list of the unpaired; what is as by default is left out. */
export function writeUnpairedFilter(filter: UnpairedFilter): Record<string, string> {
  const { initial, profile, className, reason, person, sort, isDescending, page } = filter
  const isDefaultSort = sort === 'name' && !isDescending
  return {
    ...(initial && { initiale: initial }),
    ...(profile && { profil: PROFILE_SLUGS[profile] }),
    ...(className && { classe: className }),
    ...(reason && { raison: REASON_SLUGS[reason] }),
    ...(person && { personne: person }),
    ...(!isDefaultSort && { tri: `${isDescending ? '-' : ''}${SORT_SLUGS[sort]}` }),
    ...(page > 1 && { page: String(page) }),
  }
}

const WORDS_MIN = 2
export const WORDS_MAX = 200
export const TOO_MANY_WORDS = `Une recherche compte au plus ${WORDS_MAX} caractères.`

/** A name that is looked for: posted, never in an address. */
export const nameSearchSchema = z.object({
  words: z
    .string()
    .trim()
    .min(WORDS_MIN, `Tapez ${WORDS_MIN} lettres au moins du nom ou du prénom.`)
    .max(WORDS_MAX, TOO_MANY_WORDS),
})

export const EXPORT_LISTS = { nonapparies: 'unpaired', personnes: 'people' } as const

export const exportSchema = z.object({
  liste: z.enum(['nonapparies', 'personnes']),
  format: z.enum(TABLE_FORMATS).default('csv'),
})
