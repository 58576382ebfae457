import { describe, expect, test } from 'vitest'
import { GET } from '@/app/(application)/etablissements/export/route'
import { createAcademy, createAccount, createSchool } from '@/tests/builders/school'
import { Redirected, signedOut, signInAs } from '@/tests/setup/browser'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

async function exported(query = '') {
  const response = await GET(new Request(`http://localhost/etablissements/export?${query}`))
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  const bytes = Buffer.from(await response.arrayBuffer())
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from('\uFEFF'))
  const [header, ...lines] = bytes.toString('utf8').slice(1).trimEnd().split('\r\n')
  return { header, lines }
}

describe('the export of the list', () => {
  test('holds what one sees and what the filters leave, in the order asked for', async () => {
    await createSchool({ name: 'Collège B' })
    await createSchool({ name: 'Collège A' })
    await createSchool({ name: 'Lycée C', kind: 'lycee' })
    await createSchool({ name: 'Collège de Lyon', academyCode: '10', uai: '0690001R' })
    await signInAs(await createAccount('support'))
    const { header, lines } = await exported('type=college&tri=-name')
    expect(header).toMatch(/^UAI;Établissement;Commune;/)
    expect(lines.map((line) => line.split(';')[1])).toEqual(['Collège B', 'Collège A'])
  })

  test('opens a name that begins like a formula as text', async () => {
    await createSchool({ name: '=HYPERLINK("http://x")' })
    await signInAs(await createAccount('operator'))
    expect((await exported()).lines[0]).toContain(`"'=HYPERLINK(""http://x"")"`)
  })

  test('a school gets its own line alone, someone without role none', async () => {
    const { uai } = await createSchool()
    await createSchool()
    await signInAs(await createAccount('school_reader', { uai }))
    expect((await exported()).lines.map((line) => line.split(';')[0])).toEqual([uai])
    await createAcademy('10', 'Lyon')
    await signInAs(await createAccount('support', { academyCode: '10' }))
    expect((await exported()).lines).toEqual([])
  })

  test('signed out: sent to sign in', async () => {
    signedOut()
    await expect(exported()).rejects.toBeInstanceOf(Redirected)
  })
})
