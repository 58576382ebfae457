import { PGlite } from '@electric-sql/pglite'
import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { letOthers } from '@/server/let-others'

let pglite: PGlite
beforeAll(async () => void (pglite = letOthers(await PGlite.create())))
afterAll(() => pglite.close())

/** Some milliseconds of the database's work. */
const SLOW = 'select count(*) from generate_series(1, 200000)'

/** How often others had their turn while a work was done. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  const others = { turns: 0, areOver: false }
  const count = async () => {
    while (!others.areOver) {
      await setImmediate()
      others.turns += 1
    }
  }
  const counting = count()
  await work()
  others.areOver = true
  await counting
  return others.turns
}

test('statement after statement, others have their turn, within a transaction too', async () => {
  const many = async (run: () => Promise<unknown>) => {
    for (let time = 0; time < 30; time++) await run()
  }
  expect(await turnsDuring(() => many(() => pglite.query(SLOW)))).toBeGreaterThan(5)
  const within = () => pglite.transaction((tx) => many(() => tx.query(SLOW)))
  expect(await turnsDuring(within)).toBeGreaterThan(5)
})

test('what a statement gives, and what it fails for, are as they were', async () => {
  expect((await pglite.query<{ sum: number }>('select $1::int + 1 as sum', [2])).rows).toEqual([{ sum: 3 }])
  await expect(pglite.query('select nothing')).rejects.toThrow('nothing')
  await expect(pglite.transaction(() => Promise.reject(new Error('given up')))).rejects.toThrow('given up')
})
