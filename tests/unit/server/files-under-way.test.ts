import { expect, test } from 'vitest'
import { MOST_FILES, withFile } from '@/server/files-under-way'

test('an account has a few files under way at once, whatever the others have, and as many again once they are done', async () => {
  const ends: (() => void)[] = []
  const take = () => new Promise<string>((done) => ends.push(() => done('taken')))
  const bring = (account: string) => withFile(account, take, () => 'refused')
  const first = Array.from({ length: MOST_FILES }, () => bring('a'))
  expect(await bring('a')).toBe('refused')
  const other = bring('b')
  ends[0]?.()
  expect(await first[0]).toBe('taken')
  const next = bring('a')
  expect(await bring('a')).toBe('refused')
  for (const end of ends) end()
  expect(await Promise.all([...first, other, next])).toEqual(Array(MOST_FILES + 2).fill('taken'))
})

test('a file that failed is under way no more', async () => {
  const fail = () =>
    withFile(
      'c',
      () => Promise.reject(new Error('lost')),
      () => 'refused',
    )
  for (let time = 0; time <= MOST_FILES; time++) await expect(fail()).rejects.toThrow('lost')
})
