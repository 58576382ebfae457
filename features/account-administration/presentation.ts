import type { Role } from '@/domain/access/policy'
import type { AccountDetail, AccountRow, ShownMembership } from '@/features/account-administration/queries'
import { LINK_LIFETIME, ROLE_SUMMARIES } from '@/features/accounts/presentation'
import { ROLE_LABELS } from '@/features/establishments/presentation'
import { formatDateTime } from '@/lib/dates'
import { frenchSpaces } from '@/lib/french-spaces'

export const ACCOUNT_SENTENCES = {
  unknown: 'Ce compte n’existe pas, ou n’a aucun rôle dans votre académie.',
  not_manageable:
    'Cette personne a aussi un rôle hors de votre académie : seul un opérateur peut modifier son compte, le désactiver ou lui donner un lien.',
  own: 'Vous ne pouvez pas désactiver votre propre compte : demandez-le à une autre personne qui administre.',
  disabled: 'Ce compte est désactivé : réactivez-le avant de faire un lien.',
  email_taken:
    'Cette adresse a déjà un compte. S’il est dans votre liste, donnez-lui ce rôle depuis sa fiche ; sinon, un opérateur peut le faire.',
  already_given: 'Cette personne a déjà ce rôle à cet endroit.',
  academy_missing: 'Ce rôle s’exerce dans une académie : choisissez-la.',
  unknown_establishment:
    'Ce rôle s’exerce dans un établissement, et ce numéro UAI n’est pas celui d’un établissement que vous administrez. Vérifiez-le, ou créez d’abord l’établissement.',
  not_allowed: 'Vous ne pouvez pas donner ou retirer ce rôle à cet endroit : un opérateur le peut.',
  last_operator:
    'C’est le dernier opérateur : plus personne ne pourrait tout administrer. Nommez d’abord un autre opérateur.',
  own_last_administration:
    'C’est votre dernier rôle d’administration : vous ne pourriez plus rien administrer. Demandez à une autre personne de vous le retirer.',
} as const

/** The field of a stated role that a refusal is shown at. */
export function membershipField(reason: keyof typeof ACCOUNT_SENTENCES): 'academyCode' | 'uai' | 'role' {
  if (reason === 'academy_missing') return 'academyCode'
  return reason === 'unknown_establishment' ? 'uai' : 'role'
}

/** «Assistance académique, Toulouse»; «Lecteur de l’établissement, Collège Jean Jaurès (0311238C)». */
export function membershipWords({ role, academy, establishment }: ShownMembership): string {
  const place = establishment ? `${establishment.name} (${establishment.uai})` : academy
  return place === null ? ROLE_LABELS[role] : `${ROLE_LABELS[role]}, ${place}`
}

/** The roles and académies that may be chosen: who administers académies only makes no operator. */
export function membershipChoices(academies: readonly { code: string; name: string }[], isOperator: boolean) {
  const roles = (Object.keys(ROLE_LABELS) as Role[]).filter((role) => isOperator || role !== 'operator')
  return {
    roles: roles.map((value) => ({ value, label: ROLE_LABELS[value], hint: ROLE_SUMMARIES[value] })),
    academies: academies.map(({ code, name }) => ({ value: code, label: name })),
  }
}

/** What the present link is, if there is one. */
export function linkDescription({ linkExpiresAt, hasPassword }: AccountDetail): string {
  if (linkExpiresAt)
    return `Un lien est en attente, valable jusqu’au ${formatDateTime(linkExpiresAt)}. En faire un autre l’annule.`
  return hasPassword
    ? 'Par ce lien, la personne choisit un nouveau mot de passe si elle a oublié le sien.'
    : 'Par ce lien, la personne choisit son mot de passe. Sans lui, elle ne peut pas encore se connecter.'
}

export function accountState({ disabledAt, hasPassword }: Pick<AccountRow, 'disabledAt' | 'hasPassword'>): string {
  if (disabledAt) return 'Désactivé'
  return hasPassword ? 'Actif' : 'Sans mot de passe'
}

export const LINK_ADVICE = frenchSpaces(
  `Remettez ce lien de la main à la main, ou dictez-le par téléphone : jamais par un canal que d’autres lisent. Il sert une seule fois, pendant ${LINK_LIFETIME}, et n’est affiché qu’ici.`,
)
