import type { CorrectionState } from '@/domain/pairing/correction-state'
import type { CorrectionRefusal } from '@/features/corrections/mutations'

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
