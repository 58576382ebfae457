import 'server-only'
import { entAddress } from '@/domain/letters/ent-address'
import type { LetterTexts } from '@/domain/letters/letter-text'
import type { Explanation } from '@/domain/pairing/explain-pairing'
import type { Reason } from '@/domain/pairing/reason'
import { compareClasses } from '@/domain/pairing/tally-pairing'
import type { Profile } from '@/domain/people/profile'
import { explainPeople } from '@/features/reconciliation/queries'
import type { EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'

/** How many people have no Identifiant CAS, of each profile, class and reason. */
export type RecipientGroup = { profile: Profile; className: string | null; reason: Reason; people: number }

/**
 * The people present whose Identifiant CAS is empty, each with their reason. Who shares one with somebody else is not
 * among them.
 */
export async function listWithoutCasId(access: EstablishmentAccess<'export_people'>): Promise<Explanation[]> {
  return (await explainPeople(access)).filter(({ person }) => !person.isAbsent && person.casId === null)
}

/** How many they are, in the order of classes. */
export async function countRecipients(access: EstablishmentAccess<'export_people'>): Promise<RecipientGroup[]> {
  const groups = new Map<string, RecipientGroup>()
  for (const { person, reason } of await listWithoutCasId(access)) {
    const { profile, className } = person
    const key = JSON.stringify([profile, className, reason])
    const group = groups.get(key)
    if (group) group.people += 1
    else groups.set(key, { profile, className, reason, people: 1 })
  }
  return [...groups.values()].sort((one, other) => compareClasses(one.className, other.className))
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
