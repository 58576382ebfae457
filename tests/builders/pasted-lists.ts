import { analyseImport } from '@/domain/import/analyse-import'
import { readPastedList } from '@/domain/lists/read-list'
import type { KnownPerson } from '@/domain/people/person'
import type { Profile } from '@/domain/people/profile'
import { listOf } from './fixture-lists'

/** Somebody known already. */
export function person(values: Partial<KnownPerson>): KnownPerson {
  return {
    pronoteId: 'M298XBD5RJEYV6W4',
    profile: 'pupil',
    casId: null,
    lastName: 'A',
    firstName: 'B',
    className: null,
    absent: false,
    ...values,
  }
}

/** What importing a pasted list would do. */
export const paste = (text: string, profile: Profile, people: KnownPerson[], coverage: 'whole' | 'part' = 'part') =>
  analyseImport({ list: listOf(readPastedList(text)), profile, coverage, people })

/** PRONOTE identifiers that are well formed. */
export const IDS = ['M298XBD5RJEYV6W4', 'Y57PVZX8DMW9BTEH', 'P8E4HDJ6NCZYKSFV'] as const
