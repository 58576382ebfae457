import { accept, refuse, type Result } from '@/lib/result'

/** A file of a ZIP archive, as the directory at its end tells it; `bytes` are still compressed. */
export type ZipEntry = {
  /** With its folders. */
  name: string
  /** 0: stored as it is. 8: deflated. Others are not read. */
  method: number
  /** A password is needed. */
  isEncrypted: boolean
  crc: number
  /** What the archive says that it holds once inflated: never to be trusted. */
  declaredBytes: number
  bytes: Uint8Array
}

export type ZipRefusal = { reason: 'damaged_archive' } | { reason: 'too_many_entries'; max: number }

const MAX_ENTRIES = 2_000

const LOCAL_HEADER = 0x04034b50
const DIRECTORY_ENTRY = 0x02014b50
const END_OF_DIRECTORY = 0x06054b50
const END_BYTES = 22
const LONGEST_COMMENT = 0xffff

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) && bytes[3] === bytes[2] + 1
}

/**
 * The files of an archive, folders left out, from its central directory (APPNOTE 4.3.12): what is read is what any
 * unpacking program would show. ZIP64, which only archives far larger than ours need, counts as damaged.
 */
export function readZipDirectory(bytes: Uint8Array): Result<ZipEntry[], ZipRefusal> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === null) return refuse({ reason: 'damaged_archive' })
  const total = view.getUint16(end + 10, true)
  if (total > MAX_ENTRIES) return refuse({ reason: 'too_many_entries', max: MAX_ENTRIES })

  const entries: ZipEntry[] = []
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < total; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) {
      return refuse({ reason: 'damaged_archive' })
    }
    const flags = view.getUint16(at + 8, true)
    const nameLength = view.getUint16(at + 28, true)
    const content = locate(view, bytes, view.getUint32(at + 42, true), view.getUint32(at + 20, true))
    if (content === null) return refuse({ reason: 'damaged_archive' })
    const name = readName(bytes.subarray(at + 46, at + 46 + nameLength))
    if (!name.endsWith('/')) {
      entries.push({
        name,
        method: view.getUint16(at + 10, true),
        isEncrypted: (flags & 1) === 1,
        crc: view.getUint32(at + 16, true),
        declaredBytes: view.getUint32(at + 24, true),
        bytes: content,
      })
    }
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return accept(entries)
}

function findEnd(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT)
  for (let at = view.byteLength - END_BYTES; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at
  }
  return null
}

function locate(view: DataView, bytes: Uint8Array, at: number, length: number): Uint8Array | null {
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL_HEADER) return null
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  return start + length > bytes.length ? null : bytes.subarray(start, start + length)
}

/** The accents of French in the code pages 437 and 850, which Windows still writes names in. */
const DOS_ACCENTS: Record<number, string> = {
  0x80: 'Ç',
  0x82: 'é',
  0x85: 'à',
  0x87: 'ç',
  0x88: 'ê',
  0x89: 'ë',
  0x8a: 'è',
  0x8b: 'ï',
  0x8c: 'î',
  0x90: 'É',
  0x93: 'ô',
  0x96: 'û',
  0x97: 'ù',
}

/** UTF-8 whenever it is valid: many programs write it without saying so. */
function readName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : (DOS_ACCENTS[byte] ?? '_'))).join('')
  }
}
