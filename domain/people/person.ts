import type { Profile } from '@/domain/people/profile'

/** What is kept of a PRONOTE user in one establishment and one school year; `absent` people are out of every count. */
export type KnownPerson = {
  pronoteId: string
  profile: Profile
  casId: string | null
  lastName: string
  firstName: string
  className: string | null
  absent: boolean
}
