import { accept, refuse, type Result } from '@/lib/result'

export type Encoding = 'utf-16le' | 'utf-16be' | 'utf-8' | 'windows-1252'
export type BinaryFormat = 'zip' | 'xls' | 'pdf' | 'gzip' | 'image' | 'unknown'
export type DecodeRefusal =
  { reason: 'empty' } | { reason: 'binary'; format: BinaryFormat } | { reason: 'truncated'; encoding: Encoding }

export type DecodedText = { text: string; encoding: Encoding; bom: boolean }

const BOMS: { encoding: Encoding; bytes: number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
]

const MAGIC: { format: BinaryFormat; bytes: number[] }[] = [
  { format: 'zip', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { format: 'xls', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { format: 'pdf', bytes: [0x25, 0x50, 0x44, 0x46] },
  { format: 'gzip', bytes: [0x1f, 0x8b] },
  { format: 'image', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { format: 'image', bytes: [0xff, 0xd8, 0xff] },
]

/** The patterns of a text show within its first bytes. */
const SAMPLE_BYTES = 4096
/** Text holds none of these; a stray one is a fault of one cell, many are another kind of file. */
const MAX_CONTROL_SHARE = 0.02

/**
 * Text of a file whose encoding nobody declares: BOM first, then UTF-16 by its pattern of zero bytes, then strict UTF-8,
 * then Windows-1252. Refuses what is empty, what is no text, and what stops in the middle of a character.
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText, DecodeRefusal> {
  const magic = MAGIC.find((known) => startsWith(bytes, known.bytes))
  if (magic) return refuse({ reason: 'binary', format: magic.format })

  const bom = BOMS.find((known) => startsWith(bytes, known.bytes))
  const body = bom ? bytes.subarray(bom.bytes.length) : bytes
  const encoding = bom?.encoding ?? guessEncoding(body)

  const text = encoding === null ? null : decodeStrictly(body, encoding)
  if (text === null || encoding === null) {
    if (encoding !== null && isCutShort(body, encoding)) return refuse({ reason: 'truncated', encoding })
    return refuse({ reason: 'binary', format: 'unknown' })
  }
  if (text.trim() === '') return refuse({ reason: 'empty' })
  if (controlShare(text) > MAX_CONTROL_SHARE) return refuse({ reason: 'binary', format: 'unknown' })
  return accept({ text, encoding, bom: bom !== undefined })
}

function guessEncoding(bytes: Uint8Array): Encoding | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  const zeros = { even: 0, odd: 0 }
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2 === 0 ? 'even' : 'odd'] += 1
  })
  const half = sample.length / 2
  if (zeros.odd > half * 0.4 && zeros.even < half * 0.05) return 'utf-16le'
  if (zeros.even > half * 0.4 && zeros.odd < half * 0.05) return 'utf-16be'
  if (zeros.even + zeros.odd > sample.length * MAX_CONTROL_SHARE) return null
  return decodeStrictly(bytes, 'utf-8') !== null || isCutShort(bytes, 'utf-8') ? 'utf-8' : 'windows-1252'
}

function decodeStrictly(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/**
 * Whether only the last character is unfinished. In UTF-8 another accent must have been well formed before: a
 * Windows-1252 text whose sole accent comes last looks the same otherwise.
 */
function isCutShort(bytes: Uint8Array, encoding: Encoding): boolean {
  const longest = encoding === 'utf-8' ? 3 : encoding === 'windows-1252' ? 0 : 3
  for (let cut = 1; cut <= Math.min(longest, bytes.length); cut += 1) {
    const whole = bytes.subarray(0, bytes.length - cut)
    if (encoding === 'utf-8' && !startsSequence(bytes, bytes.length - cut, cut)) continue
    const text = decodeStrictly(whole, encoding)
    if (text !== null) return encoding !== 'utf-8' || /[^\0-\x7f]/.test(text)
  }
  return false
}

/** Whether the byte at `index` announces a UTF-8 sequence longer than the `available` bytes that are left. */
function startsSequence(bytes: Uint8Array, index: number, available: number): boolean {
  const lead = bytes[index] ?? 0
  const announced = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1
  return announced > available
}

function controlShare(text: string): number {
  const sample = text.slice(0, SAMPLE_BYTES)
  return (sample.match(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g)?.length ?? 0) / sample.length
}

function startsWith(bytes: Uint8Array, prefix: number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte)
}
