import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { forgetExpired } from '@/features/analyses/mutations'
import * as analyses from '@/features/analyses/queries'
import * as holds from '@/features/holds/queries'
import { analyseUpload, correctImport, reanalyseImport } from '@/features/imports/mutations'
import { findImport } from '@/features/imports/queries'
import { commitImport, commitImports, discardImport } from '@/features/settlements/mutations'
import type { EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'
import { newAccess } from '@/tests/builders/access'
import { createAccount, createPerson, createSchool } from '@/tests/builders/school'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

const HEADER = 'Nom;Prénom;Classe;Identifiant PRONOTE;Identifiant CAS\n'
const LEA = 'MARTIN;Léa;601;AZKH9C7WSQ2R54DP;NAA1\n'
const TOM = 'D"AR{T};N\\A;602;FEH85K9JNUCASD2M;\n'

type Access = EstablishmentAccess<'import'>
let access: Access

beforeEach(async () => {
  access = await newAccess(await createSchool(), 'import')
})

async function bring(text = HEADER + LEA + TOM, by = access): Promise<string> {
  const bytes = new TextEncoder().encode(text)
  const analysed = await analyseUpload(by, { fileName: 'liste.csv', bytes, profile: 'pupil', coverage: 'whole' })
  if (!analysed.ok) throw new Error(analysed.refusal.reason)
  return analysed.value
}

const planned = () => db().plannedChange.count()
const names = async ({ setupId }: Access = access) =>
  (await db().person.findMany({ where: { setupId }, orderBy: { pronoteId: 'asc' } })).map(({ lastName }) => lastName)

describe('the plan of an import', () => {
  test('is what its commit writes, and not a second reading of the list', async () => {
    const id = await bring()
    await db().$executeRaw`update "PlannedChange" set "lastNames" = array['KEPT', 'TOO'] where "importId" = ${id}::uuid`
    expect((await commitImport(access, id)).ok).toBe(true)
    expect(await names()).toEqual(['KEPT', 'TOO'])
  })

  test('keeps values as they are, whatever characters they hold', async () => {
    await commitImport(access, await bring())
    const tom = await db().person.findFirstOrThrow({ where: { pronoteId: 'FEH85K9JNUCASD2M' } })
    expect(tom).toMatchObject({ lastName: 'D"AR{T}', firstName: 'N\\A', className: '602', casId: null })
  })

  test('that lost a part is not written at all', async () => {
    await commitImport(access, await bring())
    await createPerson(access.setupId)
    const id = await bring(HEADER + LEA.replace('601', '603'))
    await db().plannedChange.deleteMany({ where: { importId: id, kind: 'absent' } })
    await expect(commitImport(access, id)).rejects.toThrow(/plan/)
    expect(await findImport(access, id)).toMatchObject({ status: 'interrupted' })
    expect(await db().person.count({ where: { absentSince: null } })).toBe(3)
    expect(await db().personChange.count()).toBe(0)
    // Analysed again, it has one.
    expect((await reanalyseImport(access, id)).ok).toBe(true)
    expect((await commitImport(access, id, { reason: 'Liste vérifiée' })).ok).toBe(true)
    expect(await db().person.count({ where: { absentSince: null } })).toBe(1)
  })

  test('is made anew with each analysis', async () => {
    const id = await bring()
    const typed = { cells: [{ line: 2, field: 'lastName' as const, value: 'AUTRE' }], leaveOut: [3], withdraw: [] }
    expect((await correctImport(access, id, typed)).ok).toBe(true)
    expect((await commitImport(access, id)).ok).toBe(true)
    expect(await names()).toEqual(['AUTRE'])
  })

  test('is told of in the journal once when the list is brought, then as what is done to it', async () => {
    const id = await bring()
    const typed = { cells: [{ line: 2, field: 'lastName' as const, value: 'AUTRE' }], leaveOut: [3], withdraw: [] }
    await correctImport(access, id, typed)
    await reanalyseImport(access, id)
    const journal = await db().journalEntry.findMany({ where: { uai: access.uai }, orderBy: { id: 'asc' } })
    expect(journal.map(({ kind, data }) => [kind, data])).toEqual([
      ['import_analysed', { importId: id, profile: 'pupil', rows: 2 }],
      ['import_corrected', { importId: id, profile: 'pupil', rows: 2, cells: 1, leftOut: 1 }],
      ['import_reanalysed', { importId: id, profile: 'pupil', rows: 2 }],
    ])
  })

  test.each<[string, (id: string) => Promise<unknown>]>([
    ['written', (id) => commitImport(access, id)],
    ['given up', (id) => discardImport(access, id)],
    [
      'expired',
      async (id) => {
        await db().listImport.update({ where: { id }, data: { expiresAt: new Date('2026-01-01T00:00:00Z') } })
        return forgetExpired()
      },
    ],
  ])('is erased once the import is %s', async (_how, end) => {
    const id = await bring()
    expect(await planned()).toBe(1)
    await end(id)
    expect(await planned()).toBe(0)
  })

  test('is erased with the oldest analysis, when too many wait', async () => {
    for (let n = 0; n < 22; n++) await bring()
    expect(await db().listImport.count()).toBe(22)
    expect(await planned()).toBe(20)
  })
})

test('the migration outdates the analyses that wait without a plan: they are made again by one act', async () => {
  const folder = join(import.meta.dirname, '../../../prisma/migrations/20261124134800_keep-what-imports-will-write')
  const outdate = /^UPDATE .*$/m.exec(readFileSync(join(folder, 'migration.sql'), 'utf8'))?.[0] ?? ''
  const done = await bring(HEADER + LEA)
  await commitImport(access, done)
  const id = await bring()
  await db().plannedChange.deleteMany()
  await db().$executeRawUnsafe(outdate)
  expect(await findImport(access, id)).toMatchObject({ status: 'analysed', isOutdated: true })
  expect(await commitImport(access, id)).toEqual({ ok: false, refusal: { reason: 'people_changed' } })
  expect((await reanalyseImport(access, id)).ok).toBe(true)
  expect((await commitImport(access, id)).ok).toBe(true)
  expect(await names()).toHaveLength(2)
})

describe('imports of several establishments written together', () => {
  let other: Access
  let own: { access: Access; importId: string }[]

  beforeEach(async () => {
    vi.restoreAllMocks()
    other = await newAccess(await createSchool(), 'import')
    own = [
      { access, importId: await bring() },
      { access: other, importId: await bring(HEADER + LEA, other) },
    ]
  })

  const statuses = () => Promise.all(own.map(async (one) => (await findImport(one.access, one.importId))?.status))

  test('are answered each, journalled and counted in their own establishment', async () => {
    expect(await commitImports(own)).toMatchObject([
      { ok: true, value: { new: 2 } },
      { ok: true, value: { new: 1 } },
    ])
    for (const [{ uai, setupId, actor }, people] of [[access, 2] as const, [other, 1] as const]) {
      const journal = await db().journalEntry.findMany({ where: { uai }, orderBy: { id: 'asc' } })
      const proven = journal.filter(({ kind }) => kind === 'step_proven').length
      const expected = ['import_analysed', ...Array.from({ length: proven }, () => 'step_proven'), 'import_committed']
      expect(journal.map(({ kind }) => kind)).toEqual(expected)
      expect(journal.at(-1)).toMatchObject({ actorId: actor.id })
      expect(proven).toBeGreaterThan(0)
      const establishment = await db().establishment.findUniqueOrThrow({ where: { uai } })
      expect(establishment).toMatchObject({ people, stepsDone: proven })
      const weeks = await db().adoptionWeeks.findUniqueOrThrow({ where: { setupId } })
      expect(weeks.people.at(-1)).toBe(people)
    }
    for (const { access: by, importId } of own) {
      const settled = await db().listImport.findUniqueOrThrow({ where: { id: importId } })
      expect(settled).toMatchObject({ settledById: by.actor.id, analysis: null })
    }
    expect(await db().importRun.count()).toBe(0)
  })

  test('tell each webhook what concerns its owner alone', async () => {
    const owner = await createAccount('school_admin', { uai: other.uai })
    const kinds = ['import_committed' as const]
    const webhook = { accountId: owner.id, address: 'https://ailleurs.example/', kinds, createdAt: new Date() }
    await db().webhook.create({ data: webhook })
    await commitImports(own)
    expect(await db().webhookDelivery.findMany({ select: { uai: true } })).toEqual([{ uai: other.uai }])
  })

  test('when one cannot be written, the others are, and it is interrupted', async () => {
    await db().plannedChange.deleteMany({ where: { importId: own[0]!.importId } })
    expect(await commitImports(own)).toMatchObject([{ refusal: { reason: 'interrupted' } }, { ok: true }])
    expect(await statuses()).toEqual(['interrupted', 'committed'])
    expect([await names(access), await names(other)]).toEqual([[], ['MARTIN']])
    expect(await db().importRun.count()).toBe(0)
  })

  test('one whose people were written since waits for its analysis, the others are written', async () => {
    await db().setup.update({ where: { id: other.setupId }, data: { peopleVersion: { increment: 1 } } })
    expect(await commitImports(own)).toMatchObject([{ ok: true }, { refusal: { reason: 'people_changed' } }])
    expect(await statuses()).toEqual(['committed', 'analysed'])
  })

  test('one that cannot even be made to wait again is interrupted, and those written are told so', async () => {
    const load = holds.loadThresholds
    vi.spyOn(holds, 'loadThresholds').mockImplementationOnce(async (...all) => {
      // People are written between the moment when imports are begun and that when they are written.
      await db().setup.update({ where: { id: other.setupId }, data: { peopleVersion: { increment: 1 } } })
      return load(...all)
    })
    vi.spyOn(analyses, 'lockSetup').mockRejectedValueOnce(new Error('down'))
    const log = vi.spyOn(console, 'error').mockReturnValue()
    expect(await commitImports(own)).toMatchObject([{ ok: true }, { refusal: { reason: 'interrupted' } }])
    expect(await statuses()).toEqual(['committed', 'interrupted'])
    expect(log.mock.calls).toEqual([[expect.stringContaining(`Import ${own[1]!.importId}: Error`)]])
    expect(await db().importRun.count()).toBe(0)
  })

  test('nobody writes that of another establishment among their own', async () => {
    const stolen = { access, importId: own[1]!.importId }
    expect(await commitImports([stolen])).toEqual([{ ok: false, refusal: { reason: 'not_found' } }])
    expect(await db().person.count()).toBe(0)
  })
})
