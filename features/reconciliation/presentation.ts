import type { Explanation } from '@/domain/pairing/explain-pairing'
import type { Reason } from '@/domain/pairing/reason'
import type { NameDifference } from '@/domain/reconciliation/compare-names'
import type { ObviousCase } from '@/domain/reconciliation/obvious-cases'
import type { EntAccount } from '@/domain/reconciliation/reconciliation'
import { profileWords } from '@/features/establishments/presentation'
import { personName } from '@/features/imports/presentation'
import type { DecisionRefusal } from '@/features/reconciliation/mutations'
import { frenchSpaces } from '@/lib/french-spaces'
import { formatNumber } from '@/lib/numbers'
import { plural } from '@/lib/plural'

/** `short`: beside a name, on paper. `by`: who can put it right. */
export type ReasonText = { label: string; short: string; cause: string; remedy: string; by: string }

const SCHOOL = 'L’établissement'
const ENT = 'L’administrateur de l’ENT'
const PERSON = 'La personne elle-même'

/** Why somebody is not paired, and what is to be done, by whom: the screen's, the export's and the letters' words. */
export const REASON_TEXTS = translated({
  absent: {
    label: 'Absente de la dernière liste',
    short: 'absente',
    cause: 'Cette personne n’est plus dans la liste entière de son profil : elle ne compte plus.',
    remedy: 'Rien si elle est partie ; sinon, apportez de nouveau la liste entière.',
    by: SCHOOL,
  },
  shared_cas_identifier: {
    label: 'Identifiant CAS partagé',
    short: 'identifiant partagé',
    cause: 'Une autre personne porte le même identifiant CAS : aucune des deux ne compte comme appariée.',
    remedy: 'Videz la cellule de la personne à qui il n’appartient pas, puis qu’elle se reconnecte depuis l’ENT.',
    by: SCHOOL,
  },
  other_ent_account: {
    label: 'Appariée au compte d’une autre',
    short: 'compte d’une autre',
    cause: 'Son identifiant CAS est, dans l’ENT, celui d’une personne d’un autre nom.',
    remedy:
      'Si ce n’est pas elle sous un autre nom, défaites cet appariement, puis qu’elle se reconnecte depuis l’ENT.',
    by: SCHOOL,
  },
  lost_pairing: {
    label: 'Appariement perdu',
    short: 'appariement perdu',
    cause: 'Son identifiant CAS était connu et a disparu de PRONOTE : il a été vidé, ou la base a été restaurée.',
    remedy: 'Qu’elle se connecte une fois à PRONOTE depuis l’ENT : l’identifiant sera écrit de nouveau.',
    by: PERSON,
  },
  unknown_to_ent: {
    label: 'Inconnue de l’ENT',
    short: 'inconnue de l’ENT',
    cause: 'La liste des comptes de l’ENT ne contient personne de ce nom.',
    remedy: 'Faites créer son compte dans l’ENT (son inscription doit y être arrivée), puis un import partiel.',
    by: ENT,
  },
  two_ent_accounts: {
    label: 'Deux comptes dans l’ENT',
    short: 'deux comptes',
    cause: 'L’ENT a plusieurs comptes à son nom : PRONOTE ne peut en reconnaître qu’un.',
    remedy: 'Fusionnez ces doublons dans l’ENT, ou dites lequel est le sien.',
    by: ENT,
  },
  same_name: {
    label: 'Même nom qu’une autre personne',
    short: 'homonyme',
    cause: 'Plusieurs personnes portent ce nom : l’ENT ne peut pas savoir à laquelle va l’identifiant PRONOTE.',
    remedy: 'Dites quel compte de l’ENT est le sien, et vérifiez l’identifiant PRONOTE de sa fiche dans l’ENT.',
    by: SCHOOL,
  },
  name_differs: {
    label: 'Nom différent dans l’ENT',
    short: 'nom différent',
    cause: 'L’ENT ne la connaît pas sous le même nom : il n’a pas pu lui donner son identifiant PRONOTE.',
    remedy: 'Corrigez le nom du côté où il est faux, puis faites un import partiel dans l’ENT.',
    by: SCHOOL,
  },
  arrived_after_portal_import: {
    label: 'Arrivée après le dernier import dans l’ENT',
    short: 'arrivée après l’import',
    cause: 'Elle n’était pas encore dans PRONOTE quand les identifiants ont été importés dans l’ENT.',
    remedy: 'Exportez les identifiants de PRONOTE, puis faites un import partiel dans l’ENT.',
    by: SCHOOL,
  },
  no_portal_import: {
    label: 'Aucun import dans l’ENT n’est noté',
    short: 'aucun import noté',
    cause: 'Personne de ce profil n’est apparié, et rien n’indique que les identifiants ont été importés dans l’ENT.',
    remedy: 'Faites un import complet dans l’ENT et notez-le ici ; s’il est déjà fait, notez-le seulement.',
    by: SCHOOL,
  },
  never_signed_in: {
    label: 'Jamais connectée depuis l’ENT',
    short: 'jamais connectée',
    cause: 'Rien ne manque, autant qu’on sache : PRONOTE l’appariera à sa première connexion depuis l’ENT.',
    remedy: 'Qu’elle ouvre PRONOTE une fois depuis l’ENT ; rappelez-lui comment.',
    by: PERSON,
  },
} satisfies Record<Reason, ReasonText>)

function translated(texts: Record<Reason, ReasonText>): Record<Reason, ReasonText> {
  const entries = Object.entries(texts).map(([reason, text]) => [
    reason,
    Object.fromEntries(Object.entries(text).map(([key, words]) => [key, frenchSpaces(words)])),
  ])
  return Object.fromEntries(entries) as Record<Reason, ReasonText>
}

/** How reasons are written in the address. */
export const REASON_SLUGS = {
  absent: 'absente',
  shared_cas_identifier: 'partage',
  other_ent_account: 'autre-compte',
  lost_pairing: 'perdu',
  unknown_to_ent: 'inconnue-de-l-ent',
  two_ent_accounts: 'deux-comptes',
  same_name: 'homonyme',
  name_differs: 'nom-different',
  arrived_after_portal_import: 'arrivee-apres-import',
  no_portal_import: 'aucun-import',
  never_signed_in: 'jamais-connectee',
} as const satisfies Record<Reason, string>

/**
 * In what a name of the ENT differs, shown beside both: «une lettre d’écart, 92 % de ressemblance». Of the others the
 * share of letters says nothing: half of a compound name is surer than all of it the other way round.
 */
export function differenceWords(difference: NameDifference | null): string {
  if (difference === null) return 'même nom'
  const words = DIFFERENCES[difference.kind]
  return difference.kind === 'slip' ? frenchSpaces(`${words}, ${difference.score} % de ressemblance`) : words
}

const DIFFERENCES = {
  swapped: 'nom et prénom intervertis',
  compound: 'nom composé, écrit en partie d’un côté',
  slip: 'une lettre d’écart',
} satisfies Record<NameDifference['kind'], string>

/** What is asked of a doubtful case. */
export const CASE_TEXTS = {
  several: 'Plusieurs comptes pourraient être le sien, ou plusieurs personnes se partagent ce nom.',
  two_accounts: 'L’ENT a plusieurs comptes à ce nom. Lequel est le sien ?',
  differs: 'L’ENT a un compte d’un nom voisin. Est-ce la même personne ?',
  other_account:
    'Son identifiant CAS est celui d’un compte d’un autre nom. Est-ce la même personne, sous un autre nom ?',
} as const

/** Several people for whom the same accounts come into question. */
export function namesakesText(people: number): string {
  return frenchSpaces(
    `${people} personnes portent ce nom. Dites quel compte est à l’une : il ne sera plus proposé aux autres.`,
  )
}

/** `accountName({ lastName: 'NOÉ', firstName: 'Morel', … })` is «NOÉ Morel, 402». */
export function accountName({
  lastName,
  firstName,
  className,
}: Pick<EntAccount, 'lastName' | 'firstName' | 'className'>): string {
  return [[lastName, firstName].filter(Boolean).join(' '), className].filter(Boolean).join(', ')
}

/** Both sides as they are read: a name, then what tells it from others. */
export type ShownCase = {
  key: string
  entId: string
  person: string
  personDetail: string
  account: string
  accountDetail: string
  difference: string
}

/** An obvious case as it is read before many are accepted. */
export function shownCase({ account, asked: { person, ent } }: ObviousCase<Explanation>): ShownCase {
  return {
    ...{ key: person.key, entId: account.entId },
    person: `${person.lastName} ${person.firstName}`,
    personDetail: profileWords(person),
    account: accountName({ ...account, className: null }),
    accountDetail: [account.className, account.entId].filter(Boolean).join(', '),
    difference: differenceWords(ent?.kind === 'differs' ? ent.difference : null),
  }
}

/** What is particular to this person's reason: with whom, under which name; empty when the reason says it all. */
export function particulars({ person, reason, ent, others }: Explanation): string[] {
  const sentences: string[] = []
  if (reason === 'shared_cas_identifier') sentences.push(`${person.casId ?? ''}, comme ${named(others)}`)
  if (reason === 'same_name') sentences.push(`Comme ${named(others)}`)
  if (ent?.kind === 'differs' && reason === 'name_differs') {
    sentences.push(`Dans l’ENT : ${accountName(ent.account)} (${differenceWords(ent.difference)})`)
  }
  if (ent?.kind === 'other_account' && reason === 'other_ent_account') {
    sentences.push(`Dans l’ENT, ${ent.account.entId} est ${accountName(ent.account)}`)
  }
  if (ent?.kind === 'two_accounts' && reason === 'two_ent_accounts') {
    sentences.push(
      `Comptes : ${ent.accounts.map(({ entId, ...account }) => `${entId} (${accountName(account)})`).join(', ')}`,
    )
  }
  if (ent?.kind === 'several' && (reason === 'same_name' || reason === 'name_differs')) {
    const candidates = ent.candidates.map(({ account }) => `${accountName(account)} (${account.entId})`)
    sentences.push(`Comptes possibles : ${candidates.join(' ; ')}`)
  }
  return sentences.map(frenchSpaces)
}

function named(others: Explanation['others']): string {
  if (others.length === 0) return 'une autre personne'
  return others.map((other) => `${personName({ ...other, pronoteId: 'sans nom' })}, ${profileWords(other)}`).join(' ; ')
}

/** Said once a case is decided. */
export const DECIDED_SENTENCES = {
  same: 'C’est noté : même personne. Ce cas ne sera plus demandé.',
  other: 'C’est noté : pas la même personne. Ce cas ne sera plus demandé.',
} as const

export const NOTHING_TICKED = 'Aucun cas n’est coché : rien n’a été décidé.'

export const NONE_OBVIOUS = 'Ces cas ne sont plus évidents, ou sont déjà tranchés : regardez ceux qui restent.'

/** Said once obvious cases are accepted, those that were no longer so being left. */
export function acceptedSentence(written: number, ticked: number): string {
  const left = ticked - written
  const decided = `C’est noté : ${formatNumber(written)} ${plural(written, 'personne reconnue', 'personnes reconnues')}. Chaque décision peut être reprise, plus bas.`
  if (left === 0) return decided
  return `${decided} ${formatNumber(left)} ${plural(left, 'cas n’était plus évident et reste', 'cas n’étaient plus évidents et restent')} à trancher.`
}

export const DECISION_REFUSALS = {
  unknown_person: 'Cette personne n’est plus dans les listes de l’établissement.',
  unknown_account: 'Ce compte n’est plus dans la liste de l’ENT : elle a été remplacée entre-temps.',
  account_taken:
    'Vous avez déjà dit que ce compte est celui d’une autre personne. Revenez d’abord sur cette décision, plus bas.',
  already_so: 'C’est déjà ce qui est décidé : rien n’a changé.',
  gone: 'Cette décision a déjà été retirée.',
} satisfies Record<DecisionRefusal['reason'], string>
