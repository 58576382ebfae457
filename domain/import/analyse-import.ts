import type { AcceptedRow } from '@/domain/import/accepted-row'
import type { Conflict } from '@/domain/import/compare-conflicts'
import { applyCorrections, NO_CORRECTIONS, type Corrections } from '@/domain/import/corrections'
import type { Coverage } from '@/domain/import/coverage'
import type { ErrorFinding, WarningFinding } from '@/domain/import/finding'
import {
  DEFAULT_THRESHOLDS,
  findHolds,
  measureShares,
  type Hold,
  type HoldShare,
  type HoldThresholds,
} from '@/domain/import/holds'
import { planImport, type ImportPlan, type PlanCounts } from '@/domain/import/plan-import'
import { readRows } from '@/domain/import/read-rows'
import { warnOfConflicts } from '@/domain/import/warn-of-conflicts'
import type { PronoteList } from '@/domain/lists/pronote-list'
import type { Field } from '@/domain/lists/recognise-columns'
import type { KnownPerson } from '@/domain/people/person'
import type { Profile } from '@/domain/people/profile'
import { runAtOnce, type Slices } from '@/lib/slices'

/** Always `rows = new + changed + unchanged + repeated + refused`; `warned` is the number of rows with a warning. */
export type ImportCounts = PlanCounts & { rows: number; repeated: number; refused: number; warned: number }

/** All that a stored analysis needs: `planImport(accepted, { …, refusedIds })` gives `changes` again. */
export type ImportAnalysis = {
  counts: ImportCounts
  errors: ErrorFinding[]
  warnings: WarningFinding[]
  conflicts: Conflict[]
  accepted: AcceptedRow[]
  refusedIds: string[]
  changes: ImportPlan['changes']
  shares: HoldShare[]
  holds: Hold[]
}

export type AnalyseInput = {
  list: PronoteList
  profile: Profile
  coverage: Coverage
  people: readonly KnownPerson[]
  /** Whose list it is: without it, rows are not asked whose they are. */
  own?: string
  /** None by default. */
  corrections?: Corrections
  /** Those of the rule by default. */
  thresholds?: HoldThresholds
}

/** What a list would change, with the findings on its rows in the order of the file. Pure: nothing is written. */
export function analyseImport(input: AnalyseInput): ImportAnalysis {
  return runAtOnce(analyseInSlices(input))
}

/** The same, pausing now and then with the number of rows read: a list of 100,000 must not stop everything else. */
export function* analyseInSlices(input: AnalyseInput): Slices<ImportAnalysis> {
  const { own, profile, coverage, people, corrections = NO_CORRECTIONS, thresholds = DEFAULT_THRESHOLDS } = input
  const list = applyCorrections(input.list, corrections)
  const read = yield* readRows(list, profile, { leftOut: corrections.leftOut, own })
  yield list.rows.length
  const plan = planImport(read.accepted, { profile, coverage, people, refusedIds: read.refusedIds })
  yield list.rows.length

  const clashing = new Set(plan.otherProfile.map(({ row }) => row.line))
  const accepted = read.accepted.filter((row) => !clashing.has(row.line))
  const header = (field: Field) => list.columns.find((column) => column.field === field)?.header ?? ''
  const clashes = plan.otherProfile.map(({ row, known }): ErrorFinding => ({
    line: row.line,
    column: header('pronoteId'),
    value: row.pronoteId,
    rule: 'other_profile',
    params: { profile: known, imported: profile },
  }))
  const errors = [...read.errors, ...clashes].sort(byLine)
  // A row left out is not taken: what would be said of it as taken contradicts.
  const leftOut = new Set(errors.map(({ line }) => line))
  const warnings = [...read.warnings, ...warnOfConflicts(plan.conflicts, accepted, header('casId'), people)].filter(
    ({ line }) => !leftOut.has(line),
  )
  const shares = measureShares({ profile, people, changes: plan.changes })

  return {
    counts: {
      rows: list.rows.length,
      ...plan.counts,
      repeated: read.repeated,
      refused: read.refused + clashing.size,
      warned: new Set(warnings.map((warning) => warning.line)).size,
    },
    errors,
    warnings: warnings.sort(byLine),
    conflicts: plan.conflicts,
    accepted,
    refusedIds: [...read.refusedIds, ...plan.otherProfile.map(({ row }) => row.pronoteId)],
    changes: plan.changes,
    shares,
    holds: findHolds(shares, thresholds),
  }
}

function byLine(left: { line: number }, right: { line: number }): number {
  return left.line - right.line
}
