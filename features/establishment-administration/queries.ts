import 'server-only'
import type { EstablishmentKind } from '@/domain/establishment/establishment-kind'
import { isWrittenAsUai } from '@/domain/establishment/uai'
import { inScope } from '@/features/academies/queries'
import type { EstablishmentIdentity } from '@/features/establishment-administration/schemas'
import { searchText } from '@/lib/search-text'
import type { AdministrationAccess } from '@/server/access'
import { db } from '@/server/db'

export const PAGE_SIZE = 50

export type AdministeredEstablishment = {
  uai: string
  name: string
  city: string
  kind: EstablishmentKind
  academy: string
  ent: string | null
  disabledAt: Date | null
}

export type EstablishmentToEdit = EstablishmentIdentity & {
  uai: string
  academyCode: string
  academy: string
  departmentCode: string
  ent: { id: string; name: string } | null
  /** Of the current setup: what a change of ENT would void. */
  knownCasIds: number
  disabledAt: Date | null
}

/** One page of the establishments that the caller administers, disabled ones too, in the order of their names. */
export async function listAdministered(
  access: AdministrationAccess,
  { text, page }: { text: string; page: number },
): Promise<{ total: number; rows: AdministeredEstablishment[] }> {
  const words = searchText(text).split(' ').filter(Boolean)
  const where = { ...inScope(access), AND: words.map((word) => ({ searchText: { contains: word } })) }
  const [total, rows] = await Promise.all([
    db().establishment.count({ where }),
    db().establishment.findMany({
      where,
      select: {
        uai: true,
        name: true,
        city: true,
        kind: true,
        disabledAt: true,
        academy: { select: { name: true } },
        ent: { select: { name: true } },
      },
      orderBy: [{ sortName: 'asc' }, { uai: 'asc' }],
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
    }),
  ])
  return {
    total,
    rows: rows.map(({ academy, ent, ...row }) => ({ ...row, academy: academy.name, ent: ent?.name ?? null })),
  }
}

/** Null for one that does not exist, or of an académie that the caller does not administer. */
export async function findAdministered(access: AdministrationAccess, uai: string): Promise<EstablishmentToEdit | null> {
  if (!isWrittenAsUai(uai)) return null
  const found = await db().establishment.findFirst({
    where: { uai, ...inScope(access) },
    select: {
      uai: true,
      name: true,
      kind: true,
      city: true,
      address: true,
      postalCode: true,
      academyCode: true,
      departmentCode: true,
      disabledAt: true,
      academy: { select: { name: true } },
      ent: { select: { id: true, name: true } },
      setups: {
        select: { _count: { select: { people: { where: { casId: { not: null } } } } } },
        orderBy: { schoolYear: 'desc' },
        take: 1,
      },
    },
  })
  if (!found) return null
  const { academy, setups, ...rest } = found
  return { ...rest, academy: academy.name, knownCasIds: setups[0]?._count.people ?? 0 }
}

export function countAdministered(access: AdministrationAccess): Promise<number> {
  return db().establishment.count({ where: inScope(access) })
}
