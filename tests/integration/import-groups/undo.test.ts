import { beforeEach, describe, expect, test } from 'vitest'
import { openPeopleFor } from '@/domain/access/opening'
import { GROUP_STALE_AFTER_S } from '@/domain/import-group/group-work'
import { createGroupReader } from '@/domain/lists/group-reader'
import { undoGroupImports } from '@/features/group-undo/actions'
import { undoGroup } from '@/features/group-undo/mutations'
import { findGroupUndo } from '@/features/group-undo/queries'
import { openGroupAgain } from '@/features/import-groups/actions'
import { analyseGroup, commitGroup, openGroup, takeGroup } from '@/features/import-groups/mutations'
import { findGroup } from '@/features/import-groups/queries'
import { analyseUpload } from '@/features/imports/mutations'
import { undoImport } from '@/features/import-undo/mutations'
import { commitImport } from '@/features/settlements/mutations'
import { IDLE } from '@/lib/action-state'
import { runAtOnce } from '@/lib/slices'
import type { AdministrationAccess } from '@/server/access'
import { db } from '@/server/db'
import { newAccess } from '@/tests/builders/access'
import { administrationOf } from '@/tests/builders/administration'
import { createAccount, createSchool } from '@/tests/builders/school'
import { form, signInAs } from '@/tests/setup/browser'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

const REASON = 'Campagne de rentrée, listes du rectorat'
const COLUMNS = 'Nom;Prénom;Classe;Identifiant PRONOTE;Identifiant CAS'
const LEA = 'MARTIN;Léa;601;AZKH9C7WSQ2R54DP;NAA1'
const TOM = 'DURAND;Tom;602;FEH85K9JNUCASD2M;NAA2'
const LONG_AGO = new Date('2026-01-01T00:00:00Z')

type School = Awaited<ReturnType<typeof createSchool>>
let first: School
let second: School
let access: AdministrationAccess
let groupId: string

beforeEach(async () => {
  first = await createSchool({ name: 'Collège A' })
  second = await createSchool({ name: 'Collège B' })
  const account = await createAccount('academy_admin')
  access = await administrationOf(account)
  await signInAs(account)
  groupId = await writtenGroup(`UAI;${COLUMNS}\n${first.uai};${LEA}\n${second.uai};${TOM}\n`)
})

async function writtenGroup(text: string): Promise<string> {
  const reader = createGroupReader()
  reader.push(new TextEncoder().encode(text))
  const list = runAtOnce(reader.end())
  const opening = openPeopleFor(REASON, new Date())
  if (!list.ok || !opening.ok) throw new Error('no list')
  const about = {
    fileName: 'listes.csv',
    byteSize: 1,
    sha256: '0'.repeat(64),
    profile: 'pupil',
    coverage: 'whole',
  } as const
  const opened = await openGroup(access, { list: list.value, about, opening: opening.value })
  if (!opened.ok) throw new Error(opened.refusal.reason)
  await analyseGroup(access, opened.value)
  const taken = await takeGroup(access, opened.value.id, 'commit')
  if (!taken.ok) throw new Error(taken.refusal.reason)
  await commitGroup(access, taken.value)
  return opened.value.id
}

/** A list that the school brings by itself, after the group. */
async function importLater(school: School, row: string): Promise<string> {
  const own = await newAccess(school, 'import')
  const bytes = new TextEncoder().encode(`${COLUMNS}\n${row}\n`)
  const list = { fileName: 'octobre.csv', bytes, profile: 'pupil', coverage: 'part' } as const
  const analysed = await analyseUpload(own, list)
  if (!analysed.ok) throw new Error(analysed.refusal.reason)
  expect((await commitImport(own, analysed.value)).ok).toBe(true)
  return analysed.value
}

const undo = () => undoGroupImports(IDLE, form({ groupId }))
const names = async () => (await db().person.findMany({ orderBy: { lastName: 'asc' } })).map(({ lastName }) => lastName)

describe('undoing what a list of several establishments wrote', () => {
  test('makes the people of each as before, and each reads it in its own journal', async () => {
    expect(await findGroupUndo(access, groupId)).toMatchObject({
      undoable: [
        { uai: first.uai, isOpen: true },
        { uai: second.uai, isOpen: true },
      ],
      refused: [],
    })
    expect(await undo()).toMatchObject({ status: 'done' })
    expect(await names()).toEqual([])
    expect(await findGroup(access, groupId)).toMatchObject({ byStatus: { undone: 2 }, work: null })
    const journal = await db().journalEntry.findMany({ where: { kind: 'import_undone' }, orderBy: { uai: 'asc' } })
    expect(journal.map(({ uai, onBehalf }) => [uai, onBehalf])).toEqual([
      [first.uai, true],
      [second.uai, true],
    ])
    expect(await undo()).toMatchObject({ status: 'refused' })
  })

  test('leaves an establishment that imported again since, and says which list wrote there', async () => {
    const later = await importLater(second, TOM.replace('602', '603'))
    const undone = await findGroupUndo(access, groupId)
    expect(undone.undoable.map(({ uai }) => uai)).toEqual([first.uai])
    expect(undone.refused).toMatchObject([
      { uai: second.uai, refusal: { reason: 'later_import', imports: [{ id: later, fileName: 'octobre.csv' }] } },
    ])
    expect(await undo()).toMatchObject({ status: 'done' })
    expect(await names()).toEqual(['DURAND'])
    expect(await findGroup(access, groupId)).toMatchObject({ byStatus: { committed: 1, undone: 1 } })
    expect(await undo()).toMatchObject({ status: 'refused' })

    await undoImport(await newAccess(second, 'import'), later)
    expect((await findGroupUndo(access, groupId)).refused).toEqual([])
    expect(await undo()).toMatchObject({ status: 'done' })
    expect(await names()).toEqual([])
  })

  test('is not hindered by a later list that changed nothing of those people', async () => {
    await importLater(second, TOM)
    await importLater(second, 'ROUX;Zoé;602;KQS98RPC4FNVAZU7;NAA3')
    expect((await findGroupUndo(access, groupId)).undoable).toHaveLength(2)
    expect(await undo()).toMatchObject({ status: 'done' })
    expect(await names()).toEqual(['ROUX'])
  })

  test('tells the same of each import as undoing it alone', async () => {
    await importLater(second, TOM.replace('602', '603'))
    await db().person.updateMany({ where: { setupId: first.setupId }, data: { lastImportId: null } })
    await db().setup.update({ where: { id: first.setupId }, data: { peopleVersion: { increment: 1 } } })
    const { refused } = await findGroupUndo(access, groupId)
    expect(refused.map(({ refusal }) => refusal.reason)).toEqual(['people_written_since', 'later_import'])
    for (const { id, uai, refusal } of refused) {
      const own = await newAccess(uai === first.uai ? first : second, 'import')
      expect(await undoImport(own, id)).toEqual({ ok: false, refusal })
    }
  })

  test('is over once the former names are due to be erased', async () => {
    await db().listImport.updateMany({ data: { undoableUntil: new Date() } })
    const { undoable, refused } = await findGroupUndo(access, groupId)
    expect(undoable).toEqual([])
    expect(refused.map(({ refusal }) => refusal.reason)).toEqual(['undo_too_late', 'undo_too_late'])
    expect(await undo()).toMatchObject({ status: 'refused' })
  })

  test('asks for an opening, of those alone whose import can be undone', async () => {
    await importLater(second, TOM.replace('602', '603'))
    await db().opening.updateMany({ data: { until: LONG_AGO } })
    expect(await undo()).toMatchObject({ status: 'refused' })
    expect(await names()).toEqual(['DURAND', 'MARTIN'])
    expect(await openGroupAgain(IDLE, form({ groupId, reason: REASON, act: 'undo' }))).toMatchObject({ status: 'done' })
    const openings = await db().opening.findMany({ where: { until: { gt: new Date() } } })
    expect(openings.map(({ uai }) => uai)).toEqual([first.uai])
    expect(await undo()).toMatchObject({ status: 'done' })
    expect(await names()).toEqual(['DURAND'])
  })

  test('excludes any other act on the group while it lasts, and goes on where a dead server left it', async () => {
    const taken = await takeGroup(access, groupId, 'undo')
    if (!taken.ok) throw new Error(taken.refusal.reason)
    expect(await findGroup(access, groupId)).toMatchObject({ work: 'undoing' })
    expect(await takeGroup(access, groupId, 'undo')).toMatchObject({ refusal: { reason: 'under_way' } })
    expect(await undo()).toMatchObject({ status: 'refused' })

    expect(await undoGroup(access, { ...taken.value, imports: taken.value.imports.slice(0, 1) })).toBe(1)
    const heartbeatAt = new Date(Date.now() - GROUP_STALE_AFTER_S * 1000)
    await db().importGroup.update({ where: { id: groupId }, data: { heartbeatAt, act: 'undo' } })
    expect(await findGroup(access, groupId)).toMatchObject({ work: null, byStatus: { committed: 1, undone: 1 } })
    expect(await undo()).toMatchObject({ status: 'done' })
    expect(await findGroup(access, groupId)).toMatchObject({ byStatus: { undone: 2 }, work: null })
  })

  test.each([
    ['another administrator of the académie', '16'],
    ['somebody of another académie', '10'],
  ])('does not exist for %s', async (_who, academyCode) => {
    await createSchool({ academyCode })
    const other = await createAccount('academy_admin', { academyCode })
    await signInAs(other)
    const others = await administrationOf(other)
    expect(await findGroup(others, groupId)).toBeNull()
    expect(await findGroupUndo(others, groupId)).toEqual({ undoable: [], refused: [] })
    expect(await undo()).toMatchObject({ status: 'refused' })
    expect(await takeGroup(others, groupId, 'undo')).toEqual({ ok: false, refusal: { reason: 'not_found' } })
    expect(await names()).toEqual(['DURAND', 'MARTIN'])
  })

  test('is refused to who has left the académie since', async () => {
    await createSchool({ academyCode: '10' })
    await db().membership.updateMany({ where: { accountId: access.actor.id }, data: { academyCode: '10' } })
    expect(await undo()).toMatchObject({ status: 'refused' })
    expect(await names()).toEqual(['DURAND', 'MARTIN'])
  })
})
