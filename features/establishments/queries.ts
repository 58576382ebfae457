import 'server-only'
import type { Contact } from '@/domain/establishment/contact'
import type { EstablishmentKind } from '@/domain/establishment/establishment-kind'
import { PROFILES, type Profile } from '@/domain/people/profile'
import type { SetupState } from '@/domain/procedure/vocabulary'
import type { EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'

export type EstablishmentView = {
  uai: string
  name: string
  city: string
  kind: EstablishmentKind
  ent: { slug: string; name: string; vendor: string; casUrl: string } | null
  /** 2026 stands for 2026-2027. */
  schoolYear: number
  state: SetupState
  contact: Contact
}

/** Who the establishment is, and whom to reach there. */
export async function findEstablishment(access: EstablishmentAccess): Promise<EstablishmentView> {
  const { contactName, contactPhone, contactEmail, ...establishment } = await db().establishment.findUniqueOrThrow({
    where: { uai: access.uai },
    select: {
      uai: true,
      name: true,
      city: true,
      kind: true,
      schoolYear: true,
      state: true,
      contactName: true,
      contactPhone: true,
      contactEmail: true,
      ent: { select: { slug: true, name: true, vendor: true, casUrl: true } },
    },
  })
  return { ...establishment, contact: { name: contactName, telephone: contactPhone, email: contactEmail } }
}

export type ProfileCount = { profile: Profile; people: number; paired: number }

/** How many people of each profile are present, and paired, as it is kept; every profile, also those without anybody. */
export async function countPairingByProfile({ setupId }: EstablishmentAccess): Promise<ProfileCount[]> {
  const kept = await db().pairingTally.groupBy({
    by: ['profile'],
    where: { setupId },
    _sum: { people: true, paired: true },
  })
  return PROFILES.map((profile) => {
    const { people, paired } = kept.find((row) => row.profile === profile)?._sum ?? {}
    return { profile, people: people ?? 0, paired: paired ?? 0 }
  })
}
