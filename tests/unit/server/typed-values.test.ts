import { describe, expect, test } from 'vitest'
import { atMost, MOST_TYPED, typedValues } from '@/server/typed-values'

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

const sizeOf = (fields: Record<string, string>) => Object.entries(fields).flat().join('').length

describe('what was typed comes back with a refusal', () => {
  test('never a password, a file, or what Next writes', () => {
    const form = formOf({ name: 'Jaurès', newPassword: 'secret', $ACTION_KEY: 'x' })
    form.set('file', new File(['x'], 'list.csv'))
    expect(typedValues(form)).toEqual({ name: 'Jaurès' })
  })

  test('whole up to a limit, all fields together', () => {
    const [first, second] = ['a'.repeat(MOST_TYPED / 2 - 1), 'b'.repeat(MOST_TYPED / 2 - 1)]
    expect(typedValues(formOf({ q: first, r: second }))).toEqual({ q: first, r: second })
    expect(typedValues(formOf({ q: `${first}a`, r: second }))).toEqual({ q: `${first}a`, r: second.slice(1) })
  })

  test('cut beyond it: of a megabyte, in a value or in a name, no more than the limit', () => {
    const megabyte = 'a'.repeat(1_000_000)
    expect(typedValues(formOf({ words: megabyte, then: 'x' }))).toEqual({ words: 'a'.repeat(MOST_TYPED - 5) })
    expect(typedValues(formOf({ first: 'x', [megabyte]: '', then: 'x' }))).toEqual({ first: 'x' })
    const many = Array.from({ length: 100_000 }, (_, at) => [`f${at}`, 'abc'] as const)
    expect(sizeOf(atMost(many))).toBeLessThanOrEqual(MOST_TYPED)
  })
})
