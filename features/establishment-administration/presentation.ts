import { departmentName, departmentNumber, DEPARTMENT_CODES } from '@/domain/establishment/department'
import { ESTABLISHMENT_KINDS } from '@/domain/establishment/establishment-kind'
import type { PlaceRefusal } from '@/domain/establishment/place-establishment'
import { KIND_LABELS } from '@/features/establishments/presentation'
import { formatNumber } from '@/lib/numbers'
import { plural } from '@/lib/plural'

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

/** What a change of ENT costs, before it is made. */
export function voidsSentence(people: number): string {
  const known = `${formatNumber(people)} ${plural(people, 'Identifiant CAS connu sera effacé', 'Identifiants CAS connus seront effacés')}`
  return `${known} : ils appartiennent à l’ENT actuel, et le nouvel ENT en donnera d’autres.`
}

export function entChangedSentence(voided: number): string {
  const start = 'L’ENT de l’établissement est enregistré, et sa configuration reprend ce que cet ENT communique.'
  if (voided === 0) return start
  const forgotten = plural(voided, 'Identifiant CAS a été effacé', 'Identifiants CAS ont été effacés')
  return `${start} ${formatNumber(voided)} ${forgotten}. Les étapes déjà faites le restent : rouvrez celles qui dépendent de l’ENT.`
}

function departmentLabel(code: string): string {
  return `${departmentNumber(code)} ${departmentName(code)}`
}
