import { describe, expect, test } from 'vitest'
import { isReadableCall } from '@/server/readable-call'

const IDLE = '{"status":"idle"}'
const REFUSED = '{"status":"refused","message":"Non","fields":{"a":"$$5"},"values":{"a":"$undefined"}}'

function post(fields: Record<string, string>, headers: Record<string, string> = {}) {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  return isReadableCall(new Request('http://localhost/', { method: 'POST', body, headers }))
}

/** By a form without JavaScript. */
const posted = (fields: Record<string, string>) => post({ $ACTION_REF_3: '', ...fields })
const bound = (text: string) => posted({ '$ACTION_3:0': '{"id":"7f","bound":"$@1"}', '$ACTION_3:1': text })
/** By JavaScript. */
const fetched = (fields: Record<string, string>) => post(fields, { 'next-action': '7f' })

const nested = (depth: number) => `[${'['.repeat(depth)}${']'.repeat(depth)}]`

describe('a form without JavaScript can be read', () => {
  test.each([`["0311238C",${IDLE}]`, `[${REFUSED}]`, '[42,{}]', '[]', '[null]'])('with %s', async (text) => {
    expect(await bound(text)).toBe(true)
  })

  test('when it binds nothing, or calls no action', async () => {
    expect(await posted({ '$ACTION_3:0': '{"id":"7f","bound":null}' })).toBe(true)
    expect(await post({ $ACTION_ID_7f: '' })).toBe(true)
    expect(await post({ a: '["$99"' })).toBe(true)
  })
})

describe('a form without JavaScript cannot be read', () => {
  test.each([
    '',
    'xx{',
    '7',
    '"abc"',
    '{}',
    'null',
    '["$99"]',
    '["\\u0024@1"]',
    '[{"a":["$n12x"]}]',
    '["$"]',
    nested(9),
  ])('with %s', async (text) => {
    expect(await bound(text)).toBe(false)
  })

  test.each<Record<string, string>>([
    {},
    { '$ACTION_3:0': '{"id":"7f","bound":"$@1"}' },
    { '$ACTION_3:0': '{"id":"7f","bound":"$@2"}', '$ACTION_3:1': '[]', '$ACTION_3:2': '[' },
    { '$ACTION_3:0': '{"bound":null}' },
    { '$ACTION_3:0': 'zz' },
  ])('with %o', async (fields) => {
    expect(await posted(fields)).toBe(false)
  })

  test('when it ends too early', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=zz' }
    const body = '--zz\r\nContent-Disposition: form-data; name="a"\r\n\r\ncut'
    expect(await isReadableCall(new Request('http://localhost/', { method: 'POST', body, headers }))).toBe(false)
  })
})

describe('a call by JavaScript', () => {
  test.each([`["0311238C",${IDLE},"$K1"]`, `[${REFUSED},"$Ka"]`, '["$K1"]'])('can be read with %s', async (text) => {
    expect(await fetched({ '0': text, '1_version': '26' })).toBe(true)
  })

  test.each(['', 'xx{', '7', '["$K1","$K1"]', '["$Q1"]', '["$h1","$K1"]', nested(100_000)])(
    'cannot with a form and %#',
    async (text) => {
      expect(await fetched({ '0': text })).toBe(false)
    },
  )

  test('cannot without arguments, and is read as a text too', async () => {
    expect(await fetched({ '1_version': '26' })).toBe(false)
    const text = (body: string) =>
      isReadableCall(
        new Request('http://localhost/', {
          method: 'POST',
          body,
          headers: { 'content-type': 'text/plain;charset=UTF-8', 'next-action': '7f' },
        }),
      )
    expect(await text('["a"]')).toBe(true)
    expect(await text('["$99"]')).toBe(false)
    expect(await text('')).toBe(false)
  })
})

test('what is too long for any action is not read here: Next refuses it', async () => {
  const headers = { 'content-type': 'multipart/form-data', 'content-length': String(2 * 1024 * 1024) }
  expect(await isReadableCall(new Request('http://localhost/', { method: 'POST', body: 'x', headers }))).toBe(true)
})
