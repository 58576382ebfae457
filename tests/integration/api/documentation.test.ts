import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { API_CALLS } from '@/tests/builders/api'

const text = readFileSync(join(import.meta.dirname, '../../../docs/api.md'), 'utf8')
const EXAMPLES = [...text.replaceAll('\\\n', ' ').matchAll(/^curl (.*?)"\$PASSERELLE([^"?]*)(?:\?([^"]*))?"$/gm)]

test('every example calls what exists, with parameters that it knows', () => {
  expect(EXAMPLES.length).toBe([...text.matchAll(/^curl /gm)].length)
  for (const [, options = '', path = '', query = ''] of EXAMPLES) {
    const method = /-X (\w+)/.exec(options)?.[1] ?? 'GET'
    const found = API_CALLS.map(([, call]) => call).find(
      (call) => call.method === method && new RegExp(`^${call.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
    )
    expect([method, path, found?.path]).toEqual([method, path, expect.any(String)])
    const parsed = found?.query?.strict().safeParse(Object.fromEntries(new URLSearchParams(query)))
    expect(parsed?.error?.issues ?? []).toEqual([])
    const body = /-d '([^']+)'/.exec(options)?.[1]
    if (body !== undefined && found?.body && !('fileUpTo' in found.body)) {
      expect(found.body.safeParse(JSON.parse(body)).error?.issues ?? []).toEqual([])
    }
  }
})
