import 'server-only'
import { entAddress } from '@/domain/letters/ent-address'
import type { LetterTexts } from '@/domain/letters/letter-text'
import { compareClasses } from '@/domain/pairing/tally-pairing'
import type { Profile } from '@/domain/people/profile'
import type { EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'

/** To whom letters are made: everybody unpaired, those of one profile, or the pupils of one class. */
export type Recipients = { profile: Profile | null; className: string | null }

/** How many people wait for a letter, of each profile and class. */
export type RecipientGroup = { profile: Profile; className: string | null; people: number }

/**
 * The people present whose Identifiant CAS is empty. Who shares one with somebody else is not among them: signing in
 * would not help them.
 */
export async function countRecipients({ setupId }: EstablishmentAccess<'export_people'>): Promise<RecipientGroup[]> {
  const groups = await db().person.groupBy({
    by: ['profile', 'className'],
    where: { setupId, absentSince: null, casId: null },
    _count: true,
  })
  return groups
    .map(({ profile, className, _count: people }) => ({ profile, className, people }))
    .sort((one, other) => compareClasses(one.className, other.className))
}

export type LetterSetting = {
  establishment: string
  city: string
  ent: string
  /** The establishment's own texts; null in what it left to us. */
  own: LetterTexts | null
  /** Where people of the ENT most likely sign in; empty when it has none. */
  likelyAddress: string
}

/** What a letter says besides somebody's name. */
export async function findLetterSetting({ uai }: EstablishmentAccess<'export_people'>): Promise<LetterSetting> {
  const { name, city, ent, letterText } = await db().establishment.findUniqueOrThrow({
    where: { uai },
    select: {
      name: true,
      city: true,
      ent: { select: { name: true, casUrl: true } },
      letterText: { select: { letter: true, slip: true, entAddress: true } },
    },
  })
  return {
    establishment: name,
    city,
    ent: ent?.name ?? 'l’ENT',
    own: letterText,
    likelyAddress: entAddress(ent?.casUrl ?? null),
  }
}
