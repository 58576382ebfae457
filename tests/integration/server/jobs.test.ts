import { afterEach, expect, test, vi } from 'vitest'
import { db, executeSql } from '@/server/db'
import { enqueue, startJobs, stopJobs } from '@/server/jobs'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

const QUICK = { pollSeconds: 0.5, retryDelay: 1 }
const PATIENCE = { timeout: 20_000, interval: 50 }

afterEach(async () => {
  await stopJobs()
  vi.restoreAllMocks()
})

test('a job that is asked for runs, with what it was given, while the database serves others', async () => {
  const runs: unknown[] = []
  await startJobs([{ name: 'greet', run: (data) => Promise.resolve(runs.push(data)) }], QUICK)
  await enqueue('greet', { id: '12' })
  await db().$transaction(async (tx) => {
    await tx.academy.create({ data: { code: '16', name: 'Toulouse' } })
  })
  await vi.waitFor(() => expect(runs).toEqual([{ id: '12' }]), PATIENCE)
})

test('one that is asked for twice under a key before it ran, runs once', async () => {
  const runs: unknown[] = []
  await startJobs([{ name: 'count', run: (data) => Promise.resolve(runs.push(data)) }], QUICK)
  for (const id of ['1', '2']) await enqueue('count', { id }, 'same', 1)
  await enqueue('count', { id: '3' }, 'other', 1)
  await vi.waitFor(() => expect(runs).toEqual([{ id: '1' }, { id: '3' }]), PATIENCE)
})

test('one that fails is tried again, then told in the log without what it was about', async () => {
  const log = vi.spyOn(console, 'error').mockReturnValue()
  let tries = 0
  const run = () => {
    tries++
    return Promise.reject(new RangeError('MARTIN Léa'))
  }
  await startJobs([{ name: 'stumble', run }], { ...QUICK, retryLimit: 1 })
  await enqueue('stumble')
  await vi.waitFor(() => expect(log).toHaveBeenCalled(), PATIENCE)
  expect(tries).toBe(2)
  const told = log.mock.calls.flat().join('\n')
  expect(told).toContain('La tâche de fond « stumble » a échoué 2 fois, et abandonne (RangeError).')
  expect(told).not.toContain('MARTIN')
  const { rows } = await executeSql(`select output::text as output from pgboss.job where name = $1`, ['stumble'])
  expect(JSON.stringify(rows)).not.toContain('MARTIN')
})

test('what is scheduled is kept by the database, and forgotten once nobody does it any more', async () => {
  const schedules = async () => (await executeSql('select name, cron, timezone from pgboss.schedule', [])).rows
  await startJobs([{ name: 'nightly', cron: '20 3 * * *', run: () => Promise.resolve() }], QUICK)
  expect(await schedules()).toEqual([{ name: 'nightly', cron: '20 3 * * *', timezone: 'Europe/Paris' }])
  await stopJobs()
  await startJobs([{ name: 'greet', run: () => Promise.resolve() }], QUICK)
  expect(await schedules()).toEqual([])
})

test('without them everything else works, and nothing is asked for', async () => {
  await enqueue('greet', { id: '12' })
  const log = vi.spyOn(console, 'error').mockReturnValue()
  await startJobs([{ name: '', run: () => Promise.resolve() }], QUICK)
  expect(log.mock.calls.flat().join('\n')).toContain('Les tâches de fond n’ont pas démarré')
  await enqueue('greet', { id: '12' })
})

test('a statement that fails among several spoils nothing that comes next', async () => {
  await expect(executeSql('BEGIN; select 1; select 1/0; COMMIT;')).rejects.toThrow('division by zero')
  expect(await db().academy.count()).toBe(0)
})
