import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Profile } from '@/domain/people/profile'
import type { PortalImport } from '@/domain/portal-import/portal-import'
import { recordPortalImport, withdrawPortalImport } from '@/features/portal-imports/mutations'
import {
  findLastPortalImport,
  findLatestPortalImport,
  findPortalImport,
  listPortalImports,
} from '@/features/portal-imports/queries'
import { findSetup } from '@/features/procedure/queries'
import type { EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'
import { newAccess } from '@/tests/builders/access'
import { createPerson, createSchool, recount } from '@/tests/builders/school'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

const NOW = new Date('2026-11-24T09:00:00Z')
const COMPLETE: PortalImport = { at: new Date('2026-10-05T09:12:00Z'), mode: 'complete', count: 1, interrupted: false }
const PARTIAL: PortalImport = { at: new Date('2026-11-03T14:51:00Z'), mode: 'partial', count: 1, interrupted: false }
const CUT: PortalImport = { ...COMPLETE, at: new Date('2026-11-20T09:00:00Z'), interrupted: true }

let school: Awaited<ReturnType<typeof createSchool>>
let access: EstablishmentAccess<'advance'>

beforeEach(async () => {
  school = await createSchool()
  await createPerson(school.setupId)
  await recount(school.setupId)
  access = await newAccess(school, 'advance')
})

async function note(made: PortalImport, at = NOW): Promise<string> {
  const recorded = await recordPortalImport(access, made, at)
  if (!recorded.ok) throw new Error(recorded.refusal.reason)
  return recorded.value
}

/** What is said of two identifiers where one pupil is known, and nobody of another profile. */
const ONE_PUPIL = { code: 'profiles_unknown', count: 2, people: 1, profiles: ['guardian', 'teacher', 'staff'] }

const projected = () => db().establishment.findUniqueOrThrow({ where: { uai: school.uai } })
const factsInBrief = async () => {
  const { facts } = await findSetup(access)
  return facts.map(({ kind, step, source }) => `${kind} ${step} ${source}`)
}
const kinds = async () =>
  (await db().journalEntry.findMany({ where: { uai: school.uai }, orderBy: { id: 'asc' } })).map(({ kind }) => kind)

describe('an import into the ENT that is noted', () => {
  test('keeps who noted it, proves its steps, and stands in the journal', async () => {
    const id = await note(COMPLETE)
    expect(await findPortalImport(access, id)).toMatchObject({
      ...COMPLETE,
      id,
      recordedAt: NOW,
      recordedByName: access.actor.name,
      withdrawnAt: null,
      judgement: { outcome: 'done', warnings: [] },
    })
    expect(await factsInBrief()).toEqual([
      'proven export-identifiers portal_import',
      'proven import-complete portal_import',
    ])
    expect((await findSetup(access)).version).toBe(2)
    expect(await projected()).toMatchObject({ stepsDone: 2, state: 'in_progress' })
    expect(await kinds()).toEqual(['portal_import_recorded', 'step_proven', 'step_proven'])
  })

  test('is compared with the people known when it was noted, whatever is known later', async () => {
    const id = await note({ ...COMPLETE, count: 2 })
    await createPerson(school.setupId)
    await recount(school.setupId)
    const found = await findPortalImport(access, id)
    expect(found?.judgement.warnings).toEqual([{ ...ONE_PUPIL, at: COMPLETE.at }])
  })

  test('is compared with the people known when it was made, though it is noted after others came', async () => {
    await createPerson(school.setupId, { arrivedAt: new Date('2026-11-10T09:00:00Z') })
    const found = await findPortalImport(access, await note(COMPLETE))
    expect(found?.judgement.warnings).toEqual([])
  })

  test('is compared with the people known now when no list had been brought yet', async () => {
    await db().person.updateMany({ data: { arrivedAt: new Date('2026-11-10T09:00:00Z') } })
    const found = await findPortalImport(access, await note({ ...COMPLETE, count: 2 }))
    expect(found?.judgement.warnings).toEqual([{ ...ONE_PUPIL, at: NOW }])
  })

  test('partial is compared with those who arrived since the last one that counts, once all four profiles were listed', async () => {
    const arrive = (at: string, profile: Profile = 'pupil') =>
      createPerson(school.setupId, { profile, arrivedAt: new Date(at) })
    await note(COMPLETE)
    await arrive('2026-10-20T08:00:00Z')
    await arrive('2026-10-21T08:00:00Z')
    const warningsOf = async (made: PortalImport) =>
      (await findPortalImport(access, await note(made)))?.judgement.warnings
    expect(await warningsOf(PARTIAL)).toEqual([{ code: 'arrivals_unknown', count: 1, since: COMPLETE.at }])

    for (const profile of ['guardian', 'teacher', 'staff'] as const) await arrive('2026-09-15T08:00:00Z', profile)
    await db().person.updateMany({
      where: { arrivedAt: new Date('2026-10-21T08:00:00Z') },
      data: { absentSince: PARTIAL.at },
    })
    await arrive('2026-11-04T08:00:00Z')
    const second = { ...PARTIAL, at: new Date(PARTIAL.at.getTime() - 60_000) }
    expect(await warningsOf(second)).toEqual([{ code: 'arrivals_differ', count: 1, arrived: 2, since: COMPLETE.at }])
    const third = { ...PARTIAL, at: new Date('2026-11-10T08:00:00Z') }
    expect(await warningsOf(third)).toEqual([])
    expect(await warningsOf({ ...third, at: new Date('2026-11-11T08:00:00Z') })).toEqual([
      { code: 'arrivals_differ', count: 1, arrived: 0, since: third.at },
    ])
  })

  test('when interrupted proves nothing, and reopens what an import had proven', async () => {
    await note({ ...CUT, at: new Date('2026-10-01T09:00:00Z') })
    expect(await factsInBrief()).toEqual([])
    await note(COMPLETE)
    await note(CUT)
    expect((await factsInBrief()).slice(2)).toEqual(['reopened import-complete portal_import'])
    expect(await projected()).toMatchObject({ stepsDone: 1 })
  })

  test('partial after a complete one proves that those of the year are organised', async () => {
    await note(COMPLETE)
    await note(PARTIAL)
    expect((await factsInBrief()).slice(2)).toEqual(['proven plan-partial-imports portal_import'])
  })

  test.each([
    ['the first and partial', PARTIAL, [], 'first_is_partial'],
    ['in the future', { ...COMPLETE, at: new Date('2026-11-25T09:00:00Z') }, [], 'in_future'],
    ['noted already', COMPLETE, [COMPLETE], 'already_recorded'],
  ] as [string, PortalImport, PortalImport[], string][])('%s is refused', async (_, made, before, reason) => {
    for (const one of before) await note(one)
    expect(await recordPortalImport(access, made, NOW)).toEqual({ ok: false, refusal: { reason } })
    expect(await db().portalImport.count()).toBe(before.length)
  })

  test('by two people at the same moment is noted once', async () => {
    const other = await newAccess(school, 'advance')
    const both = await Promise.all([
      recordPortalImport(access, COMPLETE, NOW),
      recordPortalImport(other, COMPLETE, NOW),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db().portalImport.count()).toBe(1)
  })

  test('of last year is kept, and proves nothing', async () => {
    const id = await note({ ...COMPLETE, at: new Date('2026-06-05T09:12:00Z') })
    expect((await findPortalImport(access, id))?.judgement.outcome).toBe('before_school_year')
    expect(await factsInBrief()).toEqual([])
    expect(await findLastPortalImport(access)).toBeNull()
  })
})

describe('an import that is withdrawn', () => {
  test('stays in the list with who withdrew it, and takes back what it alone had proven', async () => {
    const id = await note(COMPLETE)
    expect(await withdrawPortalImport(access, id, NOW)).toEqual({ ok: true, value: null })
    expect(await listPortalImports(access)).toMatchObject([
      { id, withdrawnAt: NOW, withdrawnByName: access.actor.name },
    ])
    expect((await factsInBrief()).slice(2)).toEqual([
      'reopened export-identifiers portal_import',
      'reopened import-complete portal_import',
    ])
    expect(await projected()).toMatchObject({ stepsDone: 0 })
    expect((await kinds()).slice(3)).toEqual(['portal_import_withdrawn', 'step_reopened', 'step_reopened'])
    expect(await findLatestPortalImport(access)).toBeNull()
    await note(COMPLETE)
  })

  test('gives back what its interruption had reopened', async () => {
    await note(COMPLETE)
    await withdrawPortalImport(access, await note(CUT), NOW)
    expect((await factsInBrief()).slice(2)).toEqual([
      'reopened import-complete portal_import',
      'proven import-complete portal_import',
    ])
  })

  test('is withdrawn once, and only by its own establishment', async () => {
    const id = await note(COMPLETE)
    const elsewhere = await newAccess(await createSchool(), 'advance')
    for (const unknown of [id, crypto.randomUUID(), 'not an id']) {
      expect(await withdrawPortalImport(elsewhere, unknown, NOW)).toMatchObject({ refusal: { reason: 'not_found' } })
    }
    await withdrawPortalImport(access, id, NOW)
    expect(await withdrawPortalImport(access, id, NOW)).toMatchObject({ refusal: { reason: 'already_withdrawn' } })
  })
})

describe('what others read of it', () => {
  test('the last one that counts is the last done, complete or after a complete one', async () => {
    expect(await findLastPortalImport(access)).toBeNull()
    const complete = await note(COMPLETE)
    await note(CUT)
    expect(await findLastPortalImport(access)).toEqual({ at: COMPLETE.at, mode: 'complete' })
    await note(PARTIAL)
    expect(await findLastPortalImport(access)).toEqual({ at: PARTIAL.at, mode: 'partial' })
    await withdrawPortalImport(access, complete, NOW)
    expect(await findLastPortalImport(access)).toBeNull()
  })

  test('another establishment sees none of them', async () => {
    const id = await note(COMPLETE)
    const elsewhere = await newAccess(await createSchool(), 'read')
    expect(await listPortalImports(elsewhere)).toEqual([])
    expect(await findPortalImport(elsewhere, id)).toBeNull()
    expect(await findLastPortalImport(elsewhere)).toBeNull()
    expect(await findLatestPortalImport(elsewhere)).toBeNull()
  })

  test('the list is that of what the portal did, the last first, whatever the order of noting', async () => {
    await note(CUT)
    await note(COMPLETE)
    expect((await listPortalImports(access)).map(({ at }) => at)).toEqual([CUT.at, COMPLETE.at])
    expect((await findLatestPortalImport(access))?.at).toEqual(CUT.at)
  })
})

test('the migration moves setups to revision 2, and only those of this procedure', async () => {
  const folder = join(import.meta.dirname, '../../../prisma/migrations/20261124060500_move-setups-to-revision-2')
  const move = readFileSync(join(folder, 'migration.sql'), 'utf8')
  const other = await createSchool()
  await db().setup.update({ where: { id: school.setupId }, data: { revision: 1 } })
  await db().setup.update({ where: { id: other.setupId }, data: { procedure: 'another', revision: 1 } })
  await db().$executeRawUnsafe(move)
  const moved = await db().setup.findMany({ select: { id: true, revision: true } })
  expect(Object.fromEntries(moved.map(({ id, revision }) => [id, revision]))).toEqual({
    [school.setupId]: 2,
    [other.setupId]: 1,
  })
})
