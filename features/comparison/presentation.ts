import { comparePerson, DIFFERENCES, type Difference, type PersonThen } from '@/domain/comparison/compare-person'
import { COMPARISON_TITLES } from '@/domain/comparison/comparison-titles'
import type { ComparableImport, Compared, PersonCompared } from '@/features/comparison/queries'
import { PROFILE_LABELS } from '@/features/establishments/presentation'
import { formatDateTime } from '@/lib/dates'
import type { Table, TableCell } from '@/lib/table-format'

export const DIFFERENCE_LABELS = {
  arrived: { title: 'Arrivés', detail: 'Absents du premier, présents au second.' },
  gone: { title: 'Partis', detail: 'Présents au premier, absents du second.' },
  changed: {
    title: 'Fiches modifiées',
    detail:
      'Nom, prénom, classe, profil, ou un Identifiant CAS pour un autre. Qui en gagne ou en perd un est compté à part.',
  },
  newly_paired: { title: 'Nouveaux appariés', detail: 'Ont gagné un Identifiant CAS, arrivés compris.' },
  lost_pairing: { title: 'Appariements perdus', detail: 'Toujours là, mais leur Identifiant CAS est redevenu vide.' },
} satisfies Record<Difference, { title: string; detail: string }>

/** «Élèves, 3 novembre 2026 à 14:51». */
export function importLabel({ profile, at }: ComparableImport): string {
  return `${PROFILE_LABELS[profile].title}, ${formatDateTime(at)}`
}

/** What a person was at one end, in one line. */
export function stateInWords(state: PersonThen | null): string {
  if (!state) return 'absent'
  const { name, profile, casId } = state
  const who = name ? [`${name.last} ${name.first}`.trim(), name.className].filter(Boolean) : ['nom effacé depuis']
  return [...who, PROFILE_LABELS[profile].one, casId ?? 'sans Identifiant CAS'].join(' · ')
}

const NAME_ERASED = 'Nom effacé'

type Ends = { before: PersonThen | null; after: PersonThen | null }

/** The name to show of somebody: the latest that is known. */
export function comparedName({ before, after }: Ends): string {
  const name = after?.name ?? before?.name
  return name ? `${name.last} ${name.first}`.trim() : NAME_ERASED
}

/** Why a comparison shows nobody. */
export function nothingDiffers({ from, to }: Compared): { title: string; detail: string } {
  return from === to
    ? {
        title: 'Le même import est choisi des deux côtés',
        detail: 'Il n’y a rien à comparer : choisissez-en un autre au début ou à la fin.',
      }
    : {
        title: 'Rien ne diffère entre ces deux imports',
        detail: 'Personne n’est arrivé, parti, modifié, nouvellement apparié ni désapparié : il n’y a rien à exporter.',
      }
}

/**
 * The people who differ as a table to take away: somebody who differs in two ways has a line for each, so that each
 * difference has as many lines as the page counts. Names and the rest are the latest known; either end is told as there.
 */
export function comparisonTable(people: readonly PersonCompared[], wanted: Difference | null): Table {
  const differences = DIFFERENCES.filter((one) => wanted === null || one === wanted)
  return {
    sheet: wanted ? DIFFERENCE_LABELS[wanted].title : 'Comparaison',
    header: [...COMPARISON_TITLES],
    rows: differences.flatMap((difference) =>
      people
        .filter(({ before, after }) => comparePerson(before, after).includes(difference))
        .map((person) => comparisonCells(difference, person)),
    ),
  }
}

function comparisonCells(difference: Difference, { pronoteId, before, after }: PersonCompared): TableCell[] {
  const name = after?.name ?? before?.name
  const latest = after ?? before
  return [
    ...[DIFFERENCE_LABELS[difference].title, name?.last ?? NAME_ERASED, name?.first ?? null],
    ...[latest && PROFILE_LABELS[latest.profile].one, name?.className ?? null, pronoteId, latest?.casId ?? null],
    ...[stateInWords(before), stateInWords(after)],
  ]
}
