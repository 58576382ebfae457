import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepRefusedPaste, LONGEST_PASTE, takeRefusedPaste } from '@/features/refused-pastes/mutations'
import { db } from '@/server/db'
import type { EstablishmentAccess } from '@/server/access'
import { newAccess } from '@/tests/builders/access'
import { createSchool } from '@/tests/builders/school'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

const MINUTE_MS = 60_000

let school: Awaited<ReturnType<typeof createSchool>>
let access: EstablishmentAccess<'import'>

beforeEach(async () => {
  school = await createSchool()
  access = await newAccess(school, 'import')
})
afterEach(() => void vi.useRealTimers())

test('A refused paste is given back once, to the letter, and is then erased', async () => {
  expect(await keepRefusedPaste(access, 'Nom\tPrénom\r\nÉLIE\tZoé 𝒵\r\n')).toBe(true)
  expect(await takeRefusedPaste(access)).toBe('Nom\tPrénom\r\nÉLIE\tZoé 𝒵\r\n')
  expect(await takeRefusedPaste(access)).toBeNull()
  expect(await db().refusedPaste.count()).toBe(0)
})

test('The last one takes the place of the one before', async () => {
  await keepRefusedPaste(access, 'one')
  await keepRefusedPaste(access, 'two')
  expect(await db().refusedPaste.count()).toBe(1)
  expect(await takeRefusedPaste(access)).toBe('two')
})

test('Nobody else is given it: not a colleague, not the same account in another school', async () => {
  await keepRefusedPaste(access, 'mine')
  expect(await takeRefusedPaste(await newAccess(school, 'import'))).toBeNull()
  const elsewhere = await newAccess(await createSchool(), 'import')
  expect(await takeRefusedPaste({ ...elsewhere, actor: access.actor })).toBeNull()
  expect(await takeRefusedPaste(access)).toBe('mine')
})

test('One that nobody came back for is forgotten after a quarter of an hour, by whoever comes next', async () => {
  const start = new Date('2026-11-03T10:00:00Z')
  vi.useFakeTimers({ now: start, toFake: ['Date'] })
  await keepRefusedPaste(access, 'left')
  vi.setSystemTime(start.getTime() + 15 * MINUTE_MS)
  await takeRefusedPaste(await newAccess(school, 'import'))
  expect(await db().refusedPaste.count()).toBe(0)
})

test('One that is too long is not kept; a null character does not stop the others', async () => {
  expect(await keepRefusedPaste(access, 'x'.repeat(LONGEST_PASTE + 1))).toBe(false)
  expect(await db().refusedPaste.count()).toBe(0)
  expect(await keepRefusedPaste(access, 'x'.repeat(LONGEST_PASTE))).toBe(true)
  await keepRefusedPaste(access, 'a\0b')
  expect(await takeRefusedPaste(access)).toBe('ab')
})
