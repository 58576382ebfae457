import { describe, expect, test } from 'vitest'
import { createStreamDecoder } from '@/domain/lists/decode-stream'
import { decodeText } from '@/domain/lists/decode-text'

/** Read in two pieces, cut there. */
function decoded(bytes: Uint8Array, cut: number) {
  const decoder = createStreamDecoder()
  let text = ''
  for (const piece of [bytes.subarray(0, cut), bytes.subarray(cut)]) {
    const given = decoder.push(piece)
    if (!given.ok) return given.refusal
    text += given.value
  }
  const rest = decoder.end()
  return rest.ok ? { text: text + rest.value.text, encoding: rest.value.encoding } : rest.refusal
}

const PLAIN = 'A'.repeat(5_000)
const windows1252 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

describe('a file in pieces, whose first accent is far into it', () => {
  test.each([
    ['Windows-1252', windows1252(`${PLAIN}é;Zoë\r\n`), `${PLAIN}é;Zoë\r\n`, 'windows-1252'],
    [
      'Windows-1252, where two accents follow one another',
      windows1252(`${PLAIN}éèà;\r\n`),
      `${PLAIN}éèà;\r\n`,
      'windows-1252',
    ],
    ['Windows-1252, whose only accent comes last', windows1252(`${PLAIN}é`), `${PLAIN}é`, 'windows-1252'],
    ['UTF-8', new TextEncoder().encode(`${PLAIN}é;Zoë\r\n`), `${PLAIN}é;Zoë\r\n`, 'utf-8'],
  ])('in %s, loses no character wherever it is cut', (_what, bytes, text, encoding) => {
    for (let cut = PLAIN.length - 1; cut <= bytes.length; cut++) {
      expect(decoded(bytes, cut), `cut at ${cut}`).toEqual({ text, encoding })
    }
    expect(decodeText(bytes)).toMatchObject({ ok: true, value: { text, encoding } })
  })
})
