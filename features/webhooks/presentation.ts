import type { DestinationRefusal } from '@/domain/outbound/destination'
import type { EventKind } from '@/domain/webhooks/event'
import { FAILING_DAYS } from '@/domain/webhooks/next-try'
import { MOST_WEBHOOKS } from '@/domain/webhooks/webhook'
import type { DeliveryFault } from '@/features/webhooks/mutations'
import type { DeliveryView } from '@/features/webhooks/queries'
import { frenchSpaces } from '@/lib/french-spaces'

export const EVENT_LABELS = {
  import_committed: 'Une liste est importée',
  import_held: 'Une liste attend une autorisation',
  step_proven: 'Une étape est prouvée',
  step_reopened: 'Une étape est remise à faire',
} satisfies Record<EventKind, string>

export const EVENT_OPTIONS = Object.entries(EVENT_LABELS).map(([name, label]) => ({ name, label }))

/** Why an address is refused, when a webhook is made. */
export const ADDRESS_SENTENCES = {
  malformed: 'Ce n’est pas une adresse web : elle commence par « https:// ».',
  credentials: 'Retirez le nom et le mot de passe de l’adresse : la signature des envois les remplace.',
  not_https: 'L’adresse doit commencer par « https:// » : les envois ne circulent pas en clair.',
  port_refused: 'Ce port n’est pas permis : 443, ou 1024 et au-dessus.',
  address_refused:
    'Cette adresse n’est pas sur l’internet public : Passerelle n’y envoie rien. Donnez une adresse joignable de l’extérieur.',
} satisfies Record<DestinationRefusal['reason'], string>

/** Why a delivery failed. */
const FAULT_SENTENCES = {
  ...ADDRESS_SENTENCES,
  name_unknown: 'Le nom de cette machine est inconnu.',
  unreachable: 'La machine ne répond pas, ou pas en HTTP.',
  certificate_refused: 'Le certificat de la machine n’est pas valable.',
  too_slow: 'Aucune réponse en dix secondes.',
  status: 'La réponse n’est pas un succès (2xx).',
  rights_lost: 'Votre compte n’a plus accès à cet établissement.',
} satisfies Record<DeliveryFault, string>

export function faultSentence(fault: string): string {
  return frenchSpaces(fault in FAULT_SENTENCES ? FAULT_SENTENCES[fault as DeliveryFault] : 'La cause n’est pas connue.')
}

export const TOO_MANY_WEBHOOKS = `Vous avez déjà ${MOST_WEBHOOKS}\u00a0webhooks\u00a0: supprimez ceux qui ne servent plus.`

export const DISABLED_WEBHOOK = `Tous les envois ont échoué pendant ${FAILING_DAYS}\u00a0jours\u00a0: ce webhook est coupé, rien ne lui est plus envoyé. Corrigez ce qui le reçoit, puis réactivez-le.`

export const DELIVERY_STATES = {
  waiting: { label: 'En attente', tone: 'info' },
  delivered: { label: 'Reçu', tone: 'success' },
  given_up: { label: 'Abandonné', tone: 'danger' },
} as const satisfies Record<DeliveryView['state'], { label: string; tone: string }>
