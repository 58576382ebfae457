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

/** How many people of each profile are present, and paired; every profile, also those without anybody. */
export async function countPairingByProfile(access: EstablishmentAccess): Promise<ProfileCount[]> {
  const present = { setupId: access.setupId, absentSince: null }
  const [people, paired] = await Promise.all([
    db().person.groupBy({ by: ['profile'], where: present, _count: true }),
    db().person.groupBy({
      by: ['profile'],
      where: { ...present, casId: { not: null }, conflict: false },
      _count: true,
    }),
  ])
  const countIn = (rows: typeof people, profile: Profile) => rows.find((row) => row.profile === profile)?._count ?? 0
  return PROFILES.map((profile) => ({
    profile,
    people: countIn(people, profile),
    paired: countIn(paired, profile),
  }))
}
