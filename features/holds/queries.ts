import 'server-only'
import { DEFAULT_THRESHOLDS, type Hold, type HoldThresholds, MOST_HELD_SHOWN } from '@/domain/import/holds'
import type { Coverage } from '@/domain/import/coverage'
import type { Profile } from '@/domain/people/profile'
import { Prisma } from '@/prisma/generated/client'
import {
  grantEstablishment,
  type AdministrationAccess,
  type EstablishmentAccess,
  type PopulationAccess,
} from '@/server/access'
import { now } from '@/server/clock'
import { db, type Database, type Transaction } from '@/server/db'

/** The thresholds by which the imports of each of these establishments are held: its académie's, or the rule's. */
export async function loadThresholds(
  tx: Database | Transaction,
  accesses: readonly EstablishmentAccess<'import'>[],
): Promise<(access: EstablishmentAccess<'import'>) => HoldThresholds> {
  const academyCodes = [...new Set(accesses.map(({ academyCode }) => academyCode))]
  const rows = await tx.holdSettings.findMany({ where: { academyCode: { in: academyCodes } } })
  const own = new Map(rows.map((row) => [row.academyCode, row]))
  return ({ academyCode }) => thresholdsOf(own.get(academyCode) ?? null)
}

type SettingsRow = { manyAbsent: number; manyChanged: number; manyUnpaired: number }

function thresholdsOf(row: SettingsRow | null): HoldThresholds {
  if (row === null) return DEFAULT_THRESHOLDS
  return { many_absent: row.manyAbsent, many_changed: row.manyChanged, many_unpaired: row.manyUnpaired }
}

export type AcademyThresholds = { academyCode: string; name: string; thresholds: HoldThresholds; areOwn: boolean }

/** The thresholds of each académie that the caller administers and that has establishments, by name. */
export async function listThresholds({ scope }: AdministrationAccess): Promise<AcademyThresholds[]> {
  const rows = await db().academy.findMany({
    where: scope.all ? { establishments: { some: {} } } : { code: { in: scope.academyCodes } },
    select: { code: true, name: true, holdSettings: true },
    orderBy: { name: 'asc' },
  })
  return rows.map(({ code, name, holdSettings }) => ({
    academyCode: code,
    name,
    thresholds: thresholdsOf(holdSettings),
    areOwn: holdSettings !== null,
  }))
}

export type HeldImport = {
  id: string
  uai: string
  name: string
  city: string
  profile: Profile | null
  coverage: Coverage
  analysisNumber: number
  holds: Hold[]
  createdAt: Date
  createdByName: string
  /** False where the establishment's people are to be opened first. */
  isOpen: boolean
  /** People were written since its analysis: it must be made again before it is approved. */
  isOutdated: boolean
}

/** More would not be decided one after the other; the oldest come first. */

/** How many imports of the establishments that someone sees are held and still wait. */
export async function countHeld({ population }: PopulationAccess): Promise<number> {
  const [row] = await db().$queryRaw<{ held: number }[]>`
    select count(*)::int as held from "ListImport" as i
    join "Setup" as s on s.id = i."setupId" join "Establishment" as e on e.uai = s.uai
    where i.state = 'held' and i."expiresAt" > ${now()} and e."disabledAt" is null and s."schoolYear" = e."schoolYear"
      and ${within(population)}`
  return row?.held ?? 0
}

function within(population: PopulationAccess['population']): Prisma.Sql {
  if (population.all) return Prisma.sql`true`
  return Prisma.sql`(e."academyCode" = any(${population.academyCodes}::text[]) or e.uai = any(${population.uais}::text[]))`
}

/**
 * The held imports that the caller may approve, now or once the establishment's people are opened; what holds them, never
 * who is on them. Who may not handle lists at all is shown none.
 */
export async function listHeld({ actor, population }: PopulationAccess): Promise<HeldImport[]> {
  const rows = await db().listImport.findMany({
    where: {
      state: 'held',
      expiresAt: { gt: now() },
      setup: {
        establishment: {
          disabledAt: null,
          ...(population.all
            ? {}
            : { OR: [{ academyCode: { in: population.academyCodes } }, { uai: { in: population.uais } }] }),
        },
      },
    },
    select: {
      id: true,
      profile: true,
      coverage: true,
      analysisNumber: true,
      peopleVersion: true,
      holds: true,
      createdAt: true,
      createdBy: { select: { name: true } },
      setup: {
        select: { id: true, uai: true, peopleVersion: true, establishment: { select: { name: true, city: true } } },
      },
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: MOST_HELD_SHOWN,
  })
  const grants = new Map<string, Awaited<ReturnType<typeof grantEstablishment<'import'>>>>()
  const held: HeldImport[] = []
  for (const { setup, holds, createdBy, peopleVersion, ...row } of rows) {
    const grant = grants.get(setup.uai) ?? (await grantEstablishment(actor, setup.uai, 'import'))
    grants.set(setup.uai, grant)
    const isOpen = grant.permission === 'granted'
    if (!isOpen && grant.permission !== 'opening_required') continue
    // A list of an earlier year can no longer be confirmed from here.
    if (isOpen && grant.access.setupId !== setup.id) continue
    held.push({
      ...row,
      uai: setup.uai,
      ...setup.establishment,
      // Written by this application alone, from the same type.
      holds: holds as unknown as Hold[],
      createdByName: createdBy.name,
      isOpen,
      isOutdated: peopleVersion !== setup.peopleVersion,
    })
  }
  return held
}
