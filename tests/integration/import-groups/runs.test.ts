import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { closeGroupRun, openGroupRun, runThrough, type GroupRun } from '@/features/group-runs/mutations'
import { analyseGroup, commitGroup, takeGroup, type OpenedGroup } from '@/features/import-groups/mutations'
import { findGroup } from '@/features/import-groups/queries'
import { undoImport } from '@/features/import-undo/mutations'
import { commitImport } from '@/features/settlements/mutations'
import type { AdministrationAccess } from '@/server/access'
import { db, isEmbedded } from '@/server/db'
import { accessOf } from '@/tests/builders/access'
import { administrationOf } from '@/tests/builders/administration'
import { openedGroup } from '@/tests/builders/opened-group'
import { createAccount, createSchool } from '@/tests/builders/school'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

/** More than a second: the work tells of itself by then. */
const A_BEAT_MS = 1_200

let access: AdministrationAccess
let opened: OpenedGroup

beforeEach(async () => {
  const schools = [await createSchool(), await createSchool()]
  access = await administrationOf(await createAccount('academy_admin'))
  opened = await openedGroup(access, schools)
})

/** The group goes to another work, as when this one is taken for dead. */
async function beginAnother(): Promise<GroupRun> {
  const startedAt = new Date(opened.run.startedAt.getTime() + 60_000)
  await db().$transaction((tx) => openGroupRun(tx, { groupId: opened.id, act: 'commit', startedAt, rows: 7 }))
  return { groupId: opened.id, startedAt }
}

describe('a work on a whole group', () => {
  test('begins with all the rows of known establishments before it, and is over once it is closed', async () => {
    expect(await findGroup(access, opened.id)).toMatchObject({
      work: 'analysing',
      progress: { rowsDone: 0, rows: 4, startedAt: opened.run.startedAt },
    })
    await analyseGroup(access, opened)
    expect(await findGroup(access, opened.id)).toMatchObject({ work: null, byStatus: { analysed: 2 } })
  })

  test('tells every second how many rows are done, and that it is alive even while one part takes long', async () => {
    const seen: unknown[] = []
    await runThrough(opened.run, [1, 2, 3, 4], {
      rowsOf: (rows) => rows,
      doOne: async (rows) => {
        if (rows < 4) return
        await sleep(A_BEAT_MS)
        seen.push(await findGroup(access, opened.id))
      },
    })
    expect(seen).toMatchObject([{ work: 'analysing', progress: { rowsDone: 6, rows: 4 } }])
    const { heartbeatAt } = await db().importGroup.findUniqueOrThrow({ where: { id: opened.id } })
    expect(heartbeatAt?.getTime()).toBeGreaterThan(opened.run.startedAt.getTime())
  })

  test('has done at least the rows of the imports that are done, before it tells of itself', async () => {
    const rowsDone = async () => {
      const group = await findGroup(access, opened.id)
      return [group?.work, group?.progress.rowsDone, group?.progress.rows]
    }
    const begun = { workStartedAt: opened.run.startedAt, workRowsDone: 0, analysedAt: null, heartbeatAt: new Date() }
    await analyseGroup(access, { ...opened, placed: opened.placed.slice(0, 1) })
    await db().importGroup.update({ where: { id: opened.id }, data: begun })
    expect(await rowsDone()).toEqual(['analysing', 2, 4])
    await analyseGroup(access, { ...opened, placed: opened.placed.slice(1) })

    for (const [act, work] of [
      ['commit', 'writing'],
      ['undo', 'undoing'],
    ] as const) {
      const taken = await takeGroup(access, opened.id, act)
      if (!taken.ok) throw new Error(taken.refusal.reason)
      expect(await rowsDone()).toEqual([work, 0, 4])
      const [one] = taken.value.imports
      const own = await accessOf(access.actor, one?.uai ?? '', 'import')
      const done = await (act === 'commit' ? commitImport : undoImport)(own, one?.id ?? '')
      expect(done.ok).toBe(true)
      expect(await rowsDone()).toEqual([work, 2, 4])
      if (act === 'commit') await commitGroup(access, taken.value)
      else await closeGroupRun(taken.value.run)
    }
  })

  test('goes on when a part fails', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const done: number[] = []
    await runThrough(opened.run, [1, 2, 3, 4, 5], {
      rowsOf: () => 1,
      doOne: (one) => (one === 2 ? Promise.reject(new Error('no')) : Promise.resolve(void done.push(one))),
    })
    expect(done).toEqual([1, 3, 4, 5])
    vi.restoreAllMocks()
  })

  test('stops once the group was given to another work, and leaves that one alone', async () => {
    const done: number[] = []
    const others: GroupRun[] = []
    await runThrough(opened.run, [1, 2, 3, 4, 5, 6], {
      rowsOf: () => 1,
      doOne: async (one) => {
        if (one === 1) others.push(await beginAnother())
        await sleep(A_BEAT_MS)
        done.push(one)
      },
    })
    // Those that it was at: on the one connection of an embedded database, one at a time.
    expect(done.sort()).toEqual(isEmbedded() ? [1] : [1, 2, 3])
    await closeGroupRun(opened.run, { analysedAt: new Date() })
    expect(await findGroup(access, opened.id)).toMatchObject({ work: 'writing', progress: { rowsDone: 0, rows: 7 } })
    for (const other of others) await closeGroupRun(other)
    expect(await findGroup(access, opened.id)).toMatchObject({ work: null })
  })
})
