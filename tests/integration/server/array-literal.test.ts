import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arrayLiteral } from '@/server/array-literal'
import { db } from '@/server/db'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

async function readBack(values: (string | null)[]): Promise<(string | null)[]> {
  const [row] = await db().$queryRaw<{ read: (string | null)[] }[]>`
    select to_jsonb(${arrayLiteral(values)}::text::text[]) as read`
  return row?.read ?? []
}

test('the database reads texts as they are, those too that look like its own signs', async () => {
  const values = [
    null,
    'NULL',
    'null',
    '',
    ' ',
    ' a',
    'a ',
    'a  b',
    '{',
    '}',
    ',',
    '"',
    '\\',
    '\\"',
    "D'Île",
    'a\nb',
    'é',
  ]
  expect(await readBack(values)).toEqual(values)
  expect(await readBack([])).toEqual([])
})

test('and any others', async () => {
  const text = fc.string({ unit: 'grapheme' }).filter((one) => !one.includes('\0'))
  const signs = fc.string({ unit: fc.constantFrom(...Array.from('{}",\\ nulNUL\t\n’é')) })
  const values = fc.array(fc.option(fc.oneof(text, signs)), { maxLength: 30 })
  await fc.assert(
    fc.asyncProperty(values, async (all) => {
      expect(await readBack(all)).toEqual(all)
    }),
    { numRuns: 50 },
  )
})
