import { isZip, readZipDirectory } from '@/domain/containers/zip-directory'
import { decodeText, type Encoding } from '@/domain/lists/decode-text'
import type { TableSource } from '@/domain/lists/lay-out-table'
import type { ListRefusal } from '@/domain/lists/list-refusal'
import { MAX_LIST_BYTES, type PronoteList } from '@/domain/lists/pronote-list'
import { readTextTable } from '@/domain/lists/read-text-table'
import { readWorkbookList } from '@/domain/lists/read-workbook-list'
import { readXmlTable } from '@/domain/lists/read-xml-table'
import { recogniseMarkup } from '@/domain/lists/recognise-markup'
import { NO_KNOWN_COLUMNS, type KnownColumns } from '@/domain/lists/recognise-columns'
import { workbookKind } from '@/domain/workbooks/open-workbook'
import { refuse, type Result } from '@/lib/result'
import { runAtOnce, type Slices } from '@/lib/slices'

/**
 * A PRONOTE list read from a file's bytes: text with separators, its XML form, XLSX or ODS. `fileName` may suggest the
 * profile; `known` is what was once said of this establishment's columns. Never throws: see ListRefusal.
 */
export function readListFile(
  bytes: Uint8Array,
  fileName: string,
  known: KnownColumns = NO_KNOWN_COLUMNS,
): Result<PronoteList, ListRefusal> {
  return runAtOnce(readListFileInSlices(bytes, fileName, known))
}

/** The same, pausing now and then: a long one takes seconds. */
export function* readListFileInSlices(
  bytes: Uint8Array,
  fileName: string,
  known: KnownColumns = NO_KNOWN_COLUMNS,
): Slices<Result<PronoteList, ListRefusal>> {
  if (bytes.length > MAX_LIST_BYTES) return refuse({ reason: 'too_large', maxBytes: MAX_LIST_BYTES })
  const source = { fileName, known }
  if (isZip(bytes)) return yield* readZipped(bytes, source)
  const decoded = decodeText(bytes)
  return decoded.ok ? yield* readText(decoded.value.text, decoded.value.encoding, source) : decoded
}

/** A PRONOTE list read from what was pasted. Never throws: see ListRefusal. */
export function readPastedList(text: string, known: KnownColumns = NO_KNOWN_COLUMNS): Result<PronoteList, ListRefusal> {
  return runAtOnce(readPastedListInSlices(text, known))
}

/** The same, pausing now and then. */
export function* readPastedListInSlices(
  text: string,
  known: KnownColumns = NO_KNOWN_COLUMNS,
): Slices<Result<PronoteList, ListRefusal>> {
  if (text.length > MAX_LIST_BYTES) return refuse({ reason: 'too_large', maxBytes: MAX_LIST_BYTES })
  const body = text.replace(/^\ufeff/, '')
  return body.trim() === '' ? refuse({ reason: 'empty' }) : yield* readText(body, null, { fileName: null, known })
}

function* readText(
  text: string,
  encoding: Encoding | null,
  source: TableSource,
): Slices<Result<PronoteList, ListRefusal>> {
  const markup = recogniseMarkup(text)
  switch (markup) {
    case null:
      return yield* readTextTable(text, encoding, source)
    case 'table':
      return yield* readXmlTable(text, encoding, source)
    case 'encrypted_export':
    case 'markup':
      return refuse({ reason: markup })
  }
}

function* readZipped(bytes: Uint8Array, source: TableSource): Slices<Result<PronoteList, ListRefusal>> {
  const directory = readZipDirectory(bytes)
  if (!directory.ok) return directory
  const kind = workbookKind(directory.value)
  if (kind === 'other') return refuse({ reason: 'other_document' })
  if (kind === null) return refuse({ reason: 'several_files', files: directory.value.length })
  return yield* readWorkbookList(directory.value, kind, source)
}
