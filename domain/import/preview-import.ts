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
export const MAX_SAMPLE = 50
export const MAX_MISSING = 1_000
/** UTF-16 code units: a cell can hold anything. */
const LONGEST_WHO = 80

/** `who`: whose row it is, as the list names them, when it does. */
type Told<Finding> = Finding & { who?: string }

/** What the screen shows of an analysis before it is confirmed: findings and examples, the totals being in its counts. */
export type ImportPreview = {
  errors: Told<ErrorFinding>[]
  errorTotal: number
  warnings: Told<WarningFinding>[]
  warningTotal: number
  /** Examples, those that change otherwise than by gaining an Identifiant CAS first. */
  changed: PersonUpdate[]
  arriving: KnownPerson[]
  /** By name. */
  missing: KnownPerson[]
  /** As they were, those who lose their Identifiant CAS, by name; absent from analyses kept before it was told. */
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
    changed: [...unusual, ...usual].slice(0, MAX_SAMPLE),
    arriving: changes.insert.slice(0, MAX_SAMPLE),
    missing: firstByName(people.filter((person) => missing.has(person.pronoteId))),
    unpaired: firstByName(
      changes.update
        .filter(({ before, after }) => before.casId !== null && after.casId === null)
        .map((one) => one.before),
    ),
    corrections,
    leftOut,
  }
}

function firstByName(people: readonly KnownPerson[]): KnownPerson[] {
  const named = people.map((person) => ({ person, name: sortKey(`${person.lastName} ${person.firstName}`) }))
  const sorted = named.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  return sorted.slice(0, MAX_MISSING).map(({ person }) => person)
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
