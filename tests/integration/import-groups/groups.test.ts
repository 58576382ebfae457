import { beforeEach, describe, expect, test, vi } from 'vitest'
import ImportGroupPage from '@/app/(application)/administration/listes/[groupId]/page'
import { GET } from '@/app/(application)/administration/listes/[groupId]/rapport/route'
import { POST } from '@/app/(application)/administration/listes/depot/route'
import type { ImportState } from '@/domain/import/import-status'
import { confirmGroup, dropGroup, openGroupAgain } from '@/features/import-groups/actions'
import { commitGroup, takeGroup } from '@/features/import-groups/mutations'
import { GROUP_REFUSALS, shownAnalyses } from '@/features/import-groups/presentation'
import { findGroup, listGroupImports, listGroups } from '@/features/import-groups/queries'
import { refusedGroupSchema } from '@/features/import-groups/schemas'
import { reanalyseImport } from '@/features/imports/mutations'
import * as plans from '@/features/planned-changes/mutations'
import { IDLE, type ActionState } from '@/lib/action-state'
import { frenchSpaces } from '@/lib/french-spaces'
import { routes } from '@/lib/routes'
import type { AdministrationAccess } from '@/server/access'
import { db } from '@/server/db'
import { env } from '@/server/env'
import { readNotice } from '@/server/notice'
import { newAccess } from '@/tests/builders/access'
import { administrationOf } from '@/tests/builders/administration'
import { createAccount, createPerson, createSchool, recount } from '@/tests/builders/school'
import { ods, rowsOf, xlsx, zipped } from '@/tests/builders/workbooks'
import { form, signInAs } from '@/tests/setup/browser'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

const REASON = 'Campagne de rentrée, listes du rectorat'
const HEADER = 'UAI;Nom;Prénom;Classe;Identifiant PRONOTE;Identifiant CAS\n'
const IDS = ['AZKH9C7WSQ2R54DP', 'FEH85K9JNUCASD2M', 'KT2AQ3UW4S98DPYX', '3KEUXDWC957JMQVR', 'KQS98RPC4FNVAZU7']

type School = Awaited<ReturnType<typeof createSchool>>
let first: School
let second: School
let elsewhere: School
let access: AdministrationAccess

beforeEach(async () => {
  first = await createSchool({ name: 'Collège Un' })
  second = await createSchool({ name: 'Collège Deux' })
  elsewhere = await createSchool({ name: 'Collège Lointain', academyCode: '10' })
  const account = await createAccount('academy_admin')
  access = await administrationOf(account)
  await signInAs(account)
})

function bring(content: string | Uint8Array, fields: Record<string, string> = {}) {
  const body = new FormData()
  body.append('file', new File([typeof content === 'string' ? content : Buffer.from(content)], 'listes.csv'))
  for (const [name, value] of Object.entries({ coverage: 'whole', reason: REASON, ...fields })) body.append(name, value)
  const headers = { origin: env().appUrl }
  return POST(new Request(`${env().appUrl}${routes.importGroupUpload()}`, { method: 'POST', body, headers }))
}

const look = (groupId: string) =>
  ImportGroupPage({ params: Promise.resolve({ groupId }), searchParams: Promise.resolve({}) })

const confirm = (groupId: string, analyses = ''): Promise<ActionState> =>
  confirmGroup(IDLE, form({ groupId, analyses }))

/** What the form of the page sends. */
async function shownNow(groupId: string): Promise<string> {
  const group = await findGroup(access, groupId)
  return group ? shownAnalyses(group) : ''
}

/** Somebody of the school reads its part of the list otherwise. */
async function analyseAgainAt(school: School): Promise<void> {
  const { id } = await db().listImport.findFirstOrThrow({ where: { setupId: school.setupId } })
  expect((await reanalyseImport(await newAccess(school, 'import'), id, { coverage: 'part' })).ok).toBe(true)
}

async function broughtGroup(content: string | Uint8Array): Promise<string> {
  const location = (await bring(content)).headers.get('location') ?? ''
  expect(location).toMatch(/^\/administration\/listes\/[0-9a-f-]{36}$/)
  return location.split('/').at(-1) ?? ''
}

/** Rows of both schools mixed, one of another académie, one of nowhere. */
function mixedList(): string {
  const row = (uai: string, name: string, at: number, casId = '') => `${uai};${name};Léa;601;${IDS[at]};${casId}\n`
  return (
    HEADER +
    row(first.uai, 'MARTIN', 0, 'NAA1') +
    row(second.uai, 'DURAND', 0) +
    row(first.uai, 'PETIT', 1) +
    row(elsewhere.uai, 'LOIN', 2) +
    row('0311238D', 'NULLE', 3) +
    row(second.uai, 'ROUX', 4, 'NAA2')
  )
}

describe('a list of several establishments', () => {
  test('becomes an import in each that one administers; the rest is told, and nothing is written', async () => {
    const groupId = await broughtGroup(mixedList())
    const group = await findGroup(access, groupId)
    expect(group).toMatchObject({
      rows: 6,
      establishments: 2,
      work: null,
      closed: 0,
      byStatus: { analysed: 2 },
      counts: { rows: 4, new: 4, newlyPaired: 2, refused: 0, missingPaired: 0, conflictBegins: 0, conflictEnds: 0 },
      leftOut: [
        { written: '0311238D', why: { reason: 'wrong_letter', expected: 'C' }, rows: 1, line: 6 },
        { written: elsewhere.uai, why: { reason: 'unknown' }, rows: 1, line: 5 },
      ],
    })
    const imports = await listGroupImports(access, groupId, 1)
    expect(imports.map(({ uai, counts }) => [uai, counts.rows])).toEqual([
      [second.uai, 2],
      [first.uai, 2],
    ])
    expect(await db().person.count()).toBe(0)
    expect(await listGroups(access)).toMatchObject([{ id: groupId, fileName: 'listes.csv', profile: 'pupil' }])
  })

  test('is analysed an establishment at a time when several cannot be kept together', async () => {
    const keep = plans.keepPlans
    const kept = vi.spyOn(plans, 'keepPlans').mockImplementation((tx, all) => {
      if (all.length > 1) throw new Error('not together')
      return keep(tx, all)
    })
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const groupId = await broughtGroup(mixedList())
    expect(kept.mock.calls.map(([, all]) => all.length)).toEqual([2, 1, 1])
    expect(await findGroup(access, groupId)).toMatchObject({ work: null, byStatus: { analysed: 2 } })
    vi.restoreAllMocks()
  })

  test('is opened for an hour in each establishment, which reads the reason in its journal', async () => {
    await broughtGroup(mixedList())
    const openings = await db().opening.findMany({ select: { uai: true, reason: true }, orderBy: { uai: 'asc' } })
    expect(openings).toEqual([first, second].map(({ uai }) => ({ uai, reason: REASON })))
    const journal = await db().journalEntry.findMany({ where: { uai: first.uai }, orderBy: { id: 'asc' } })
    expect(journal.map(({ kind, onBehalf }) => [kind, onBehalf])).toEqual([
      ['people_opened', true],
      ['import_analysed', true],
    ])
  })

  test('confirmed, writes each import; what the whole announced is what is found', async () => {
    const groupId = await broughtGroup(mixedList())
    expect(await confirm(groupId)).toMatchObject({ status: 'done' })
    expect(await findGroup(access, groupId)).toMatchObject({ byStatus: { committed: 2 }, work: null })
    const people = await db().person.findMany({ select: { setupId: true, lastName: true }, orderBy: { id: 'asc' } })
    expect(people.map(({ lastName }) => lastName).sort()).toEqual(['DURAND', 'MARTIN', 'PETIT', 'ROUX'])
    expect(new Set(people.map(({ setupId }) => setupId))).toEqual(new Set([first.setupId, second.setupId]))
    const counts = await db().establishment.findMany({
      select: { people: true, paired: true },
      orderBy: { uai: 'asc' },
    })
    expect(counts).toEqual([
      { people: 2, paired: 1 },
      { people: 2, paired: 1 },
      { people: 0, paired: 0 },
    ])
    expect(await confirm(groupId)).toMatchObject({ status: 'refused' })
  })

  const sheets = () => [{ name: 'Élèves', rows: [['Académie'], ...rowsOf(mixedList(), ';')] }]
  test.each([
    ['XLSX', () => xlsx(sheets()), { format: 'xlsx', sheet: 'Élèves', encoding: null, separator: null }, 7],
    ['ODS', () => ods(sheets()), { format: 'ods', sheet: 'Élèves', encoding: null, separator: null }, 7],
    ['an archive', () => zipped({ 'liste.csv': mixedList() }), { encoding: 'utf-8', separator: ';' }, 6],
  ])(
    'comes to the same when brought as %s, and says what it was read from',
    async (_form, content, recognised, line) => {
      const groupId = await broughtGroup(content())
      expect(await findGroup(access, groupId)).toMatchObject({
        rows: 6,
        counts: { rows: 4, new: 4, newlyPaired: 2, refused: 0 },
        leftOut: [
          { written: '0311238D', rows: 1, line },
          { written: elsewhere.uai, rows: 1, line: line - 1 },
        ],
      })
      const imports = await db().listImport.findMany({ select: { recognised: true } })
      expect(imports).toMatchObject([{ recognised }, { recognised }])
      expect(await confirm(groupId)).toMatchObject({ status: 'done' })
      const people = await db().person.findMany({ select: { lastName: true }, orderBy: { lastName: 'asc' } })
      expect(people.map(({ lastName }) => lastName)).toEqual(['DURAND', 'MARTIN', 'PETIT', 'ROUX'])
    },
  )

  test('leaves a held import to whoever approves it, and writes the others', async () => {
    for (let n = 0; n < 30; n++) await createPerson(second.setupId)
    await recount(second.setupId)
    const groupId = await broughtGroup(mixedList())
    expect(await findGroup(access, groupId)).toMatchObject({
      byStatus: { analysed: 1, held: 1 },
      counts: { rows: 2, missing: 0 },
    })
    await confirm(groupId)
    expect(await findGroup(access, groupId)).toMatchObject({ byStatus: { committed: 1, held: 1 } })
    expect(await db().person.count({ where: { setupId: second.setupId } })).toBe(30)
  })

  test('counts what is or may be written, else what is held, else all that was brought', async () => {
    const groupId = await broughtGroup(mixedList())
    const rowsCounted = async () => (await findGroup(access, groupId))?.counts.rows
    const put = async (school: School, data: { state?: ImportState; expiresAt?: Date }) =>
      db().listImport.updateMany({ where: { setupId: school.setupId }, data })
    await db().$executeRaw`
      update "ListImport" set counts = jsonb_set(counts, '{rows}', '40') where "setupId" = ${second.setupId}::uuid`
    expect(await rowsCounted()).toBe(42)
    for (const state of ['undone', 'discarded', 'held'] as const) {
      await put(first, { state: 'committed' })
      await put(second, { state })
      expect(await rowsCounted()).toBe(2)
    }
    await put(first, { state: 'undone' })
    expect(await rowsCounted()).toBe(40)
    await put(second, { state: 'held', expiresAt: new Date('2026-01-01T00:00:00Z') })
    expect(await rowsCounted()).toBe(42)
    await put(second, { state: 'analysed' })
    expect(await rowsCounted()).toBe(42)
    await put(first, { state: 'interrupted' })
    expect(await findGroup(access, groupId)).toMatchObject({
      byStatus: { interrupted: 1, expired: 1 },
      counts: { rows: 2 },
    })
  })

  test('analysed again by a school since it was shown, waits there and says so; the others are written', async () => {
    const groupId = await broughtGroup(mixedList())
    const shown = await shownNow(groupId)
    await analyseAgainAt(first)
    expect(await confirm(groupId, shown)).toMatchObject({ status: 'done' })
    expect((await readNotice())?.text).toMatch(/^1 import, analysé de nouveau entre-temps, attend encore/)
    expect(await db().person.count({ where: { setupId: first.setupId } })).toBe(0)
    expect(await findGroup(access, groupId)).toMatchObject({ byStatus: { analysed: 1, committed: 1 }, work: null })
    const [waiting] = await listGroupImports(access, groupId)
    expect(waiting).toMatchObject({ uai: first.uai, isAnalysedAgain: true })

    expect(await confirm(groupId, shown)).toMatchObject({
      status: 'refused',
      message: frenchSpaces(GROUP_REFUSALS.analysed_again),
    })
    expect(await db().person.count({ where: { setupId: first.setupId } })).toBe(0)
    expect(await confirm(groupId, await shownNow(groupId))).toMatchObject({ status: 'done' })
    expect(await findGroup(access, groupId)).toMatchObject({ byStatus: { committed: 2 } })
  })

  test('analysed again by a school after it was taken, waits there as well', async () => {
    const groupId = await broughtGroup(mixedList())
    const taken = await takeGroup(access, groupId, 'commit', new Map())
    if (!taken.ok) throw new Error(taken.refusal.reason)
    await analyseAgainAt(first)
    expect(await commitGroup(access, taken.value)).toEqual({
      committed: 1,
      left: { analysedAgain: 1, outdated: 0 },
    })
    expect(await db().person.count({ where: { setupId: first.setupId } })).toBe(0)
    expect(await findGroup(access, groupId)).toMatchObject({ byStatus: { analysed: 1, committed: 1 } })
  })

  test('given up, writes nothing and erases what was kept', async () => {
    const groupId = await broughtGroup(mixedList())
    expect(await dropGroup(IDLE, form({ groupId }))).toMatchObject({ status: 'done' })
    expect(await findGroup(access, groupId)).toMatchObject({ byStatus: { discarded: 2 } })
    expect(await db().person.count()).toBe(0)
  })

  test('asks to be opened again once the hour is over, and then goes on', async () => {
    const groupId = await broughtGroup(mixedList())
    await db().opening.updateMany({ data: { until: new Date('2026-01-01T00:00:00Z') } })
    expect(await findGroup(access, groupId)).toMatchObject({ closed: 2 })
    expect(await confirm(groupId)).toMatchObject({ status: 'refused' })
    expect(await openGroupAgain(IDLE, form({ groupId, reason: 'court' }))).toMatchObject({ status: 'refused' })
    expect(await openGroupAgain(IDLE, form({ groupId, reason: REASON }))).toMatchObject({ status: 'done' })
    expect(await confirm(groupId)).toMatchObject({ status: 'done' })
    expect(await findGroup(access, groupId)).toMatchObject({ byStatus: { committed: 2 }, closed: 0 })
  })

  test('cut by the death of its server, keeps what was analysed and says so', async () => {
    const groupId = await broughtGroup(mixedList())
    const heartbeatAt = new Date(Date.now() - 60_000)
    await db().importGroup.update({ where: { id: groupId }, data: { analysedAt: null, heartbeatAt } })
    expect(await findGroup(access, groupId)).toMatchObject({ work: 'cut', byStatus: { analysed: 2 } })
    await confirm(groupId)
    expect(await findGroup(access, groupId)).toMatchObject({ byStatus: { committed: 2 } })
  })

  test.each(['look', 'confirm'])(
    'whose server died while it wrote, says so at a %s, and is written by confirming again',
    async (act) => {
      const groupId = await broughtGroup(mixedList())
      const imports = await db().listImport.findMany({ select: { id: true } })
      await db().listImport.updateMany({ data: { state: 'committing' } })
      const startedAt = new Date()
      const left = { byId: access.actor.id, onBehalf: true, startedAt, heartbeatAt: startedAt, rows: 2 }
      await db().importRun.createMany({
        data: imports.map(({ id: importId }) => ({ ...left, importId, token: crypto.randomUUID() })),
      })
      expect(await confirm(groupId)).toMatchObject({ status: 'refused' })
      // Half a minute of silence is enough.
      await db().$executeRaw`update "ImportRun" set "heartbeatAt" = now() - interval '1 minute'`
      await (act === 'look' ? look(groupId) : confirm(groupId))
      expect(await db().journalEntry.count({ where: { kind: 'import_interrupted' } })).toBe(2)
      await confirm(groupId)
      expect(await findGroup(access, groupId)).toMatchObject({ byStatus: { committed: 2 } })
      expect(await db().person.count()).toBe(4)
      expect(await db().journalEntry.count({ where: { kind: 'import_resumed' } })).toBe(2)
    },
  )

  test('gives a report by establishment, without names of people', async () => {
    const groupId = await broughtGroup(mixedList())
    const report = await GET(new Request('http://x/'), { params: Promise.resolve({ groupId }) })
    const text = await report.text()
    expect(text.split('\r\n')).toHaveLength(4)
    expect(text).toContain(`${first.uai};Collège Un;Toulouse;À confirmer;2;2;0;0;0;0;0;1;0;0;0`)
    expect(text).not.toContain('MARTIN')
  })

  test('is gone for who left the académie since, even with a role in another one', async () => {
    const groupId = await broughtGroup(mixedList())
    const { id: accountId } = access.actor
    await db().membership.deleteMany({ where: { accountId } })
    await db().membership.create({
      data: { accountId, role: 'academy_admin', academyCode: elsewhere.academyCode, createdAt: new Date() },
    })
    const left = await administrationOf(await db().account.findUniqueOrThrow({ where: { id: accountId } }))
    expect(await listGroups(left)).toEqual([])
    expect(await findGroup(left, groupId)).toBeNull()
    expect((await GET(new Request('http://x/'), { params: Promise.resolve({ groupId }) })).status).toBe(404)
    await confirm(groupId)
    await openGroupAgain(IDLE, form({ groupId, reason: REASON }))
    expect(await db().person.count()).toBe(0)
    expect(await db().opening.count()).toBe(2)
  })

  test('does not exist for an administrator of another académie', async () => {
    const groupId = await broughtGroup(mixedList())
    const stranger = await createAccount('academy_admin', { academyCode: elsewhere.academyCode })
    expect(await listGroups(await administrationOf(stranger))).toEqual([])
    expect(await findGroup(await administrationOf(stranger), groupId)).toBeNull()
    await signInAs(stranger)
    expect((await GET(new Request('http://x/'), { params: Promise.resolve({ groupId }) })).status).toBe(404)
    expect(await confirm(groupId)).toMatchObject({ status: 'refused' })
  })

  test('is its own bringer’s alone: another administrator of the académie sees and does nothing with it', async () => {
    const groupId = await broughtGroup(mixedList())
    const other = await createAccount('academy_admin')
    await signInAs(other)
    expect(await findGroup(await administrationOf(other), groupId)).toBeNull()
    expect(await confirm(groupId)).toMatchObject({ status: 'refused' })
    expect(await openGroupAgain(IDLE, form({ groupId, reason: REASON }))).toMatchObject({ status: 'refused' })
    expect((await GET(new Request('http://x/'), { params: Promise.resolve({ groupId }) })).status).toBe(404)
    expect(await db().person.count()).toBe(0)
  })
})

describe('a list that cannot be taken comes back to the form with the reason and what was typed', () => {
  test.each([
    [
      'without UAI',
      () => 'Nom;Classe;Né(e) le;Identifiant PRONOTE\nA;601;01/01/2014;AZKH9C7WSQ2R54DP\n',
      'no_uai_column',
    ],
    ['of another académie', () => `${HEADER}${elsewhere.uai};A;B;601;${IDS[0]};\n`, 'nobody_administered'],
    ['of which an archive holds two', () => zipped({ 'a.csv': mixedList(), 'b.csv': mixedList() }), 'several_files'],
    ['without a file', () => '', 'empty'],
    ['of an unknown profile', () => `UAI;Nom;Identifiant PRONOTE\n${first.uai};A;${IDS[0]}\n`, 'profile_unknown'],
  ] satisfies [string, () => string | Uint8Array, string][])('%s', async (_what, content, code) => {
    const response = await bring(content())
    expect(response.headers.get('location')).toBe(routes.importGroups(code))
    const flash = /passerelle-flash=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? ''
    const refused = refusedGroupSchema.parse(JSON.parse(Buffer.from(flash, 'base64url').toString()))
    expect(refused).toMatchObject({ code, coverage: 'whole', reason: REASON })
    expect(refused.remedy).not.toContain('collez')
    expect(await db().importGroup.count()).toBe(0)
  })

  test('without a reason that a school could understand', async () => {
    const response = await bring(mixedList(), { reason: 'test' })
    expect(response.headers.get('location')).toBe(routes.importGroups('reason-too-short'))
    expect(await db().opening.count()).toBe(0)
  })
})
