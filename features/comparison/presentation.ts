import type { Difference, PersonThen } from '@/domain/comparison/compare-person'
import type { ComparableImport } from '@/features/comparison/queries'
import { PROFILE_LABELS } from '@/features/establishments/presentation'
import { formatDateTime } from '@/lib/dates'

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

/** The name to show of somebody: the latest that is known. */
export function comparedName({ before, after }: { before: PersonThen | null; after: PersonThen | null }): string {
  const name = after?.name ?? before?.name
  return name ? `${name.last} ${name.first}`.trim() : 'Nom effacé'
}
