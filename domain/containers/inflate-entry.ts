import { Inflate } from 'fflate'
import { crc32 } from '@/domain/containers/crc32'
import type { ZipEntry } from '@/domain/containers/zip-directory'
import { joinBytes } from '@/lib/join-bytes'
import { accept, refuse, type Result } from '@/lib/result'

/** Bytes that may still be inflated, of `maxBytes`; shared by all the files of one archive. */
export type InflateBudget = { left: number; readonly maxBytes: number }

export type InflateRefusal =
  | { reason: 'damaged_archive' }
  | { reason: 'locked_archive' }
  /** `maxBytes`: more than this came out. */
  | { reason: 'inflates_too_much'; maxBytes: number }

/** Some ten times the largest list of an establishment as a workbook writes it. */
export const MAX_INFLATED_BYTES = 24 * 1024 * 1024

/** Deflate makes at most 1,032 bytes of one: what one piece inflates to stays under 9 MB. */
const PIECE_BYTES = 8 * 1024
/** Bytes that are handed on at once. */
const HANDED_BYTES = 64 * 1024

export function inflateBudget(maxBytes = MAX_INFLATED_BYTES): InflateBudget {
  return { left: maxBytes, maxBytes }
}

/**
 * Inflates a file of an archive piece by piece. What is counted is what really comes out, not what the archive declares:
 * a bomb is refused as soon as it bursts. Length and CRC are checked after the last piece.
 */
export function* inflatePieces(
  entry: ZipEntry,
  budget: InflateBudget,
): Generator<Uint8Array, Result<null, InflateRefusal>, void> {
  if (entry.isEncrypted) return refuse({ reason: 'locked_archive' })
  if (entry.method !== 0 && entry.method !== 8) return refuse({ reason: 'damaged_archive' })
  let bytes = 0
  let crc = 0
  let inflated: Uint8Array[] = []
  const inflate = entry.method === 8 ? new Inflate((piece) => inflated.push(piece)) : null
  for (let at = 0; at < entry.bytes.length; at += PIECE_BYTES) {
    if (budget.left < 0) return refuse({ reason: 'inflates_too_much', maxBytes: budget.maxBytes })
    const piece = entry.bytes.subarray(at, at + PIECE_BYTES)
    inflated = inflate ? [] : [piece]
    if (inflate && !pushSafely(inflate, piece, at + PIECE_BYTES >= entry.bytes.length)) {
      return refuse({ reason: 'damaged_archive' })
    }
    for (const one of inflated) {
      bytes += one.length
      budget.left -= one.length
      if (budget.left < 0) return refuse({ reason: 'inflates_too_much', maxBytes: budget.maxBytes })
      crc = crc32(one, crc)
      for (let from = 0; from < one.length; from += HANDED_BYTES) yield one.subarray(from, from + HANDED_BYTES)
    }
  }
  return bytes === entry.declaredBytes && crc === entry.crc ? accept(null) : refuse({ reason: 'damaged_archive' })
}

/** The same, each piece given to `take`, which may answer `'enough'`: the rest is not looked at. */
export function inflateEntry(
  entry: ZipEntry,
  budget: InflateBudget,
  take: (piece: Uint8Array) => 'more' | 'enough',
): Result<null, InflateRefusal> {
  const pieces = inflatePieces(entry, budget)
  for (;;) {
    const step = pieces.next()
    if (step.done) return step.value
    if (take(step.value) === 'enough') return accept(null)
  }
}

function pushSafely(inflate: Inflate, piece: Uint8Array, isLast: boolean): boolean {
  try {
    inflate.push(piece, isLast)
    return true
  } catch {
    return false
  }
}

/** The whole of a file, at most `maxBytes` of it. */
export function inflateWhole(
  entry: ZipEntry,
  budget: InflateBudget,
  maxBytes: number,
): Result<Uint8Array, InflateRefusal> {
  const pieces: Uint8Array[] = []
  let length = 0
  const inflated = inflateEntry(entry, budget, (piece) => {
    pieces.push(piece)
    length += piece.length
    return length > maxBytes ? 'enough' : 'more'
  })
  if (!inflated.ok) return inflated
  if (length > maxBytes) return refuse({ reason: 'inflates_too_much', maxBytes })
  return accept(joinBytes(pieces))
}
