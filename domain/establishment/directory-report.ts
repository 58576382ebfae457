import { administers, type AdministrationScope } from '@/domain/access/administration'
import type { Directory } from '@/domain/establishment/directory'
import type { DirectoryEntry, RowFault } from '@/domain/establishment/read-directory-row'
import { cutWhole } from '@/lib/cut-whole'

/** Lines told one by one; the others are only counted. */
export const MOST_REPORTED_LINES = 100
/** UTF-16 code units of what stands in place of a UAI. */
const LONGEST_UAI_SHOWN = 20

/** A line of the directory that was left out, and why. */
export type SkippedLine = {
  line: number
  uai: string
  reason: RowFault['reason'] | 'duplicate'
  /** The control letter that was expected, when only it was wrong. */
  expected: string | null
}

/** What became of a directory: every secondary school of it is in one of the first five counts. */
export type DirectoryReport = {
  created: number
  changed: number
  unchanged: number
  /** In an académie that whoever loaded it does not administer. */
  outside: number
  /** In no académie: the overseas collectivities. */
  withoutAcademy: number
  /** Of those kept, announced as about to close. */
  closing: number
  notSecondary: number
  skipped: number
  /** The first `MOST_REPORTED_LINES` skipped lines, in the order of the file. */
  lines: SkippedLine[]
}

/** A school of the directory whose académie is known. */
export type PlacedEntry = DirectoryEntry & { academy: string }

/** The schools of a directory that this scope may load, and how many it may not. */
export function entriesInScope(
  establishments: readonly DirectoryEntry[],
  scope: AdministrationScope,
): { kept: PlacedEntry[]; outside: number; withoutAcademy: number } {
  const placed = establishments.filter((entry): entry is PlacedEntry => entry.academy !== null)
  const kept = placed.filter(({ academy }) => administers(scope, academy))
  return { kept, outside: placed.length - kept.length, withoutAcademy: establishments.length - placed.length }
}

/** The skipped lines of a directory: how many, and the first of them. */
export function skippedLines({ skipped }: Directory): Pick<DirectoryReport, 'skipped' | 'lines'> {
  const duplicates = skipped.duplicates.map(({ line, uai }): SkippedLine => ({
    line,
    uai,
    reason: 'duplicate',
    expected: null,
  }))
  const invalid = skipped.invalid.map((fault): SkippedLine => {
    const expected = fault.reason === 'wrong_letter' ? fault.expected : null
    return { line: fault.line, uai: cutWhole(fault.uai, LONGEST_UAI_SHOWN), reason: fault.reason, expected }
  })
  const lines = [...duplicates, ...invalid].sort((one, other) => one.line - other.line)
  return { skipped: lines.length, lines: lines.slice(0, MOST_REPORTED_LINES) }
}
