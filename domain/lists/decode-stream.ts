import { sniffEncoding, type DecodeRefusal, type Encoding } from '@/domain/lists/decode-text'
import { joinBytes } from '@/lib/join-bytes'
import { accept, refuse, type Result } from '@/lib/result'

/** Bytes that are waited for before the encoding is told: its patterns show within them. */
const SAMPLE_BYTES = 4096

export type StreamDecoder = {
  /** The text of what has come and was not given yet; the last characters may wait for the next bytes. */
  push: (bytes: Uint8Array) => Result<string, DecodeRefusal>
  /** The rest. */
  end: () => Result<{ text: string; encoding: Encoding }, DecodeRefusal>
}

/**
 * The text of a file that arrives in pieces, by the rules of `decodeText`. What looked like UTF-8 while it held no accent
 * goes on as Windows-1252 at the first one that UTF-8 does not know; after a true UTF-8 accent it is no text.
 */
export function createStreamDecoder(): StreamDecoder {
  let waiting: Uint8Array = new Uint8Array()
  let decoder: TextDecoder | null = null
  let encoding: Encoding = 'utf-8'
  let isPlain = true
  /** Bytes at the end of what has come that may begin an accent of UTF-8, and are not in the text yet. */
  let undecided: Uint8Array = new Uint8Array()

  function decode(bytes: Uint8Array, isLast: boolean): Result<string, DecodeRefusal> {
    decoder ??= new TextDecoder(encoding, { fatal: true })
    try {
      const text = decoder.decode(bytes, { stream: !isLast })
      isPlain &&= !/[^\0-\x7f]/.test(text)
      if (isPlain) undecided = accentAtEnd(joinBytes([undecided, bytes]))
      return accept(text)
    } catch {
      if (encoding !== 'utf-8') return refuse({ reason: 'truncated', encoding })
      if (!isPlain) return refuse({ reason: 'binary', format: 'unknown' })
      encoding = 'windows-1252'
      decoder = null
      return decode(joinBytes([undecided, bytes]), isLast)
    }
  }

  function start(isLast: boolean): Result<string, DecodeRefusal> {
    const sniffed = sniffEncoding(waiting.subarray(0, SAMPLE_BYTES))
    if (!sniffed.ok) return sniffed
    encoding = sniffed.value
    const bytes = waiting
    waiting = new Uint8Array()
    return decode(bytes, isLast)
  }

  return {
    push: (bytes) => {
      if (decoder) return decode(bytes, false)
      waiting = joinBytes([waiting, bytes])
      return waiting.length < SAMPLE_BYTES ? accept('') : start(false)
    },
    end: () => {
      const rest = decoder ? decode(new Uint8Array(), true) : start(true)
      return rest.ok ? accept({ text: rest.value, encoding }) : rest
    },
  }
}

/** The last bytes that are not ASCII. */
function accentAtEnd(bytes: Uint8Array): Uint8Array {
  const last = bytes.findLastIndex((byte) => byte < 0x80)
  return bytes.slice(last + 1)
}
