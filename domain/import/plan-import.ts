import type { AcceptedRow } from '@/domain/import/accepted-row'
import { compareConflicts, type Conflict } from '@/domain/import/compare-conflicts'
import type { Coverage } from '@/domain/import/coverage'
import type { KnownPerson } from '@/domain/people/person'
import type { Profile } from '@/domain/people/profile'

export type PlanContext = {
  profile: Profile
  coverage: Coverage
  /** Everybody known in the establishment this school year, of all profiles, absent ones too. */
  people: readonly KnownPerson[]
  /** Identifiers read in rows left out: their people are in the list, so never missing from it. */
  refusedIds: readonly string[]
}

export type PersonUpdate = { pronoteId: string; before: KnownPerson; after: KnownPerson }

export type ImportPlan = {
  changes: {
    insert: KnownPerson[]
    update: PersonUpdate[]
    markAbsent: string[]
    /** Who begins and who ceases to share an Identifiant CAS, also outside the list. */
    conflictBegins: string[]
    conflictEnds: string[]
  }
  /** Those that concern at least one person of the list. */
  conflicts: Conflict[]
  /** Rows whose identifier belongs to somebody of another profile: left out. */
  otherProfile: { row: AcceptedRow; known: Profile }[]
  counts: PlanCounts
}

export type PlanCounts = {
  new: number
  changed: number
  unchanged: number
  missing: number
  newlyPaired: number
  lostPairing: number
  conflicts: number
  /**
   * Who leaves or joins the paired otherwise: holders who are missing, people who begin and who cease to share an
   * Identifiant CAS. An import analysed before they were counted has none.
   */
  missingPaired?: number
  conflictBegins?: number
  conflictEnds?: number
}

/**
 * What writing the rows does to the people known: the one function behind the preview and the commit. `rows` hold each
 * identifier once. Somebody absent who reappears is changed, under another profile too; somebody present under another
 * profile is not touched.
 *
 * `newlyPaired` and `lostPairing` follow the Identifiant CAS itself: people of the list who had none in the counts before
 * (unknown, absent or empty cell) and have one after, and the reverse. A conflict is counted apart, so that one
 * identifier gained by a second holder reads «1 newly paired, 1 conflict», not as a loss for the first. Hence
 * holders after = holders before + newlyPaired − lostPairing − missingPaired, and paired = holders − those in conflict
 * (`pairedGain`).
 */
export function planImport(rows: readonly AcceptedRow[], context: PlanContext): ImportPlan {
  const { profile, coverage, people } = context
  const known = new Map(people.map((person) => [person.pronoteId, person]))
  const after = new Map(known)
  const listed = new Set(context.refusedIds)
  const insert: KnownPerson[] = []
  const update: PersonUpdate[] = []
  const otherProfile: ImportPlan['otherProfile'] = []
  const counts: PlanCounts = {
    new: 0,
    changed: 0,
    unchanged: 0,
    missing: 0,
    newlyPaired: 0,
    lostPairing: 0,
    conflicts: 0,
  }
  let missingPaired = 0

  for (const row of rows) {
    const before = known.get(row.pronoteId)
    listed.add(row.pronoteId)
    if (before && before.profile !== profile && !before.absent) {
      otherProfile.push({ row, known: before.profile })
      continue
    }
    const person = applyRow(row, before, profile)
    after.set(row.pronoteId, person)
    const held = before !== undefined && !before.absent && before.casId !== null
    if (!held && person.casId !== null) counts.newlyPaired += 1
    if (held && person.casId === null) counts.lostPairing += 1
    if (!before) insert.push(person)
    else if (isSame(before, person)) counts.unchanged += 1
    else update.push({ pronoteId: row.pronoteId, before, after: person })
  }

  const markAbsent = coverage === 'whole' ? missingFrom(listed, people, profile) : []
  for (const pronoteId of markAbsent) {
    const person = after.get(pronoteId)
    if (!person) continue
    if (person.casId !== null) missingPaired += 1
    after.set(pronoteId, { ...person, absent: true })
  }

  const { conflicts, begins, ends } = compareConflicts(known, after, listed)

  return {
    changes: { insert, update, markAbsent, conflictBegins: begins, conflictEnds: ends },
    conflicts,
    otherProfile,
    counts: {
      ...counts,
      new: insert.length,
      changed: update.length,
      missing: markAbsent.length,
      conflicts: conflicts.length,
      missingPaired,
      conflictBegins: begins.length,
      conflictEnds: ends.length,
    },
  }
}

/** By how many the people who count as paired grow, or shrink; null where it was not counted. */
export function pairedGain(counts: PlanCounts): number | null {
  const { newlyPaired, lostPairing, missingPaired, conflictBegins, conflictEnds } = counts
  if (missingPaired === undefined || conflictBegins === undefined || conflictEnds === undefined) return null
  return newlyPaired - lostPairing - missingPaired - conflictBegins + conflictEnds
}

function applyRow(row: AcceptedRow, before: KnownPerson | undefined, profile: Profile): KnownPerson {
  return {
    pronoteId: row.pronoteId,
    profile,
    casId: row.casId === undefined ? (before?.casId ?? null) : row.casId,
    lastName: row.lastName ?? before?.lastName ?? '',
    firstName: row.firstName ?? before?.firstName ?? '',
    className: row.className === undefined ? (before?.className ?? null) : row.className,
    absent: false,
  }
}

function isSame(before: KnownPerson, after: KnownPerson): boolean {
  return (
    before.profile === after.profile &&
    before.casId === after.casId &&
    before.lastName === after.lastName &&
    before.firstName === after.firstName &&
    before.className === after.className &&
    before.absent === after.absent
  )
}

function missingFrom(listed: Set<string>, people: readonly KnownPerson[], profile: Profile): string[] {
  return people
    .filter((person) => person.profile === profile && !person.absent && !listed.has(person.pronoteId))
    .map((person) => person.pronoteId)
}
