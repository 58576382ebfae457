import { beforeEach, describe, expect, test } from 'vitest'
import type { JournalEntry } from '@/domain/journal/entry'
import { JOURNAL_PAGE_SIZE, listJournal } from '@/features/journal/queries'
import { kindsOf } from '@/features/journal/presentation'
import { journalContext, type EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'
import { record } from '@/server/journal'
import { newAccess } from '@/tests/builders/access'
import { createSchool } from '@/tests/builders/school'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

const AT = new Date('2026-11-03T09:00:00Z')
const attested = (step: string): JournalEntry => ({ kind: 'step_attested', data: { step, note: null, reason: null } })

let access: EstablishmentAccess

beforeEach(async () => {
  access = await newAccess(await createSchool(), 'read', 'school_reader')
})

async function write(by: EstablishmentAccess, ...entries: JournalEntry[]) {
  await db().$transaction((tx) => record(tx, journalContext(by, AT), ...entries))
}

const stepsOf = (lines: JournalEntry[]) => lines.map(({ data }) => 'step' in data && data.step)

describe('the journal of an establishment', () => {
  test('is read the latest first, signed, and by readers too', async () => {
    await write(access, attested('a'), attested('b'))
    const { lines, next } = await listJournal(access)
    expect(stepsOf(lines)).toEqual(['b', 'a'])
    expect(lines[0]).toMatchObject({ byName: access.actor.name, at: AT, kind: 'step_attested' })
    expect(next).toBeNull()
  })

  test.each([
    [JOURNAL_PAGE_SIZE - 1, 1],
    [JOURNAL_PAGE_SIZE, 1],
    [JOURNAL_PAGE_SIZE + 1, 2],
  ])('%i entries fill %i pages, each entry once', async (count, pages) => {
    await write(access, ...Array.from({ length: count }, (_, index) => attested(`s${index}`)))
    const seen: unknown[] = []
    let before: string | null = null
    for (let page = 1; page <= pages; page++) {
      const { lines, next }: Awaited<ReturnType<typeof listJournal>> = await listJournal(access, { before })
      seen.push(...stepsOf(lines))
      expect(next === null).toBe(page === pages)
      before = next
    }
    expect(new Set(seen).size).toBe(count)
  })

  test('can be narrowed to a subject', async () => {
    await write(access, attested('a'), { kind: 'contact_changed', data: {} })
    const { lines } = await listJournal(access, { kinds: kindsOf('configuration') })
    expect(lines.map(({ kind }) => kind)).toEqual(['contact_changed'])
  })

  test.each(['', 'abc', '-1', '0', '99999999999999999999'])(
    'an address that reads «%s» starts from the latest',
    async (before) => {
      await write(access, attested('a'))
      expect((await listJournal(access, { before })).lines).toHaveLength(1)
    },
  )

  test('shows nothing of another establishment', async () => {
    await write(access, attested('a'))
    expect((await listJournal(await newAccess(await createSchool(), 'read'))).lines).toEqual([])
  })
})
