import { beforeEach, describe, expect, test } from 'vitest'
import { endGroupRuns } from '@/features/group-runs/mutations'
import { confirmGroup, dropGroup } from '@/features/import-groups/actions'
import { analyseGroup, type OpenedGroup } from '@/features/import-groups/mutations'
import { cutText, groupCsv, unanalysedText } from '@/features/import-groups/presentation'
import { findGroup, listGroups, listUnanalysed, type GroupDetail } from '@/features/import-groups/queries'
import { IDLE } from '@/lib/action-state'
import type { AdministrationAccess } from '@/server/access'
import { db } from '@/server/db'
import { administrationOf } from '@/tests/builders/administration'
import { openedGroup } from '@/tests/builders/opened-group'
import { createAccount, createSchool } from '@/tests/builders/school'
import { form, signInAs } from '@/tests/setup/browser'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

let access: AdministrationAccess
let opened: OpenedGroup

beforeEach(async () => {
  const schools = [await createSchool(), await createSchool(), await createSchool()]
  const account = await createAccount('academy_admin')
  access = await administrationOf(account)
  await signInAs(account)
  opened = await openedGroup(access, schools)
})

/** What a server leaves that was killed once it had analysed so many establishments, alive a moment ago. */
async function killedAfter(establishments: number): Promise<void> {
  const { id, run, placed } = opened
  const begun = await db().importGroup.findUniqueOrThrow({ where: { id } })
  await analyseGroup(access, { ...opened, run, placed: placed.slice(0, establishments) })
  const { heartbeatAt, workStartedAt } = begun
  await db().importGroup.update({ where: { id }, data: { analysedAt: null, heartbeatAt, workStartedAt } })
}

const found = async (): Promise<GroupDetail> => {
  const group = await findGroup(access, opened.id)
  if (!group) throw new Error('The group is gone.')
  return group
}
const press = (act: 'confirm' | 'drop') =>
  (act === 'confirm' ? confirmGroup : dropGroup)(IDLE, form({ groupId: opened.id, analyses: '' }))

describe('a list whose server was killed during its analysis', () => {
  test('is shown so as soon as the only server of an embedded database is there again', async () => {
    await killedAfter(1)
    expect(await found()).toMatchObject({ work: 'analysing' })
    expect(await endGroupRuns()).toBe(1)
    const group = await found()
    expect(group).toMatchObject({ work: 'cut', byStatus: { analysed: 1 }, establishments: 3 })
    expect(cutText(group)).toContain('1 établissement sur 3 est analysé')
    expect(await listGroups(access)).toMatchObject([{ id: opened.id, work: 'cut' }])
    expect(await endGroupRuns()).toBe(0)
  })

  test('goes on with what was analysed by one act, and then says what was not', async () => {
    await killedAfter(2)
    await endGroupRuns()
    expect(await press('confirm')).toMatchObject({ status: 'done' })
    const group = await found()
    expect(group).toMatchObject({ work: null, byStatus: { committed: 2 } })
    expect(await db().person.count()).toBe(4)
    expect(unanalysedText(group)?.title).toBe('1 établissement n’a pas été analysé')
    const unanalysed = await listUnanalysed(access, opened.id)
    expect(unanalysed.map(({ uai }) => uai)).toEqual([opened.placed[2]?.uai])
    expect(groupCsv([], unanalysed)).toContain('Non analysé')
    expect(await listUnanalysed(await administrationOf(await createAccount('academy_admin')), opened.id)).toEqual([])
  })

  test('is given up by one act, of which nothing is kept', async () => {
    await killedAfter(2)
    await endGroupRuns()
    expect(await press('drop')).toMatchObject({ status: 'done' })
    const group = await found()
    expect(group).toMatchObject({ work: null, byStatus: { discarded: 2 } })
    expect(unanalysedText(group)).toBeNull()
    expect([await db().person.count(), await db().plannedChange.count()]).toEqual([0, 0])
    expect(await press('drop')).toMatchObject({ status: 'refused' })
  })

  test('can be given up even when no establishment was analysed, and only then', async () => {
    expect(await press('drop')).toMatchObject({ status: 'refused' })
    await killedAfter(0)
    await endGroupRuns()
    expect(cutText(await found())).toContain('rien n’est gardé de cette liste')
    expect(await press('confirm')).toMatchObject({ status: 'refused' })
    expect(await found()).toMatchObject({ work: 'cut' })
    expect(await press('drop')).toMatchObject({ status: 'done' })
    expect(await found()).toMatchObject({ work: null, byStatus: {} })
  })

  test('is not given up by another administrator', async () => {
    await killedAfter(0)
    await endGroupRuns()
    await signInAs(await createAccount('academy_admin'))
    expect(await press('drop')).toMatchObject({ status: 'refused' })
    expect(await found()).toMatchObject({ work: 'cut' })
  })
})
