import { beforeEach, describe, expect, test } from 'vitest'
import { POST } from '@/app/(application)/administration/listes/depot/route'
import { confirmGroup, tellCasIdColumn } from '@/features/import-groups/actions'
import { GROUP_REFUSALS, shownAnalyses } from '@/features/import-groups/presentation'
import { findGroup, listAskedColumns } from '@/features/import-groups/queries'
import { matchCasId } from '@/features/known-columns/mutations'
import { IDLE, type ActionState } from '@/lib/action-state'
import { frenchSpaces } from '@/lib/french-spaces'
import { routes } from '@/lib/routes'
import type { AdministrationAccess } from '@/server/access'
import { db } from '@/server/db'
import { env } from '@/server/env'
import { readNotice } from '@/server/notice'
import { newAccess } from '@/tests/builders/access'
import { administrationOf } from '@/tests/builders/administration'
import { createAccount, createSchool } from '@/tests/builders/school'
import { rowsOf, xlsx } from '@/tests/builders/workbooks'
import { form, signInAs } from '@/tests/setup/browser'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

const IDS = ['AZKH9C7WSQ2R54DP', 'FEH85K9JNUCASD2M', 'KT2AQ3UW4S98DPYX', 'KQS98RPC4FNVAZU7']
const HEADER = 'UAI;Nom;Prénom;Classe;Identifiant PRONOTE;Identifiant CAS\n'

type School = Awaited<ReturnType<typeof createSchool>>
let first: School
let second: School
let account: Awaited<ReturnType<typeof createAccount>>
let access: AdministrationAccess

beforeEach(async () => {
  first = await createSchool({ name: 'Collège Un' })
  second = await createSchool({ name: 'Collège Deux' })
  account = await createAccount('academy_admin')
  access = await administrationOf(account)
  await signInAs(account)
})

/** Two people of each school, one of them paired. */
function titled(): string {
  const row = (school: School, at: number, casId = '') => `${school.uai};MARTIN;Léa;601;${IDS[at]};${casId}\n`
  return HEADER + row(first, 0, 'NAA1') + row(second, 1) + row(first, 2) + row(second, 3, 'NAA2')
}

const untitled = () => titled().replace('Identifiant CAS', 'Ident. externe')

async function broughtGroup(content: string | Uint8Array): Promise<string> {
  const body = new FormData()
  body.append('file', new File([typeof content === 'string' ? content : Buffer.from(content)], 'listes.csv'))
  body.append('coverage', 'whole')
  body.append('reason', 'Campagne de rentrée, listes du rectorat')
  const headers = { origin: env().appUrl }
  const request = new Request(`${env().appUrl}${routes.importGroupUpload()}`, { method: 'POST', body, headers })
  const location = (await POST(request)).headers.get('location') ?? ''
  expect(location).toMatch(/^\/administration\/listes\/[0-9a-f-]{36}$/)
  return location.split('/').at(-1) ?? ''
}

/** Confirmed as the page shows it. */
async function confirm(groupId: string): Promise<ActionState> {
  const group = await findGroup(access, groupId)
  return confirmGroup(IDLE, form({ groupId, analyses: group ? shownAnalyses(group) : '' }))
}

describe('a list of which no column is known for the Identifiant CAS', () => {
  const tell = (groupId: string, column: string) => tellCasIdColumn(IDLE, form({ groupId, column }))
  const known = () =>
    db().knownColumn.findMany({ select: { uai: true, header: true, field: true }, orderBy: { uai: 'asc' } })
  const uais = () => [first.uai, second.uai].sort()
  const paired = () => db().person.count({ where: { casId: { not: null } } })

  test.each([
    ['text', () => untitled()],
    ['XLSX', () => xlsx([{ name: 'Élèves', rows: rowsOf(untitled(), ';') }])],
  ])('brought as %s, asks which it is before anything is confirmed', async (_form, content) => {
    const groupId = await broughtGroup(content())
    expect(await findGroup(access, groupId)).toMatchObject({ asking: 2, counts: { new: 4, newlyPaired: 0 } })
    const asked = await listAskedColumns(access, groupId)
    expect(asked).toMatchObject([{ index: 5, title: 'Ident. externe' }])
    expect(asked[0]?.samples).toHaveLength(1)
    expect(await confirm(groupId)).toMatchObject({
      status: 'refused',
      message: frenchSpaces(GROUP_REFUSALS.cas_id_column_unknown),
    })
    expect(await db().person.count()).toBe(0)

    expect(await tell(groupId, '5')).toMatchObject({ status: 'done' })
    expect((await readNotice())?.text).toContain('celle-ci est lue ainsi')
    expect(await findGroup(access, groupId)).toMatchObject({
      work: null,
      asking: 0,
      byStatus: { analysed: 2 },
      counts: { new: 4, newlyPaired: 2 },
    })
    expect(await known()).toEqual(uais().map((uai) => ({ uai, header: 'ident externe', field: 'casId' })))
    expect(await db().journalEntry.count({ where: { kind: 'columns_matched', onBehalf: true } })).toBe(2)
    expect(await confirm(groupId)).toMatchObject({ status: 'done' })
    expect(await paired()).toBe(2)
  })

  test('asks no more of an establishment where it was said, by the group or by itself; another one is asked', async () => {
    await tell(await broughtGroup(untitled()), '5')
    const groupId = await broughtGroup(untitled())
    expect(await findGroup(access, groupId)).toMatchObject({ asking: 0, counts: { newlyPaired: 2 } })
    await db().knownColumn.deleteMany({ where: { uai: second.uai } })
    const again = await broughtGroup(untitled())
    expect(await findGroup(access, again)).toMatchObject({ asking: 1, counts: { newlyPaired: 1 } })
    expect(await tell(again, '5')).toMatchObject({ status: 'done' })
    expect(await findGroup(access, again)).toMatchObject({ asking: 0, counts: { newlyPaired: 2 } })
  })

  test('told that none of them is it, remembers that too, and takes nobody’s pairing away', async () => {
    await confirm(await broughtGroup(titled()))
    expect(await paired()).toBe(2)
    const groupId = await broughtGroup(untitled())
    expect(await tell(groupId, 'none')).toMatchObject({ status: 'done' })
    expect(await known()).toEqual(uais().map((uai) => ({ uai, header: 'ident externe', field: null })))
    expect(await confirm(groupId)).toMatchObject({ status: 'done' })
    expect(await paired()).toBe(2)
    expect(await findGroup(access, await broughtGroup(untitled()))).toMatchObject({ asking: 0 })
  })

  test('is not asked about what the Identifiant CAS stands beside, nor about what is plainly another thing', async () => {
    for (const list of [
      titled().replace('Prénom', 'Divers'),
      HEADER.replace('Identifiant CAS', 'Téléphone') + `${first.uai};A;B;601;${IDS[0]};0600000000\n`,
    ]) {
      expect(await findGroup(access, await broughtGroup(list))).toMatchObject({ asking: 0 })
    }
  })

  test.each(['3', '99', 'casId', ''])('refuses a column that was not in question: %j', async (column) => {
    const groupId = await broughtGroup(untitled())
    const state = await tell(groupId, column)
    expect(state).toMatchObject({ status: 'refused', fields: { column: expect.any(String) as string } })
    expect(await known()).toEqual([])
    expect(await findGroup(access, groupId)).toMatchObject({ asking: 2 })
  })

  test('of another is not told about, nor shown, nor one whose hour is over', async () => {
    const groupId = await broughtGroup(untitled())
    await signInAs(await createAccount('academy_admin'))
    expect(await tell(groupId, '5')).toMatchObject({ status: 'refused' })
    await signInAs(account)
    await db().opening.updateMany({ data: { until: new Date('2026-01-01T00:00:00Z') } })
    expect(await listAskedColumns(access, groupId)).toEqual([])
    expect(await tell(groupId, '5')).toMatchObject({ status: 'refused' })
    expect(await known()).toEqual([])
  })

  test('is answered by a school for itself on its own page', async () => {
    const groupId = await broughtGroup(untitled())
    const { id } = await db().listImport.findFirstOrThrow({ where: { setupId: first.setupId } })
    expect((await matchCasId(await newAccess(first, 'import'), id, 5)).ok).toBe(true)
    expect(await findGroup(access, groupId)).toMatchObject({ asking: 1, counts: { newlyPaired: 1 } })
  })
})
