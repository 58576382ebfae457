import {
  fillLetter,
  type LetterFault,
  type LetterLayout,
  type LetterTexts,
  type Placeholder,
} from '@/domain/letters/letter-text'
import { chooseRecipients, type Recipients } from '@/domain/letters/recipients'
import { REASONS } from '@/domain/pairing/reason'
import { PROFILES, type Profile } from '@/domain/people/profile'
import type { Recipient } from '@/features/letters/mutations'
import type { LetterSetting, RecipientGroup } from '@/features/letters/queries'
import type { ReasonCount } from '@/features/reconciliation/queries'
import { formatDate } from '@/lib/dates'
import { frenchSpaces } from '@/lib/french-spaces'
import { formatNumber } from '@/lib/numbers'
import { counted, plural } from '@/lib/plural'

const DEFAULT_LETTER = `Bonjour {prénom},

Les notes, les absences et le cahier de textes se consultent dans PRONOTE, que l’on ouvre depuis {ENT} : un seul identifiant et un seul mot de passe pour tout.

D’après nos listes, vous ne l’avez pas encore fait. Une première fois suffit pour que PRONOTE vous reconnaisse :

1. Allez à l’adresse {adresse} et connectez-vous, avec l’identifiant et le mot de passe qui ouvrent {ENT}.
2. Parmi les services proposés, choisissez PRONOTE.
3. PRONOTE s’ouvre à votre nom, sans rien demander d’autre : c’est fait.

Vous n’avez pas vos identifiants, ou PRONOTE affiche une erreur ? Adressez-vous à l’établissement, en disant ce qui s’affiche : nous vous aiderons.

Avec nos remerciements,

{établissement}`

const DEFAULT_SLIP = `PRONOTE s’ouvre depuis {ENT} : allez à l’adresse {adresse}, connectez-vous, puis choisissez PRONOTE. Une première fois suffit pour être reconnu. Une difficulté ? Adressez-vous à l’établissement.`

/** The texts in use: the establishment's own, or ours. */
export function textsInUse({ own, likelyAddress }: LetterSetting): LetterTexts {
  return own ?? { letter: DEFAULT_LETTER, slip: DEFAULT_SLIP, entAddress: likelyAddress }
}

/** What a letter says to somebody, every word in place. */
export function letterTo(recipient: Recipient, setting: LetterSetting, layout: LetterLayout, at: Date) {
  const texts = textsInUse(setting)
  const text = layout === 'page' ? texts.letter : texts.slip
  const { firstName, lastName, className } = recipient
  const words: Record<Placeholder, string> = {
    prénom: firstName,
    nom: lastName,
    classe: className ?? '',
    établissement: setting.establishment,
    ENT: setting.ent,
    adresse: texts.entAddress,
  }
  return {
    sender: setting.establishment,
    dateLine: `${setting.city}, le ${formatDate(at)}`,
    name: `${firstName} ${lastName}`.trim(),
    detail: className ? `Classe ${className}` : '',
    // What the establishment wrote is its own, to the spaces.
    text: fillLetter(setting.own ? text : frenchSpaces(text), words),
  }
}

/** For the preview: nobody, of a class where the letters are those of pupils. */
export function exampleOf({ profile }: Pick<Recipients, 'profile'>): Recipient {
  const className = profile === null || profile === 'pupil' ? '6A' : null
  return { firstName: 'Camille', lastName: 'EXEMPLE', className }
}

/**
 * In which order letters come, for handing them out; and of those to guardians, that they name no child: the list of
 * PRONOTE does not tell whose guardian somebody is.
 */
export function handingOutSentences(groups: readonly RecipientGroup[], recipients: Recipients): string[] {
  const { chosen } = chooseRecipients(groups, recipients)
  const isFor = (one: Profile) => chosen.some(({ profile }) => profile === one)
  const pupils = 'les élèves par classe puis par nom'
  const isForOthers = PROFILES.some((one) => one !== 'pupil' && isFor(one))
  const order = isFor('pupil') ? (isForOthers ? `${pupils}, les autres par profil puis par nom` : pupils) : 'par nom'
  const guardians =
    'Une lettre à un responsable porte son nom, et ne nomme aucun enfant : la liste de PRONOTE ne dit pas de qui il est responsable.'
  return [`Dans l’ordre de la distribution : ${order}.`, ...(isFor('guardian') ? [guardians] : [])].map(frenchSpaces)
}

/** How many letters are to be made. */
export function countLetters(groups: readonly RecipientGroup[], recipients: Recipients): number {
  return peopleIn(chooseRecipients(groups, recipients).chosen)
}

/** How many of those who were chosen get no letter, signing in being of no use to them: for each reason. */
export function countLeftAside(groups: readonly RecipientGroup[], recipients: Recipients): ReasonCount[] {
  const { leftAside } = chooseRecipients(groups, { ...recipients, withOthers: false })
  return REASONS.map((reason) => ({
    reason,
    people: peopleIn(leftAside.filter((group) => group.reason === reason)),
  })).filter(({ people }) => people > 0)
}

function peopleIn(groups: readonly { people: number }[]): number {
  return groups.reduce((sum, { people }) => sum + people, 0)
}

/** «14 personnes sont laissées de côté : …»; `withOthers`: they are written to all the same. */
export function leftAsideSentence(reasons: readonly ReasonCount[], withOthers: boolean): string {
  const people = peopleIn(reasons)
  const start = withOthers
    ? counted(people, 'lettre est', 'lettres sont') + ' pour des personnes que cela ne suffira pas à apparier'
    : counted(people, 'personne est laissée', 'personnes sont laissées') + ' de côté'
  return frenchSpaces(`${start} : avant de se connecter à l’ENT, autre chose est à faire, selon la raison.`)
}

/** «281 lettres, une par page», «281 coupons, 36 pages». */
export function lettersSentence(letters: number, layout: LetterLayout, pages: number): string {
  const count = formatNumber(letters)
  return layout === 'page'
    ? `${count} ${plural(letters, 'lettre', 'lettres')}, une par page`
    : `${count} ${plural(letters, 'coupon', 'coupons')}, sur ${formatNumber(pages)} ${plural(pages, 'page', 'pages')} à découper`
}

/** What is wrong with a text, and what to do. */
export function letterFaultSentence(fault: LetterFault): string {
  switch (fault.code) {
    case 'empty':
      return 'Ce texte est vide : écrivez-le, ou rechargez la page pour retrouver le précédent.'
    case 'too_long':
      return `Ce texte est trop long pour tenir : ${formatNumber(fault.most)} caractères au plus.`
    case 'too_many_lines':
      return `Ce texte a trop de lignes pour tenir : ${formatNumber(fault.most)} au plus, lignes vides comprises.`
    case 'unknown_placeholders':
      return `${listed(fault.unknown)} ne ${plural(fault.unknown.length, 'remplace', 'remplacent')} rien : reprenez un des mots entre accolades donnés au-dessus, ou retirez les accolades.`
    case 'not_an_address':
      return 'Une adresse commence par https:// et ne contient pas d’espace, par exemple https://ecollege.haute-garonne.fr.'
  }
}

/** «{prenom}, {age} et {inconnu}» */
function listed(placeholders: readonly string[]): string {
  const written = placeholders.map((name) => `{${name}}`)
  return written.length < 2 ? written.join('') : `${written.slice(0, -1).join(', ')} et ${written.at(-1)}`
}
