import type { AcceptedRow } from '@/domain/import/accepted-row'
import type { WarningFinding } from '@/domain/import/finding'
import type { Conflict } from '@/domain/import/compare-conflicts'
import type { KnownPerson } from '@/domain/people/person'
import { PROFILES } from '@/domain/people/profile'

const LINES_NAMED = 5

/**
 * A warning on each row whose Identifiant CAS somebody else holds: it names the other lines of the list, and for holders
 * outside it their profiles, never who they are.
 */
export function warnOfConflicts(
  conflicts: readonly Conflict[],
  rows: readonly AcceptedRow[],
  column: string,
  people: readonly KnownPerson[],
): WarningFinding[] {
  if (conflicts.length === 0) return []
  const lines = new Map(rows.map((row) => [row.pronoteId, row.line]))
  const profiles = new Map(people.map((person) => [person.pronoteId, person.profile]))
  return conflicts.flatMap(({ casId, pronoteIds }) => {
    const inList = pronoteIds.flatMap((pronoteId) => lines.get(pronoteId) ?? [])
    const outside = new Set(pronoteIds.filter((id) => !lines.has(id)).map((pronoteId) => profiles.get(pronoteId)))
    return inList.map((line): WarningFinding => {
      // The first few suffice: one value copied down a whole column must not cost its square.
      const others = inList
        .slice(0, LINES_NAMED + 1)
        .filter((other) => other !== line)
        .slice(0, LINES_NAMED)
      return {
        line,
        column,
        value: casId,
        rule: 'cas_id_shared',
        params: {
          lines: others,
          more: inList.length - 1 - others.length,
          elsewhere: PROFILES.filter((profile) => outside.has(profile)),
        },
      }
    })
  })
}
