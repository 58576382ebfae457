import { expect, test } from 'vitest'
import { importAnswer } from '@/features/api/presentation'
import { importSchema } from '@/features/api-bodies/schemas'
import { detailOf } from '@/tests/builders/import-detail'

const NOTHING = { changed: [], arriving: [], missing: [], corrections: [], leftOut: [] }
const ERROR = { line: 2, column: 'Id. PRONOTE', value: '', rule: 'missing_identifier', params: {} } as const

test.each([
  ['says nothing of it when all findings are listed', 1, {}],
  ['says how many findings it does not list', 2_001, { errorsNotListed: 2_000 }],
])('an import %s', (_, errorTotal, told) => {
  const preview = { ...NOTHING, errors: [ERROR], errorTotal, warnings: [], warningTotal: 0 }
  const answer = importAnswer(detailOf({ status: 'analysed', preview, id: '6f1c2f9e-6f0e-4d5c-9d0a-3f7e1f1d2c3b' }))
  expect(importSchema.safeParse(answer).error).toBeUndefined()
  const { errorsNotListed, warningsNotListed } = answer as Record<string, unknown>
  expect(JSON.parse(JSON.stringify({ errorsNotListed, warningsNotListed }))).toEqual(told)
})
