import { DEPARTMENT_CODES } from '@/domain/establishment/department'
import { ESTABLISHMENT_KINDS } from '@/domain/establishment/establishment-kind'
import type { PlaceRefusal } from '@/domain/establishment/place-establishment'
import type { EstablishmentIdentity } from '@/features/establishment-administration/schemas'
import { KIND_LABELS } from '@/features/establishments/presentation'
import { departmentLabel } from '@/features/population/presentation'
import { frenchSpaces } from '@/lib/french-spaces'
import { counted } from '@/lib/plural'
import { routes } from '@/lib/routes'

export const ESTABLISHMENT_SENTENCES = {
  unknown: 'Cet établissement n’existe pas, ou pas dans votre académie.',
  exists:
    'Un établissement porte déjà ce numéro UAI. Cherchez-le dans la liste, au besoin parmi les désactivés ; s’il n’y est pas, il relève d’une autre académie : un opérateur peut vous renseigner.',
  unknown_ent: 'Cet ENT n’est pas proposé dans l’académie de l’établissement : choisissez-en un de la liste.',
  changed:
    'Quelqu’un a modifié cet établissement entre-temps : la page montre maintenant ses nouvelles valeurs. Votre saisie est conservée dans le formulaire : vérifiez-la, puis enregistrez à nouveau.',
} as const

/** The field that a misplaced establishment is shown at, and why. */
export function placeFault(refusal: PlaceRefusal): Record<string, string> {
  switch (refusal.reason) {
    case 'unknown_department':
      return { departmentCode: 'Le numéro UAI ne dit pas de quel département il s’agit : choisissez-le.' }
    case 'unknown_academy':
      return { academyCode: 'Ce département n’a pas d’académie : choisissez celle qui suit l’établissement.' }
    case 'not_administered':
      return { academyCode: 'Vous n’administrez pas cette académie.' }
    case 'department_of_another_academy':
      return {
        departmentCode: `Ce département (${departmentLabel(refusal.department)}) relève d’une autre académie : ${refusal.academy}. Vérifiez le numéro UAI, le département et l’académie.`,
      }
  }
}

export const KIND_OPTIONS = ESTABLISHMENT_KINDS.map((value) => ({ value, label: KIND_LABELS[value] }))

export const DEPARTMENT_OPTIONS = DEPARTMENT_CODES.map((value) => ({ value, label: departmentLabel(value) }))

type EntChoice = { id: string; name: string; academyCode: string }

/** With the académie's name where the caller administers several. */
export function entOptions(ents: readonly EntChoice[], academies: readonly { code: string; name: string }[]) {
  const names = new Map(academies.map(({ code, name }) => [code, name]))
  return ents.map(({ id, name, academyCode }) => ({
    value: id,
    label: academies.length > 1 ? `${name} (${names.get(academyCode) ?? academyCode})` : name,
  }))
}

/** The ENTs in use, and the present one even when it no longer is. */
export function chosenEntOptions(ents: readonly EntChoice[], present: { id: string; name: string } | null) {
  const options = ents.map(({ id, name }) => ({ value: id, label: name }))
  const isLeftOut = present && !ents.some(({ id }) => id === present.id)
  return isLeftOut ? [{ value: present.id, label: `${present.name} (désactivé)` }, ...options] : options
}

/** «0311238C, 31 Haute-Garonne, académie de Toulouse», whatever the article. */
export function administeredSubtitle(shown: { uai: string; departmentCode: string; academy: string }): string {
  return frenchSpaces(`${shown.uai}, ${departmentLabel(shown.departmentCode)}, académie : ${shown.academy}`)
}

/** What a form shows of an establishment: nothing is the empty text. */
export function shownIdentity({ name, kind, city, address, postalCode }: EstablishmentIdentity) {
  return { name, kind, city, address: address ?? '', postalCode: postalCode ?? '' }
}

/** What leaving the present ENT would void; null when there is nothing to lose. */
export function voidsOf({ ent, knownCasIds }: { ent: unknown; knownCasIds: number }) {
  return ent && knownCasIds > 0 ? { people: knownCasIds, sentence: voidsSentence(knownCasIds) } : null
}

/** What a change of ENT costs, before it is made. */
export function voidsSentence(people: number): string {
  const known = counted(people, 'Identifiant CAS connu sera effacé', 'Identifiants CAS connus seront effacés')
  return frenchSpaces(`${known} : ils appartiennent à l’ENT actuel, et le nouvel ENT en donnera d’autres.`)
}

export function entChangedSentence(voided: number): string {
  const start = 'L’ENT de l’établissement est enregistré, et sa configuration reprend ce que cet ENT communique.'
  if (voided === 0) return start
  const forgotten = counted(voided, 'Identifiant CAS a été effacé', 'Identifiants CAS ont été effacés')
  return `${start} ${forgotten}. Les étapes déjà faites le restent : rouvrez celles qui dépendent de l’ENT.`
}

/** What the caller administers, in words. */
export function scopeWords(academies: readonly { name: string }[], isOperator: boolean): string {
  if (isOperator) return 'Toutes les académies.'
  return frenchSpaces(`Votre académie : ${academies.map(({ name }) => name).join(', ')}.`)
}

/** The sections of the administration, with what each holds. */
export function administrationSections(counts: { establishments: number; ents: number; accounts: number }) {
  return [
    {
      href: routes.administrationEstablishments(),
      title: 'Établissements',
      count: counted(counts.establishments, 'établissement', 'établissements'),
      summary: 'Les créer, corriger leur identité, changer leur ENT, les désactiver.',
    },
    {
      href: routes.directory(),
      title: 'Annuaire',
      count: 'Annuaire public de l’éducation',
      summary: 'Créer et mettre à jour d’un coup les établissements du second degré.',
    },
    {
      href: routes.ents(),
      title: 'ENT',
      count: counted(counts.ents, 'ENT', 'ENT'),
      summary: 'Les paramètres que leurs administrateurs ont communiqués.',
    },
    {
      href: routes.accounts(),
      title: 'Comptes',
      count: counted(counts.accounts, 'compte', 'comptes'),
      summary: 'Qui peut se connecter, avec quels rôles, et les liens pour choisir un mot de passe.',
    },
    {
      href: routes.importGroups(),
      title: 'Listes',
      count: 'Plusieurs établissements à la fois',
      summary: 'Apporter en un fichier les listes de PRONOTE de nombreux établissements.',
    },
    {
      href: routes.holdThresholds(),
      title: 'Seuils',
      count: 'Retenue des imports',
      summary: 'Au-delà de quelles parts de personnes un import attend une autorisation.',
    },
  ]
}
