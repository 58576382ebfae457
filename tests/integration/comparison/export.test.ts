import { beforeEach, describe, expect, test } from 'vitest'
import { GET } from '@/app/(application)/etablissements/[uai]/appariement/comparaison/export/route'
import { COMPARISON_TITLES } from '@/domain/comparison/comparison-titles'
import { readListFile } from '@/domain/lists/read-list'
import { countDifferences, type Compared } from '@/features/comparison/queries'
import { DIFFERENCE_LABELS } from '@/features/comparison/presentation'
import { writeComparison } from '@/features/comparison/schemas'
import { routes } from '@/lib/routes'
import { db } from '@/server/db'
import { env } from '@/server/env'
import { newAccess } from '@/tests/builders/access'
import { createCommittedImport } from '@/tests/builders/committed-import'
import { createAccount, createPerson, createSchool } from '@/tests/builders/school'
import { signInAs } from '@/tests/setup/browser'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

const DAYS = ['2026-10-01T08:00:00Z', '2026-10-08T08:00:00Z'].map((day) => new Date(day))

let school: Awaited<ReturnType<typeof createSchool>>
let compared: Compared

beforeEach(async () => {
  school = await createSchool()
  const [from = '', to = ''] = await Promise.all(DAYS.map((at) => createCommittedImport(school, { at })))
  compared = { from, to }
  await signInAs(await createAccount('school_admin', school))
})

/** Somebody whom the second import brought in, paired. */
async function arrived(lastName: string, casId: string) {
  const { id } = await createPerson(school.setupId, { casId })
  const came = { arrivedAt: DAYS[1]!, firstImportId: compared.to }
  await db().person.update({ where: { id }, data: { ...came, lastName, sortName: lastName } })
}

/** Somebody whom the second import moved to another class. */
async function moved(lastName: string) {
  const { id } = await createPerson(school.setupId, { className: '602' })
  const came = { arrivedAt: DAYS[0]!, firstImportId: compared.from }
  await db().person.update({ where: { id }, data: { ...came, lastName, sortName: lastName } })
  const former = { profile: 'pupil', lastName, firstName: 'Camille', className: '601' } as const
  await db().personChange.create({ data: { importId: compared.to, personId: id, ...former } })
}

const whole = () => writeComparison({ ...compared, shown: null, page: 1 })

function get(address: Record<string, string>, format = 'csv') {
  const request = new Request(env().appUrl + routes.comparisonExport(school.uai, address, format))
  return GET(request, { params: Promise.resolve({ uai: school.uai }) })
}

async function linesOf(response: Response): Promise<string[][]> {
  expect(response.status).toBe(200)
  const lines = (await response.text()).replace('\ufeff', '').trim().split('\r\n')
  return lines.map((line) => line.split(';'))
}

describe('the file of a comparison', () => {
  test('has, for each difference, as many lines as the page counts, in its words; the journal keeps it', async () => {
    await arrived('ALBERT', 'NAA1')
    await moved('BENOIT')
    const response = await get(whole())
    expect(response.headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="comparaison-${school.uai}-\\d{4}-\\d{2}-\\d{2}\\.csv"$`),
    )
    expect(response.headers.get('cache-control')).toBe('no-store')
    const [titles, ...lines] = await linesOf(response)
    expect(titles).toEqual(COMPARISON_TITLES)
    expect(lines.map(([difference, last]) => [difference, last])).toEqual([
      ['Arrivés', 'ALBERT'],
      ['Fiches modifiées', 'BENOIT'],
      ['Nouveaux appariés', 'ALBERT'],
    ])
    expect(lines[0]?.slice(-2)).toEqual(['absent', expect.stringMatching(/^ALBERT .* · élève · NAA1$/)])
    expect(lines[1]?.[4]).toBe('602')
    expect(lines[1]?.slice(-2)).toEqual([
      'BENOIT Camille · 601 · élève · sans Identifiant CAS',
      expect.stringContaining(' · 602 · '),
    ])
    const counts = await countDifferences(await newAccess(school, 'read'), compared)
    for (const [difference, { title }] of Object.entries(DIFFERENCE_LABELS)) {
      expect(lines.filter(([one]) => one === title)).toHaveLength(counts[difference as keyof typeof counts])
    }
    expect(await db().journalEntry.findMany()).toMatchObject([
      { kind: 'people_exported', uai: school.uai, data: { list: 'comparison', people: 2 } },
    ])
  })

  test('holds one difference alone when the page shows it', async () => {
    await arrived('ALBERT', 'NAA1')
    await moved('BENOIT')
    const response = await get(writeComparison({ ...compared, shown: 'changed', page: 3 }))
    expect(response.headers.get('content-disposition')).toContain(`comparaison-modifies-${school.uai}`)
    expect((await linesOf(response)).slice(1).map(([difference, last]) => [difference, last])).toEqual([
      ['Fiches modifiées', 'BENOIT'],
    ])
  })

  test('is harmless to spreadsheets, and refused as a list when it comes back', async () => {
    await arrived('=HYPERLINK("x")', '+1')
    const bytes = new Uint8Array(await (await get(whole())).arrayBuffer())
    const text = new TextDecoder().decode(bytes)
    expect(text).toContain(`"'=HYPERLINK(""x"")"`)
    expect(text).toContain(`;'+1;`)
    expect(readListFile(bytes, 'comparaison.csv')).toMatchObject({ ok: false, refusal: { reason: 'own_report' } })
  })

  test.each(['xlsx', 'ods'])('is a workbook too: %s', async (format) => {
    await arrived('ALBERT', 'NAA1')
    const response = await get(whole(), format)
    expect(response.headers.get('content-disposition')).toContain(`.${format}"`)
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect(readListFile(bytes, `comparaison.${format}`)).toMatchObject({ refusal: { reason: 'own_report' } })
  })

  test('is never empty: the page says that nothing differs, and the journal keeps nothing', async () => {
    const response = await get(whole())
    expect([response.status, response.headers.get('location')]).toEqual([303, routes.comparison(school.uai, whole())])
    expect(await db().journalEntry.count()).toBe(0)
  })

  test('does not exist of other imports than those asked for, nor in another form', async () => {
    await arrived('ALBERT', 'NAA1')
    const elsewhere = await createCommittedImport(await createSchool(), { at: DAYS[0]! })
    for (const address of [
      { ...whole(), de: elsewhere },
      { ...whole(), a: 'x' },
    ]) {
      expect((await get(address)).status).toBe(404)
    }
    expect((await get(whole(), 'pdf')).status).toBe(404)
    expect(await db().journalEntry.count()).toBe(0)
  })
})
