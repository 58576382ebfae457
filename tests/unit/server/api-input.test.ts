import { describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { Problem } from '@/lib/problem'
import { fileNameOf, parseInput, readBytes, readJson } from '@/server/api-input'

function named(disposition: string | null): string {
  return fileNameOf(
    new Request('http://localhost/', disposition ? { headers: { 'Content-Disposition': disposition } } : {}),
  )
}

test.each([
  [null, ''],
  ['attachment', ''],
  ['attachment; filename=liste.csv', 'liste.csv'],
  ['attachment; filename="liste du 3.csv"', 'liste du 3.csv'],
  [String.raw`attachment; filename="a\"b.csv"`, 'a"b.csv'],
  [`attachment; filename="x.csv"; filename*=UTF-8''%C3%A9l%C3%A8ves.txt`, 'élèves.txt'],
  [`attachment; filename*=utf-8'fr'a%20b.txt; filename="x.csv"`, 'a b.txt'],
  [`attachment; filename*=UTF-8''%E9.txt; filename="repli.csv"`, 'repli.csv'],
  [`attachment; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd`, 'passwd'],
  [`attachment; filename*=UTF-8''a%00%0Ab.csv`, 'ab.csv'],
  [`attachment; filename="${'a'.repeat(300)}.csv"`, 'a'.repeat(200)],
  [`attachment; filename*=UTF-8''${'a'.repeat(199)}%F0%9F%98%80.csv`, 'a'.repeat(199)],
])('the file of %s is called %s', (disposition, name) => {
  expect(named(disposition)).toBe(name)
})

/** A body that never ends, and counts how often it is asked for more. */
function endless(): { request: Request; asked: () => number } {
  let asked = 0
  const body = new ReadableStream({
    pull(controller) {
      asked++
      controller.enqueue(new Uint8Array(1024))
    },
  })
  return {
    request: new Request('http://localhost/', { method: 'POST', body, duplex: 'half' } as RequestInit),
    asked: () => asked,
  }
}

test('a body is read up to its limit, and no further', async () => {
  const { request, asked } = endless()
  expect(await readBytes(request, 10_240)).toMatchObject({ status: 413 })
  expect(asked()).toBeLessThan(20)
  const exact = new Request('http://localhost/', { method: 'POST', body: 'x'.repeat(100) })
  expect(await readBytes(exact, 100)).toHaveLength(100)
  const over = new Request('http://localhost/', { method: 'POST', body: 'x'.repeat(101) })
  expect(await readBytes(over, 100)).toBeInstanceOf(Problem)
})

test('a body whose sender goes silent is given up', async () => {
  vi.useFakeTimers()
  const body = new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(10)) })
  const silent = new Request('http://localhost/', { method: 'POST', body, duplex: 'half' } as RequestInit)
  const answer = readBytes(silent, 1_000)
  await vi.advanceTimersByTimeAsync(31_000)
  vi.useRealTimers()
  expect(await answer).toMatchObject({ status: 422, code: 'interrupted' })
})

test('nothing sent counts as an empty object', () => {
  expect(readJson(new Uint8Array())).toEqual({ json: {} })
})

describe('an input', () => {
  const schema = z.strictObject({
    a: z.string().max(2, 'Deux lettres au plus.'),
    b: z.strictObject({ c: z.int().min(1) }),
  })

  test('is refused with a code and a sentence for each field, its own sentence first', () => {
    const problem = parseInput(schema, { a: 'xyz', b: { c: 0, d: 1 } }) as Problem
    expect(problem.options.errors).toEqual([
      { field: 'a', code: 'field_too_long', detail: 'Deux lettres au plus.' },
      { field: 'c', code: 'field_out_of_range', detail: 'Cette valeur est trop petite : 1 au moins.' },
      { field: 'd', code: 'field_unknown', detail: 'Ce champ n’existe pas : retirez-le.' },
    ])
  })

  test('that lacks a field is told which', () => {
    const problem = parseInput(schema, { a: 'x', b: {} }) as Problem
    expect(problem.options.errors).toMatchObject([{ field: 'c', code: 'field_missing' }])
  })

  test('of one of several shapes is told what the nearest lacks', () => {
    const shapes = z.union([schema, z.strictObject({ text: z.string() })])
    const errorsOf = (given: object) =>
      (parseInput(shapes, given) as Problem).options.errors?.map(({ field, code }) => [field, code])
    expect(errorsOf({ a: 'x', b: {} })).toEqual([['c', 'field_missing']])
    expect(errorsOf({ text: 1 })).toEqual([['text', 'field_unreadable']])
    expect(errorsOf({ text: 'x', a: 'x' })).toEqual([['a', 'field_unknown']])
  })
})

test('of a thousand unknown fields, or of one as long as a book, the answer tells the beginning', () => {
  const schema = z.strictObject({ a: z.string() })
  const errorsOf = (given: unknown) => {
    const problem = parseInput(schema, given)
    return problem instanceof Problem ? (problem.options.errors ?? []) : []
  }
  const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`f${at}`, 1]))
  expect(errorsOf({ a: 'x', ...many })).toHaveLength(100)
  expect(errorsOf({ a: 'x', ['f'.repeat(10_000)]: 1 })).toMatchObject([{ field: 'f'.repeat(100) }])
})
