import { inflateBudget, inflatePieces, MAX_INFLATED_BYTES } from '@/domain/containers/inflate-entry'
import { isZip, readZipDirectory, type ZipEntry } from '@/domain/containers/zip-directory'
import { groupTable } from '@/domain/lists/group-table'
import { createGroupTextReader } from '@/domain/lists/group-text'
import type { GroupedList, GroupReader, GroupRefusal } from '@/domain/lists/grouped-list'
import { isLitter } from '@/domain/lists/open-delivery'
import { MAX_LIST_BYTES } from '@/domain/lists/pronote-list'
import { readListFileInSlices } from '@/domain/lists/read-list'
import { workbookKind } from '@/domain/workbooks/open-workbook'
import { joinBytes } from '@/lib/join-bytes'
import { refuse, type Result } from '@/lib/result'
import type { Slices } from '@/lib/slices'

/** Bytes of text, as it comes or once inflated: two million rows. */
export const MAX_GROUP_BYTES = 120 * 1024 * 1024
/** Bytes of an archive, which is in memory beside the rows that come out of it. */
export const MAX_GROUP_ARCHIVE_BYTES = 60 * 1024 * 1024
/** Each row has an identifier drawn at random: no list is so many times what it deflates to, but for its blank rows. */
const MOST_TIMES_DEFLATED = 50
/** Those that tell a ZIP. */
const FIRST_BYTES = 4

type Read = Result<GroupedList, GroupRefusal>

/**
 * Reads a list that has a UAI column, brought as text, as the XML form of PRONOTE, as XLSX or ODS, or as a ZIP of one of
 * them, and keeps its rows by establishment. Text is read as it arrives, or as it inflates; what the rest may hold is
 * bounded as for any list. Never throws: see GroupRefusal.
 */
export function createGroupReader(): GroupReader {
  return createFileReader(MAX_GROUP_ARCHIVE_BYTES, readArchive)
}

/** What a file is, is told by its first bytes. `readZip` reads one that is a ZIP, of `maxZipBytes` at most. */
function createFileReader(maxZipBytes: number, readZip: (bytes: Uint8Array) => Slices<Read>): GroupReader {
  let first: Uint8Array = new Uint8Array()
  let reader: GroupReader | null = null
  const choose = () => (isZip(first) ? createZipReader(maxZipBytes, readZip) : createGroupTextReader())
  return {
    push: (bytes) => {
      if (reader) return reader.push(bytes)
      first = joinBytes([first, bytes])
      if (first.length < FIRST_BYTES) return true
      reader = choose()
      return reader.push(first)
    },
    end: () => {
      if (reader) return reader.end()
      reader = choose()
      reader.push(first)
      return reader.end()
    },
  }
}

/** An archive tells what it holds at its end only: it is kept until then. */
function createZipReader(maxBytes: number, read: (bytes: Uint8Array) => Slices<Read>): GroupReader {
  let pieces: Uint8Array[] = []
  let length = 0
  return {
    push: (bytes) => {
      length += bytes.length
      if (length > maxBytes) pieces = []
      else pieces.push(bytes)
      return length <= maxBytes
    },
    *end() {
      if (length > maxBytes) return refuse({ reason: 'too_large', maxBytes })
      const whole = joinBytes(pieces)
      pieces = []
      return yield* read(whole)
    },
  }
}

function* readArchive(bytes: Uint8Array): Slices<Read> {
  const directory = readZipDirectory(bytes)
  if (!directory.ok) return directory
  if (workbookKind(directory.value) !== null) return yield* readWorkbook(bytes)
  const files = directory.value.filter(({ name }) => !isLitter(name))
  const [only] = files
  if (!only) return refuse({ reason: 'no_file' })
  if (files.length > 1) return refuse({ reason: 'several_files', files: files.length })
  return yield* readOnlyFile(only)
}

function* readOnlyFile(entry: ZipEntry): Slices<Read> {
  const likely = MAX_INFLATED_BYTES + MOST_TIMES_DEFLATED * entry.bytes.length
  const budget = inflateBudget(Math.min(likely, MAX_GROUP_BYTES))
  // It may declare less than comes out of it; more is worth no try.
  if (entry.declaredBytes > budget.left) return refuse({ reason: 'inflates_too_much', maxBytes: budget.maxBytes })
  const reader = createFileReader(MAX_LIST_BYTES, readInnerZip)
  const pieces = inflatePieces(entry, budget)
  for (;;) {
    const step = pieces.next()
    if (step.done && !step.value.ok) return step.value
    if (step.done || !reader.push(step.value)) return yield* reader.end()
    yield budget.maxBytes - budget.left
  }
}

/** A workbook may stand in an archive; another archive is not opened. */
function* readInnerZip(bytes: Uint8Array): Slices<Read> {
  const read = yield* readWorkbook(bytes)
  return !read.ok && read.refusal.reason === 'several_files' ? refuse({ reason: 'nested_archive' }) : read
}

function* readWorkbook(bytes: Uint8Array): Slices<Read> {
  const list = yield* readListFileInSlices(bytes, '')
  return list.ok ? groupTable(list.value) : list
}
