import type { ImportAnalysis } from '@/domain/import/analyse-import'
import { onlyGainsPairing } from '@/domain/import/changed-fields'
import { cleanValue } from '@/domain/import/clean-value'
import type { ShownCorrection } from '@/domain/import/corrections'
import type { ErrorFinding, WarningFinding } from '@/domain/import/finding'
import type { PersonUpdate } from '@/domain/import/plan-import'
import type { PronoteList } from '@/domain/lists/pronote-list'
import type { KnownPerson } from '@/domain/people/person'
import { cutWhole } from '@/lib/cut-whole'
import { sortKey } from '@/lib/search-text'

/** What is kept of each for showing: more is a wrong file, not a list to correct row by row. */
export const MAX_FINDINGS = 2_000
export const MAX_PEOPLE = 1_000
/** Of an import of a list of several establishments: hundreds are kept at once, and few of them are read. */
export const MAX_PEOPLE_IN_BRIEF = 50
/** UTF-16 code units: a cell can hold anything. */
const LONGEST_WHO = 80

/** `who`: whose row it is, as the list names them, when it does. */
type Told<Finding> = Finding & { who?: string }

/** What the screen shows of an analysis before it is confirmed: findings and people, the totals being in its counts. */
export type ImportPreview = {
  errors: Told<ErrorFinding>[]
  errorTotal: number
  warnings: Told<WarningFinding>[]
  warningTotal: number
  /** Those that change otherwise than by gaining an Identifiant CAS first, then by name. */
  changed: PersonUpdate[]
  /** By name, as those below. */
  arriving: KnownPerson[]
  missing: KnownPerson[]
  /** As they were, those who lose their Identifiant CAS; absent from analyses kept before it was told. */
  unpaired?: KnownPerson[]
  /** What was typed in place of cells of the file, and the lines left out by hand. */
  corrections: ShownCorrection[]
  leftOut: number[]
}

/** `people` are those the analysis was made against, `list` the one it was made of. */
export function previewImport(
  analysis: ImportAnalysis,
  people: readonly KnownPerson[],
  {
    list,
    corrections = [],
    leftOut = [],
  }: { list: PronoteList } & Partial<Pick<ImportPreview, 'corrections' | 'leftOut'>>,
): ImportPreview {
  const { errors, warnings, changes } = analysis
  const missing = new Set(changes.markAbsent)
  const unusual = changes.update.filter((update) => !onlyGainsPairing(update))
  const tell = tellWho(list)
  const usual = changes.update.filter(onlyGainsPairing)
  return {
    errors: errors.slice(0, MAX_FINDINGS).map(tell),
    errorTotal: errors.length,
    warnings: warnings.slice(0, MAX_FINDINGS).map(tell),
    warningTotal: warnings.length,
    changed: [...firstByName(unusual, nameAfter), ...firstByName(usual, nameAfter)].slice(0, MAX_PEOPLE),
    arriving: firstByName(changes.insert, nameOf),
    missing: byName(
      people.filter((person) => missing.has(person.pronoteId)),
      nameOf,
    ).slice(0, MAX_PEOPLE),
    unpaired: byName(
      changes.update
        .filter(({ before, after }) => before.casId !== null && after.casId === null)
        .map((one) => one.before),
      nameOf,
    ).slice(0, MAX_PEOPLE),
    corrections,
    leftOut,
  }
}

/** The same, with but a few of those who change or arrive. */
export function previewInBrief(preview: ImportPreview): ImportPreview {
  const { changed, arriving } = preview
  return {
    ...preview,
    changed: changed.slice(0, MAX_PEOPLE_IN_BRIEF),
    arriving: arriving.slice(0, MAX_PEOPLE_IN_BRIEF),
  }
}

const nameOf = ({ lastName, firstName }: KnownPerson) => `${lastName} ${firstName}`
const nameAfter = ({ after }: PersonUpdate) => nameOf(after)

/** The first of the list: all of a first list arrive, and to sort a hundred thousand names takes a third of a second. */
function firstByName<Of>(all: readonly Of[], nameOfOne: (one: Of) => string): Of[] {
  return byName(all.slice(0, MAX_PEOPLE), nameOfOne)
}

function byName<Of>(all: readonly Of[], nameOfOne: (one: Of) => string): Of[] {
  const named = all.map((one) => ({ one, name: sortKey(nameOfOne(one)) }))
  const sorted = named.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  return sorted.map(({ one }) => one)
}

function tellWho({
  columns,
  rows,
}: PronoteList): <Finding extends { line: number }>(finding: Finding) => Told<Finding> {
  const places = (['lastName', 'firstName'] as const)
    .map((field) => columns.findIndex((column) => column.field === field))
    .filter((at) => at >= 0)
  const byLine = new Map(rows.map((row) => [row.line, row]))
  return (finding) => {
    const cells = byLine.get(finding.line)?.cells ?? []
    const who = places
      .map((at) => cleanValue(cells[at] ?? '').value)
      .join(' ')
      .trim()
    return who === '' ? finding : { ...finding, who: cutWhole(who, LONGEST_WHO) }
  }
}
