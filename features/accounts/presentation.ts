import { MOST_TOKENS, TOKEN_DAYS } from '@/domain/access/api-token'
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH, type PasswordRefusal } from '@/domain/access/new-password'
import { PASSWORD_LINK_HOURS } from '@/domain/access/password-link'
import type { Role } from '@/domain/access/policy'
import type { TokenRefusal } from '@/features/accounts/mutations'
import { plural } from '@/lib/plural'

export const SIGN_IN_SENTENCES = {
  wrong: () =>
    'Cette adresse et ce mot de passe ne vont pas ensemble, ou le compte est désactivé. Vérifiez la saisie et la touche Verr. Maj.',
  too_many: (minutes: number) =>
    `Trop d’essais infructueux : la connexion est suspendue pour ${minutes}\u00a0minutes. Attendez, ou demandez un nouveau lien à la personne qui administre les comptes.`,
} as const

export const PASSWORD_SENTENCES = {
  too_short: `Ce mot de passe est trop court : il en faut ${PASSWORD_MIN_LENGTH}\u00a0caractères au moins. Une phrase facile à retenir convient.`,
  too_long: `Ce mot de passe est trop long : ${PASSWORD_MAX_LENGTH}\u00a0caractères au plus.`,
  is_email: 'Ce mot de passe reprend votre adresse électronique : choisissez autre chose.',
  too_common: 'Ce mot de passe est parmi les premiers qu’un intrus essaierait : choisissez une phrase à vous.',
  not_repeated: 'Les deux saisies du nouveau mot de passe sont différentes : tapez-le deux fois à l’identique.',
} satisfies Record<PasswordRefusal['reason'], string>

/** The field that a refused password is shown at. */
export function passwordField({ reason }: PasswordRefusal): 'newPassword' | 'repeatedPassword' {
  return reason === 'not_repeated' ? 'repeatedPassword' : 'newPassword'
}

export const PASSWORD_HINT = `${PASSWORD_MIN_LENGTH}\u00a0caractères au moins. Une phrase de quelques mots est plus sûre qu’un mot compliqué.`

export const WRONG_CURRENT_PASSWORD =
  'Ce n’est pas votre mot de passe actuel. Vérifiez la saisie et la touche Verr. Maj.'

export const LINK_LIFETIME = `${PASSWORD_LINK_HOURS / 24}\u00a0jours`

export const DEAD_LINK =
  'Ce lien a déjà servi, a été remplacé par un autre, ou date de plus de ' +
  `${LINK_LIFETIME}. Demandez-en un nouveau à la personne qui vous l’a remis.`

export const TOKEN_REFUSALS = {
  too_many: `Vous avez déjà ${MOST_TOKENS}\u00a0jetons valables : révoquez ceux qui ne servent plus.`,
  reads_only:
    'Le rôle de ce compte ne permet que de lire : un jeton qui écrit n’ouvrirait rien de plus. Créez-le en lecture seule, ou demandez un autre rôle à la personne qui administre les comptes.',
} satisfies Record<TokenRefusal['reason'], string>

export const TOKEN_LIFETIMES = TOKEN_DAYS.map((days) => ({
  value: String(days),
  label: days === 365 ? 'un an' : `${days}\u00a0jours`,
}))

export const TOKEN_ACCESS = {
  read: 'Lecture seule',
  write: 'Lecture et écriture',
} as const

/** What a new token may be made to allow: never more than the account does. */
export function tokenAccessOptions(mayAct: boolean): { value: string; label: string }[] {
  return Object.entries(TOKEN_ACCESS)
    .filter(([value]) => mayAct || value === 'read')
    .map(([value, label]) => ({ value, label }))
}

export function otherSessionsSentence(count: number): string {
  if (count === 0) return 'Vous n’êtes connecté que dans ce navigateur.'
  return `Vous êtes aussi connecté dans ${count} ${plural(count, 'autre navigateur', 'autres navigateurs')}.`
}

/** What each role may do, in one line. */
export const ROLE_SUMMARIES = {
  operator: 'Toutes les académies\u00a0: établissements, ENT, comptes.',
  academy_admin: 'Les établissements, les ENT et les comptes de l’académie.',
  support: 'Tous les établissements de l’académie, pour les aider.',
  school_admin: 'Suivre la procédure, configurer, importer les listes.',
  school_reader: 'Voir où en est l’établissement, sans les noms.',
} satisfies Record<Role, string>

export function passwordChangedSentence(haveTokensEnded: boolean): string {
  const tokens = haveTokensEnded
    ? 'et vos jetons d’API révoqués : les programmes qui s’en servaient n’ouvrent plus rien.'
    : 'vos jetons d’API, eux, restent valables : révoquez ceux dont vous doutez.'
  return `Votre mot de passe est changé. Vos autres navigateurs sont déconnectés${haveTokensEnded ? ' ' : ' ; '}${tokens}`
}
