import type { CorrectionState } from '@/domain/pairing/correction-state'
import type { CorrectionRefusal } from '@/features/corrections/mutations'
import type { PairedPerson } from '@/features/corrections/queries'
import { profileWords } from '@/features/establishments/presentation'
import { personName } from '@/features/imports/presentation'
import type { FoundRecord } from '@/lib/action-state'
import { formatNumber } from '@/lib/numbers'
import { plural } from '@/lib/plural'
import { routes } from '@/lib/routes'

export const CORRECTION_STATES = {
  waiting: { label: 'En attente de la prochaine liste', tone: 'warning', icon: 'clock' },
  proven: { label: 'Corrigé, prouvé par une liste', tone: 'success', icon: 'check' },
  cancelled: { label: 'Annulé', tone: 'neutral', icon: 'x' },
} as const satisfies Record<CorrectionState, { label: string; tone: string; icon: string }>

export const CORRECTION_REFUSALS = {
  unknown_person: 'Cette personne n’est plus dans les listes de l’établissement : il n’y a rien à défaire.',
  changed:
    'L’identifiant CAS de cette personne a changé entre-temps : vérifiez ce que montre la page, puis recommencez.',
  already_waiting: 'Cet appariement est déjà signalé comme étant à défaire.',
  gone: 'Cette correction est déjà annulée.',
} satisfies Record<CorrectionRefusal['reason'], string>

export const CORRECTION_ASKED =
  'C’est noté : il reste à vider la cellule dans PRONOTE. La prochaine liste dira que c’est fait.'

/** Somebody who was looked for, with the way to undo their pairing. */
export function pairedRecord(uai: string, person: PairedPerson): FoundRecord {
  return {
    href: routes.correction(uai, person.key),
    title: personName(person),
    detail: `${profileWords(person)}, identifiant CAS ${person.casId}`,
  }
}

export function foundPairedSentence({ total, people }: { total: number; people: PairedPerson[] }): string {
  if (total === 0) return 'Aucune personne de ce nom n’a d’identifiant CAS.'
  const found = `${formatNumber(total)} ${plural(total, 'personne trouvée', 'personnes trouvées')}.`
  const isCut = total > people.length
  return isCut ? `${found} Les ${people.length} premières sont montrées : tapez davantage du nom.` : found
}
