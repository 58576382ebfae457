import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { POST } from '@/app/(application)/administration/annuaire/depot/route'
import { parseDirectory, type Directory } from '@/domain/establishment/directory'
import { expectedLetter, type Uai } from '@/domain/establishment/uai'
import { loadDirectory } from '@/features/directory/mutations'
import { findLastDirectoryLoad } from '@/features/directory/queries'
import { projectStanding } from '@/features/establishments/mutations'
import type { AdministrationAccess } from '@/server/access'
import { db } from '@/server/db'
import { journalKinds, newAdministration } from '@/tests/builders/administration'
import { createAccount, createEnt, createSchool } from '@/tests/builders/school'
import { signInAs } from '@/tests/setup/browser'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

const AT = new Date('2026-11-01T08:00:00Z')
const SAMPLE = readFileSync(
  join(import.meta.dirname, '../../fixtures/annuaire/fr-en-annuaire-education-echantillon.csv'),
)
let operator: AdministrationAccess
let toulouse: AdministrationAccess

beforeEach(async () => {
  operator = await newAdministration('operator')
  toulouse = await newAdministration('academy_admin')
})

function sample(): Directory {
  const parsed = parseDirectory(SAMPLE)
  if (!parsed.ok) throw new Error(parsed.refusal.reason)
  return parsed.value
}

function schools(count: number, department = '031'): Directory {
  const [model] = sample().establishments
  const establishments = Array.from({ length: count }, (_, n) => {
    const digits = `${department}${String(n).padStart(4, '0')}`
    return { ...model!, uai: `${digits}${expectedLetter(digits)}` as Uai, name: `Collège ${n}` }
  })
  return { establishments, skipped: { notSecondary: 0, duplicates: [], invalid: [] }, closing: 0 }
}

describe('loading the directory', () => {
  test('creates the 124 secondary schools of the sample with their setups, and reports the lines left out', async () => {
    const report = await loadDirectory(toulouse, sample(), AT)
    expect(report).toMatchObject({
      created: 124,
      changed: 0,
      unchanged: 0,
      outside: 0,
      withoutAcademy: 0,
      closing: 4,
      notSecondary: 17,
      skipped: 2,
    })
    expect(report.lines).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ uai: '0811542L', reason: 'duplicate' }),
        expect.objectContaining({ uai: '0821549A', reason: 'wrong_letter', expected: 'N' }),
      ]),
    )
    expect(await db().setup.count()).toBe(124)
    const foix = await db().establishment.findUniqueOrThrow({ where: { uai: '0091500G' }, include: { setups: true } })
    expect(foix).toMatchObject({
      city: 'Foix',
      postalCode: '09000',
      departmentCode: '009',
      academyCode: '16',
      schoolYear: 2026,
      since: AT,
    })
    expect(foix.setups[0]?.configuration).toMatchObject({ establishmentNumber: '0091500G' })
    expect(await journalKinds()).toEqual(['directory_loaded'])
    expect(await findLastDirectoryLoad(toulouse)).toEqual({ ...report, at: AT, by: toulouse.actor.name })
  })

  test('what it writes of a standing is what the projection computes', async () => {
    await loadDirectory(toulouse, schools(2), AT)
    const before = await db().establishment.findMany({ orderBy: { uai: 'asc' } })
    for (const { id } of await db().setup.findMany()) await db().$transaction((tx) => projectStanding(tx, id))
    expect(await db().establishment.findMany({ orderBy: { uai: 'asc' } })).toEqual(before)
  })

  test('a second time, changes nothing', async () => {
    await loadDirectory(toulouse, sample(), AT)
    expect(await loadDirectory(toulouse, sample(), AT)).toMatchObject({ created: 0, changed: 0, unchanged: 124 })
    expect(await db().setup.count()).toBe(124)
  })

  test('renames a known school, and leaves its ENT, contact and setup as they are', async () => {
    const ent = await createEnt()
    const { uai } = await createSchool({ uai: '0311238C', name: 'Ancien nom', entId: ent.id })
    await db().establishment.update({
      where: { uai },
      data: { contactName: 'Claire Martin', contactEmail: 'c@m.example' },
    })
    expect(await loadDirectory(toulouse, sample(), AT)).toMatchObject({ created: 123, changed: 1 })
    const after = await db().establishment.findUniqueOrThrow({ where: { uai }, include: { setups: true } })
    expect(after).toMatchObject({ entId: ent.id, contactName: 'Claire Martin', contactEmail: 'c@m.example' })
    expect(after.name).toContain('Jean Jaurès')
    expect(after.searchText).toContain('jean jaures')
    expect(after.setups).toHaveLength(1)
  })

  test('an academy administrator loads their own académie only, and overwrites nothing elsewhere', async () => {
    const lyon = await newAdministration('academy_admin', '10')
    expect(await loadDirectory(lyon, sample(), AT)).toMatchObject({ created: 0, outside: 124 })
    // The directory now says Toulouse of a school that is Lyon's here.
    await createSchool({ uai: '0311238C', name: 'De Lyon', academyCode: '10' })
    expect(await loadDirectory(toulouse, sample(), AT)).toMatchObject({ created: 123, changed: 0, unchanged: 1 })
    expect(await db().establishment.findUniqueOrThrow({ where: { uai: '0311238C' } })).toMatchObject({
      name: 'De Lyon',
    })
    expect(await findLastDirectoryLoad(lyon)).toMatchObject({ outside: 124 })
  })

  test('one that is larger than a batch is loaded whole, and a second time changes nothing', async () => {
    const directory = schools(2_500)
    expect(await loadDirectory(operator, directory, AT)).toMatchObject({ created: 2_500, changed: 0 })
    expect([await db().establishment.count(), await db().setup.count()]).toEqual([2_500, 2_500])
    expect(await loadDirectory(operator, directory, AT)).toMatchObject({ created: 0, changed: 0, unchanged: 2_500 })
  })
})

describe('posting a directory', () => {
  function post(content: BlobPart, origin = 'http://localhost:3000'): Promise<Response> {
    const body = new FormData()
    body.append('file', new Blob([content]), 'annuaire.csv')
    return POST(
      new Request('http://localhost:3000/depot', { method: 'POST', body, headers: { host: 'localhost:3000', origin } }),
    )
  }

  test('loads it and leads to what it gave', async () => {
    await signInAs(toulouse.actor)
    const response = await post(SAMPLE)
    expect([response.status, response.headers.get('location')]).toEqual([
      303,
      '/administration/annuaire?charge#resultat',
    ])
    expect(await db().establishment.count()).toBe(124)
  })

  test.each<[string, BlobPart, string]>([
    ['an empty file', '', 'reason=empty'],
    ['another table', 'a;b\n1;2\n', 'reason=not_directory&missing='],
    ['an image', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'reason=binary'],
  ])('%s leads back to the form with the reason, and writes nothing', async (_what, content, query) => {
    await signInAs(toulouse.actor)
    expect((await post(content)).headers.get('location')).toContain(`/administration/annuaire?${query}`)
    expect(await journalKinds()).toEqual([])
  })

  test('from another site, signed out or without administration, writes nothing', async () => {
    expect((await post(SAMPLE)).headers.get('location')).toBe('/connexion')
    await signInAs(await createAccount('support'))
    expect((await post(SAMPLE)).status).toBe(404)
    await signInAs(toulouse.actor)
    expect((await post(SAMPLE, 'https://ailleurs.example')).headers.get('location')).toContain('foreign_origin')
    expect(await db().establishment.count()).toBe(0)
  })
})
