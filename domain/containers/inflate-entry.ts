import { Inflate } from 'fflate'
import { crc32 } from '@/domain/containers/crc32'
import type { ZipEntry } from '@/domain/containers/zip-directory'
import { accept, refuse, type Result } from '@/lib/result'

/** Bytes that may still be inflated, shared by all the files of one archive. */
export type InflateBudget = { left: number }

export type InflateRefusal =
  | { reason: 'damaged_archive' }
  | { reason: 'locked_archive' }
  /** `maxBytes`: more than this came out. */
  | { reason: 'inflates_too_much'; maxBytes: number }

/** Some ten times the largest list of an establishment as a workbook writes it. */
export const MAX_INFLATED_BYTES = 24 * 1024 * 1024

/** Deflate makes at most 1,032 bytes of one: what one piece inflates to stays under 9 MB. */
const PIECE_BYTES = 8 * 1024

/**
 * Inflates a file of an archive piece by piece. What is counted is what really comes out, not what the archive declares:
 * a bomb is refused as soon as it bursts. `take` may answer `'enough'`; otherwise length and CRC are checked at the end.
 */
export function inflateEntry(
  entry: ZipEntry,
  budget: InflateBudget,
  take: (piece: Uint8Array) => 'more' | 'enough',
): Result<null, InflateRefusal> {
  if (entry.isEncrypted) return refuse({ reason: 'locked_archive' })
  if (entry.method !== 0 && entry.method !== 8) return refuse({ reason: 'damaged_archive' })
  const found = { bytes: 0, crc: 0, isEnough: false, isTooMuch: false }
  const receive = (piece: Uint8Array) => {
    found.bytes += piece.length
    budget.left -= piece.length
    if (budget.left < 0) found.isTooMuch = true
    if (found.isTooMuch || found.isEnough || piece.length === 0) return
    found.crc = crc32(piece, found.crc)
    found.isEnough = take(piece) === 'enough'
  }
  const inflate = entry.method === 8 ? new Inflate(receive) : null
  for (let at = 0; at < entry.bytes.length; at += PIECE_BYTES) {
    const piece = entry.bytes.subarray(at, at + PIECE_BYTES)
    if (!inflate) receive(piece)
    else if (!pushSafely(inflate, piece, at + PIECE_BYTES >= entry.bytes.length)) {
      return refuse({ reason: 'damaged_archive' })
    }
    if (found.isTooMuch) return refuse({ reason: 'inflates_too_much', maxBytes: MAX_INFLATED_BYTES })
    if (found.isEnough) return accept(null)
  }
  const isWhole = found.bytes === entry.declaredBytes && found.crc === entry.crc
  return isWhole ? accept(null) : refuse({ reason: 'damaged_archive' })
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
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return accept(whole)
}
