import {
  inflateBudget,
  inflatePieces,
  type InflateBudget,
  type InflateRefusal,
} from '@/domain/containers/inflate-entry'
import { readXml, type XmlHandlers, type XmlRefusal } from '@/domain/containers/read-xml'
import type { ZipEntry } from '@/domain/containers/zip-directory'
import { wholeRoom, type SheetRefusal, type SheetRoom } from '@/domain/workbooks/sheet'
import { accept, refuse, type Result } from '@/lib/result'
import type { Slices } from '@/lib/slices'

export type WorkbookRefusal =
  | InflateRefusal
  | XmlRefusal
  | SheetRefusal
  | { reason: 'damaged_workbook' }
  /** A sheet, a document or a presentation that is no spreadsheet we read. */
  | { reason: 'other_document' }

/** The parts of a workbook; all of them share what may still be inflated, and all sheets what they may hold. */
export type Workbook = { parts: ReadonlyMap<string, ZipEntry>; budget: InflateBudget; room: SheetRoom }

export type WorkbookKind = 'xlsx' | 'ods' | 'other'

/** What a ZIP archive is when it is a document; null when it is an archive of files. */
export function workbookKind(entries: readonly ZipEntry[]): WorkbookKind | null {
  const names = new Set(entries.map((entry) => entry.name))
  if (names.has('xl/workbook.xml')) return 'xlsx'
  if (names.has('content.xml') && (names.has('META-INF/manifest.xml') || names.has('mimetype'))) return 'ods'
  return names.has('[Content_Types].xml') || names.has('mimetype') ? 'other' : null
}

export function openWorkbook(entries: readonly ZipEntry[]): Workbook {
  const parts = new Map(entries.map((entry) => [entry.name, entry]))
  return { parts, budget: inflateBudget(), room: wholeRoom() }
}

/** Reads a part as it inflates: at no time is the whole of it in memory. A part that is not there reads as nothing. */
export function* readPart(
  workbook: Workbook,
  name: string,
  handlers: XmlHandlers,
): Slices<Result<null, WorkbookRefusal>> {
  const entry = workbook.parts.get(name)
  if (!entry) return accept(null)
  const decoder = decoderOf(entry)
  const xml = readXml(handlers)
  const pieces = inflatePieces(entry, workbook.budget)
  for (;;) {
    const step = pieces.next()
    if (step.done) return step.value.ok ? xml.end() : step.value
    const text = decodeSafely(decoder, step.value)
    if (text === null) return refuse({ reason: 'damaged_workbook' })
    if (!xml.write(text)) return xml.end()
    yield workbook.budget.maxBytes - workbook.budget.left
  }
}

function decoderOf(entry: ZipEntry): TextDecoder {
  const isWide = entry.method === 0 && entry.bytes[0] === 0xff && entry.bytes[1] === 0xfe
  return new TextDecoder(isWide ? 'utf-16le' : 'utf-8', { fatal: true })
}

function decodeSafely(decoder: TextDecoder, piece: Uint8Array): string | null {
  try {
    return decoder.decode(piece, { stream: true })
  } catch {
    return null
  }
}
