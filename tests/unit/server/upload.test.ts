import { describe, expect, test } from 'vitest'
import { readUpload } from '@/server/upload'

const HERE = 'http://passerelle.example'
const MAX = 1000

function post(body: BodyInit | null, headers: Record<string, string> = {}): Request {
  return new Request(`${HERE}/depot`, {
    method: 'POST',
    body,
    headers: { host: 'passerelle.example', origin: HERE, ...headers },
    // Node asks for it when the body is a stream.
    ...{ duplex: 'half' },
  })
}

/** `after`: fields that follow the file. */
function withFile(
  content: BlobPart,
  name = 'élèves.csv',
  fields: Record<string, string> = {},
  after: Record<string, string> = {},
): FormData {
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) form.append(field, value)
  form.append('file', new Blob([content]), name)
  for (const [field, value] of Object.entries(after)) form.append(field, value)
  return form
}

describe('readUpload', () => {
  test('gives the bytes of the file, its name and the fields', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte)
    const upload = await readUpload(post(withFile(bytes, 'élèves.csv', { profile: 'pupil' })), { maxBytes: MAX })
    expect(upload).toMatchObject({ ok: true, value: { fileName: 'élèves.csv', fields: { profile: 'pupil' } } })
    expect(upload.ok && [...upload.value.bytes]).toEqual([...bytes])
  })

  test.each<[size: number, expected: string]>([
    [MAX - 1, 'accepted'],
    [MAX, 'accepted'],
    [MAX + 1, 'too_large'],
    [MAX + 1_000_000, 'too_large'],
  ])(`a file of %i bytes, of ${MAX} allowed: %s`, async (size, expected) => {
    const upload = await readUpload(post(withFile(new Uint8Array(size))), { maxBytes: MAX })
    expect(upload.ok ? 'accepted' : upload.refusal.reason).toBe(expected)
    if (upload.ok) expect(upload.value.bytes.length).toBe(size)
  })

  test.each([MAX + 1, 2 * MAX - 1])('fields after a file of %i bytes, which is too much, are kept', async (size) => {
    const form = withFile(new Uint8Array(size), 'élèves.csv', {}, { coverage: 'part' })
    expect(await readUpload(post(form), { maxBytes: MAX })).toEqual({
      ok: false,
      refusal: { reason: 'too_large', maxBytes: MAX, fields: { coverage: 'part' } },
    })
  })

  test('a path or control characters in the name are dropped', async () => {
    const upload = await readUpload(post(withFile('a', 'C:\\Users\\x\\li\u202este.csv')), { maxBytes: MAX })
    expect(upload).toMatchObject({ ok: true, value: { fileName: 'liste.csv' } })
  })

  test('what was pasted stands for the file when none was chosen', async () => {
    const form = withFile('', '', { pasted: 'é;b' })
    const upload = await readUpload(post(form), { maxBytes: MAX, pastedIn: 'pasted' })
    expect(upload.ok && new TextDecoder().decode(upload.value.bytes)).toBe('é;b')
    const long = await readUpload(post(withFile('', '', { pasted: 'é'.repeat(MAX) })), {
      maxBytes: MAX,
      pastedIn: 'pasted',
    })
    expect(long).toEqual({ ok: false, refusal: { reason: 'too_large', maxBytes: MAX, fields: {} } })
  })

  test('no file, or nothing in it, is empty; the other fields are kept', async () => {
    const form = new FormData()
    form.append('profile', 'pupil')
    expect(await readUpload(post(form), { maxBytes: MAX })).toEqual({
      ok: false,
      refusal: { reason: 'empty', fields: { profile: 'pupil' } },
    })
    expect(await readUpload(post(withFile('')), { maxBytes: MAX })).toMatchObject({
      ok: false,
      refusal: { reason: 'empty' },
    })
  })

  test.each([
    ['another site', { origin: 'https://ailleurs.example' }],
    ['a sandboxed page', { origin: 'null' }],
    ['another port', { origin: 'http://passerelle.example:8080' }],
  ])('a form of %s is refused', async (_who, headers) => {
    expect(await readUpload(post(withFile('a'), headers), { maxBytes: MAX })).toMatchObject({
      refusal: { reason: 'foreign_origin' },
    })
  })

  test('behind a proxy, the name that the browser used counts', async () => {
    const headers = { origin: 'https://public.example', 'x-forwarded-host': 'public.example' }
    expect((await readUpload(post(withFile('a'), headers), { maxBytes: MAX })).ok).toBe(true)
  })

  test('a body that is no form is refused', async () => {
    const request = post('a=b', { 'content-type': 'application/x-www-form-urlencoded' })
    expect(await readUpload(request, { maxBytes: MAX })).toMatchObject({ refusal: { reason: 'not_multipart' } })
  })

  test('a boundary longer than any browser makes is no form either', async () => {
    const request = post('a', { 'content-type': `multipart/form-data; boundary=${'b'.repeat(8000)}` })
    expect(await readUpload(request, { maxBytes: MAX })).toMatchObject({ refusal: { reason: 'not_multipart' } })
  })

  test('a body cut short, or torn, is interrupted', async () => {
    const boundary = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nhalf a li'
    const headers = { 'content-type': 'multipart/form-data; boundary=b' }
    expect(await readUpload(post(boundary, headers), { maxBytes: MAX })).toMatchObject({
      refusal: { reason: 'interrupted' },
    })
    const torn = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(boundary))
        controller.error(new Error('connection reset'))
      },
    })
    expect(await readUpload(post(torn, headers), { maxBytes: MAX })).toMatchObject({
      refusal: { reason: 'interrupted' },
    })
  })
})
