import { DEFAULT_CONFIGURATION, type Configuration } from '@/domain/configuration/configuration'
import { expectedLetter } from '@/domain/establishment/uai'
import type { Role } from '@/domain/access/policy'
import type { Profile } from '@/domain/people/profile'
import { projectPeople, projectStanding } from '@/features/establishments/mutations'
import { searchText, sortKey } from '@/lib/search-text'
import { CURRENT_PROCEDURE } from '@/procedures/catalogue'
import type { EstablishmentKind } from '@/prisma/generated/enums'
import { db } from '@/server/db'

let serial = 0

/** An invented UAI with its right letter, a new one at each call: `0310001X`. */
export function newUai(department = '031'): string {
  const digits = `${department}${String(++serial).padStart(4, '0')}`
  return `${digits}${expectedLetter(digits)}`
}

export async function createAcademy(code = '16', name = 'Toulouse') {
  // Schools are made several at once: PostgreSQL's own «on conflict», where an upsert would read first.
  await db().academy.createMany({ data: [{ code, name }], skipDuplicates: true })
}

export async function createEnt(options: { academyCode?: string; slug?: string; name?: string; casUrl?: string } = {}) {
  const {
    academyCode = '16',
    slug = `ent-${++serial}`,
    name = 'ENT d’essai',
    casUrl = 'https://cas.ent.example',
  } = options
  await createAcademy(academyCode)
  return db().ent.create({ data: { academyCode, slug, name, vendor: 'Éditeur', casUrl } })
}

type SchoolOptions = {
  uai?: string
  academyCode?: string
  name?: string
  city?: string
  kind?: EstablishmentKind
  entId?: string
  configuration?: Partial<Configuration>
  startedAt?: Date
}

/** An establishment with its setup of 2026-2027, nothing done yet. */
export async function createSchool(options: SchoolOptions = {}) {
  const { uai = newUai(), academyCode = '16', name = 'Collège d’essai', city = 'Toulouse', kind = 'college' } = options
  await createAcademy(academyCode)
  const startedAt = options.startedAt ?? new Date('2026-09-01T08:00:00Z')
  await db().establishment.create({
    data: {
      uai,
      academyCode,
      departmentCode: uai.slice(0, 3),
      kind,
      name,
      city,
      entId: options.entId ?? null,
      searchText: searchText(name, city, uai),
      sortName: sortKey(name),
      sortCity: sortKey(city),
      schoolYear: 2026,
      since: startedAt,
    },
  })
  const { id: setupId } = await db().setup.create({
    data: {
      uai,
      schoolYear: 2026,
      procedure: CURRENT_PROCEDURE.key,
      revision: CURRENT_PROCEDURE.revision,
      configuration: { ...DEFAULT_CONFIGURATION, establishmentNumber: uai, ...options.configuration },
      startedAt,
    },
  })
  await db().$transaction((tx) => projectStanding(tx, setupId))
  return { uai, setupId, academyCode }
}

/** An account with one role: over the school for school roles, over its académie for staff. No password. */
export async function createAccount(role: Role, at: { uai?: string; academyCode?: string } = {}) {
  const number = ++serial
  const isSchoolRole = role === 'school_admin' || role === 'school_reader'
  const [name, email] = [`Personne ${number}`, `${role}-${number}@passerelle.example`]
  return db().account.create({
    data: {
      email,
      name,
      searchText: searchText(name, email),
      memberships: {
        create: {
          role,
          uai: isSchoolRole ? (at.uai ?? null) : null,
          academyCode: role === 'academy_admin' || role === 'support' ? (at.academyCode ?? '16') : null,
        },
      },
    },
  })
}

type PersonOptions = { profile?: Profile; pronoteId?: string; casId?: string | null }

/** A person of an invented name; the caller projects with `recount`. */
export async function createPerson(
  setupId: string,
  options: PersonOptions & { className?: string; arrivedAt?: Date } = {},
) {
  const number = String(++serial)
  return db().person.create({
    data: {
      setupId,
      profile: options.profile ?? 'pupil',
      pronoteId: options.pronoteId ?? `P${number.padStart(15, '2')}`,
      casId: options.casId ?? null,
      lastName: `NOM${number}`,
      firstName: 'Camille',
      className: options.className ?? '601',
      sortName: `nom${number} camille`,
      arrivedAt: options.arrivedAt ?? new Date('2026-09-15T08:00:00Z'),
    },
  })
}

export async function recount(setupId: string): Promise<void> {
  await db().$transaction((tx) => projectPeople(tx, [setupId]))
}
