import type { EntField } from '@/domain/ent-list/ent-columns'
import type { EntListRefusal, LeftOutReason } from '@/domain/ent-list/ent-list'
import type { EntVendor } from '@/domain/ent-list/ent-vendor'
import type { BinaryFormat } from '@/domain/lists/decode-text'
import { PROFILE_LABELS } from '@/features/establishments/presentation'
import type { EntListCounts } from '@/features/ent-lists/queries'
import type { CountLine } from '@/features/imports/presentation'
import { describeRefusal, describeUploadRefusal, type RefusalText } from '@/features/list-refusals/presentation'
import { frenchSpaces } from '@/lib/french-spaces'
import { formatNumber } from '@/lib/numbers'
import { plural } from '@/lib/plural'
import type { UploadFault } from '@/server/upload'

export const VENDOR_LABELS = {
  kosmos: 'Kosmos (Skolengo, K-d’école)',
  itslearning: 'ItsLearning',
  open_ent_ng: 'Open ENT NG (Edifice)',
  itop: 'Itop (OZE)',
  logica: 'Logica (Lilie, Celi@)',
  netocentre: 'Net O’Centre (GIP Recia)',
  toutatice: 'Toutatice',
} satisfies Record<EntVendor, string>

export const ENT_FIELD_LABELS = {
  entId: 'Identifiant ENT, celui que CAS donne à PRONOTE',
  lastName: 'Nom',
  firstName: 'Prénom',
  profile: 'Profil',
  className: 'Classe',
  uai: 'Établissement (UAI), pour écarter les comptes des autres',
} satisfies Record<EntField, string>

export const RECOGNISED_BY = {
  titles: 'Par leurs titres',
  places: 'Par leur place, habituelle chez cet éditeur',
} as const

export const LEFT_OUT = {
  no_identifier: {
    label: 'Sans identifiant ENT',
    remedy: 'Ce compte n’a sans doute jamais été activé : vérifiez-le dans l’ENT.',
  },
  identifier_too_long: {
    label: 'Identifiant trop long',
    remedy: 'Vérifiez que la bonne colonne a été lue comme identifiant.',
  },
  no_name: { label: 'Ni nom ni prénom', remedy: 'Complétez la fiche de ce compte dans l’ENT, puis refaites l’export.' },
  name_too_long: {
    label: 'Nom trop long',
    remedy: 'Ce n’est pas un nom : vérifiez que le fichier n’a pas été abîmé par un tableur.',
  },
  unknown_profile: {
    label: 'Profil non reconnu',
    remedy: 'Ni élève, ni responsable, ni professeur, ni personnel : ce compte n’est pas rapproché.',
  },
} satisfies Record<LeftOutReason, { label: string; remedy: string }>

const AGAIN =
  'Dans l’administration de l’ENT, exportez de nouveau la liste des comptes au format CSV ; ou ouvrez ce fichier dans votre tableur et enregistrez-le en CSV.'

const SAVE_AS_CSV =
  'Ouvrez-le dans votre tableur, enregistrez-le au format CSV, sans mot de passe, et apportez ce nouveau fichier ; ou copiez ses cellules, titres compris, et collez-les ici.'
const EXPORT_CSV =
  'Dans l’administration de l’ENT, exportez la liste des comptes au format CSV, et apportez ce fichier tel quel.'
const SEALED =
  'Gardez-le pour la page d’import de l’ENT. Pour dire qui est apparié, apportez la liste de PRONOTE sur la page « Identifiants » ; ici, apportez la liste des comptes exportée de l’ENT, au format CSV.'
const OWN_ACCOUNTS =
  'Refaites l’export dans l’ENT pour ce seul établissement, ou apportez cette liste dans l’espace de celui dont elle est.'

type Own = Exclude<
  EntListRefusal['reason'],
  | 'empty'
  | 'binary'
  | 'truncated'
  | 'too_large'
  | 'unclosed_quote'
  | 'too_many_rows'
  | 'other_establishment'
  | 'encrypted_export'
>

const OWN_REFUSALS = {
  markup: {
    title: 'Ce fichier est une page web ou un document XML',
    detail: 'Il commence par des balises : ce n’est pas une liste en texte.',
    remedy: AGAIN,
  },
  pronote_list: {
    title: 'Cette liste vient de PRONOTE, pas de l’ENT',
    detail: 'Elle a une colonne « Identifiant PRONOTE » : elle dit qui est apparié, et n’a pas sa place ici.',
    remedy: 'Apportez-la sur la page « Identifiants » ; ici, apportez la liste des comptes exportée de l’ENT.',
  },
  own_report: {
    title: 'Ce fichier vient de Passerelle, pas de l’ENT',
    detail:
      'C’est un export de l’appariement, ou de la comparaison de deux imports : il ne contient aucun compte de l’ENT.',
    remedy: 'Apportez la liste des comptes telle que l’administration de l’ENT l’exporte, au format CSV.',
  },
  not_a_list: {
    title: 'Ce n’est pas une liste',
    detail:
      'Une liste a une ligne de titres (« Nom », « Prénom », « Profil », « Identifiant ENT »), puis une ligne par compte, avec une cellule sous chaque titre.',
    remedy: EXPORT_CSV,
  },
  unknown_columns: {
    title: 'Les colonnes n’ont pas été reconnues',
    detail:
      'Il faut le nom, le prénom et l’identifiant ENT de chaque compte. Les titres de la première ligne ne les désignent pas.',
    remedy:
      'Choisissez l’éditeur de l’ENT, dont la liste a toujours la même forme ; ou nommez les colonnes « Nom », « Prénom » et « Identifiant ENT ».',
  },
  profile_unknown: {
    title: 'De qui sont ces comptes ?',
    detail: 'La liste n’a pas de colonne « Profil ».',
    remedy: 'Choisissez le profil ci-dessous, puis apportez la liste de nouveau.',
  },
  no_rows: {
    title: 'La liste ne contient personne',
    detail: 'Les titres sont là, mais aucune ligne ne suit.',
    remedy: AGAIN,
  },
  no_readable_row: {
    title: 'Aucune ligne n’a pu être lue',
    detail: 'Aucune ne donne à la fois un identifiant, un nom et un profil connu.',
    remedy: 'Vérifiez l’éditeur et le profil choisis ci-dessous, et que le fichier n’a pas été abîmé par un tableur.',
  },
} satisfies Record<Own, RefusalText>

/** What a file that is no text seems to be, and the way from there to one that is read. */
const BINARY = {
  zip: {
    detail: 'C’est un classeur (XLSX ou ODS) ou une archive ZIP.',
    remedy: `${SAVE_AS_CSV} D’une archive, sortez d’abord le fichier CSV.`,
  },
  xls: { detail: 'C’est un classeur Excel au format XLS, ou protégé par un mot de passe.', remedy: SAVE_AS_CSV },
  pdf: { detail: 'C’est un document PDF, dont les colonnes ne peuvent pas être lues sûrement.', remedy: EXPORT_CSV },
  gzip: {
    detail: 'C’est une archive compressée.',
    remedy: `Sortez-en d’abord le fichier CSV. S’il n’y en a pas : ${SAVE_AS_CSV}`,
  },
  image: { detail: 'C’est une image.', remedy: EXPORT_CSV },
  unknown: { detail: 'Son contenu n’est pas du texte.', remedy: EXPORT_CSV },
} satisfies Record<BinaryFormat, Pick<RefusalText, 'detail' | 'remedy'>>

function spaced({ detail, remedy }: Pick<RefusalText, 'detail' | 'remedy'>) {
  return { detail: frenchSpaces(detail), remedy: frenchSpaces(remedy) }
}

/** Why a list of the ENT was not read: what is common to all files is said as for PRONOTE's lists. */
export function describeEntListRefusal(refusal: EntListRefusal): RefusalText {
  switch (refusal.reason) {
    case 'binary': {
      const { title } = describeRefusal(refusal)
      return { title, ...spaced(BINARY[refusal.format]) }
    }
    case 'empty':
    case 'truncated':
    case 'too_large':
    case 'unclosed_quote':
    case 'too_many_rows': {
      const { title, detail } = describeRefusal(refusal)
      return { title, detail, remedy: frenchSpaces(AGAIN) }
    }
    case 'other_establishment': {
      const { title, detail } = describeRefusal(refusal)
      return { title, detail, remedy: OWN_ACCOUNTS }
    }
    case 'encrypted_export': {
      const { title, detail } = describeRefusal(refusal)
      return { title, detail, remedy: frenchSpaces(SEALED) }
    }
    default: {
      const { title, ...words } = OWN_REFUSALS[refusal.reason]
      return { title: frenchSpaces(title), ...spaced(words) }
    }
  }
}

/** Why a posted form was not even read. */
export function describeEntUploadRefusal(refusal: UploadFault): RefusalText {
  const words = describeUploadRefusal(refusal)
  return refusal.reason === 'empty'
    ? { ...words, remedy: 'Choisissez un fichier, ou collez la liste des comptes.' }
    : words
}

export const ENT_LIST_GONE =
  'Cette liste n’attend plus de confirmation : elle a été confirmée, abandonnée, ou date de plus d’un jour. Apportez-la de nouveau.'

export function erasedSentence(accounts: number): string {
  return accounts === 0
    ? 'Il n’y avait plus de compte de l’ENT à effacer.'
    : `${formatNumber(accounts)} ${plural(accounts, 'compte de l’ENT a été effacé', 'comptes de l’ENT ont été effacés')}.`
}

/** What becomes of each row of the list: these add up to its rows. */
export function entRowCounts(counts: EntListCounts): CountLine[] {
  const others = {
    label: 'Lignes d’autres établissements',
    count: counts.others,
    hint: 'Leur UAI n’est pas celui de cet établissement : rien n’en est gardé.',
  }
  return [
    { label: 'Comptes lus', count: counts.accounts, hint: 'Un identifiant, un nom et un profil.' },
    { label: 'Lignes répétées', count: counts.repeated, hint: 'Copies exactes d’une ligne plus haut.' },
    { label: 'Lignes laissées de côté', count: counts.leftOut, hint: 'La raison de chacune est dite plus bas.' },
    ...(counts.others > 0 ? [others] : []),
  ]
}

/** What the list says of the people known of its profiles: these add up to them. */
export function entPeopleCounts({ people }: EntListCounts): CountLine[] {
  return [
    { label: 'Retrouvées', count: people.same, hint: 'Même nom, ou même identifiant.' },
    { label: 'Sous un nom qui diffère', count: people.differs, hint: 'Composé, interverti, une lettre d’écart.' },
    { label: 'Plusieurs comptes possibles', count: people.toDecide, hint: 'Des homonymes : à trancher.' },
    { label: 'Deux comptes pour une personne', count: people.twice, hint: 'Un doublon dans l’ENT.' },
    { label: 'Inconnues de l’ENT', count: people.unknown, hint: 'Aucun compte à leur nom.' },
  ]
}

/** «les comptes des élèves et des professeurs». */
export function accountsOf(counts: EntListCounts): string {
  const names = counts.byProfile.map(({ profile }) => `des ${PROFILE_LABELS[profile].many}`)
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} et ${names.at(-1)}`
}
