import type { ListRefusal, ProfileRefusal } from '@/domain/lists/list-refusal'
import type { Profile } from '@/domain/people/profile'
import { PROFILE_LABELS } from '@/features/establishments/presentation'
import { COPY_LIST, FILE_REFUSALS, FULL_LIST_AGAIN } from '@/features/file-refusals/presentation'
import { SEALED_EXPORTS, SEALED_KEPT } from '@/features/sealed-exports/presentation'
import { frenchSpaces } from '@/lib/french-spaces'
import { formatNumber } from '@/lib/numbers'
import { plural } from '@/lib/plural'
import type { UploadFault } from '@/server/upload'

/** The list of a profile, as PRONOTE's client names it. */
export const LIST_PATHS = {
  pupil: 'Ressources > Élèves > Liste',
  guardian: 'Ressources > Responsables > Liste',
  teacher: 'Ressources > Professeurs > Liste',
  staff: 'Ressources > Personnels > Liste',
} satisfies Record<Profile, string>

/** A refusal of a whole list: what happened and why, then what to do. */
export type RefusalText = { title: string; detail: string; remedy: string }

/** The same, for a paste that is too long to come back with it. */
export function withoutPaste({ remedy, ...words }: RefusalText): RefusalText {
  return {
    ...words,
    remedy: `${remedy} Le texte collé est trop long pour être repris ici : il est à coller de nouveau.`,
  }
}

const SHOW_COLUMNS =
  'Dans le Client PRONOTE, ouvrez la liste (par exemple Ressources > Élèves > Liste), affichez les colonnes « Identifiant PRONOTE » et « Identifiant CAS » avec le bouton en haut à droite de la liste, puis copiez-la avec « Copier la liste ». Si ces colonnes ne sont pas proposées, cochez d’abord « Activer la gestion des identifiants ENT » dans Paramètres > PRÉFÉRENCES > Affichages > Gestion ENT / CAS.'

const MATCH_ONCE =
  'Dites une fois, sur la page « Identifiants » de Passerelle, ce que contient chaque colonne : ce sera retenu pour les prochaines listes de l’établissement.'

const BINARY_FORMATS = {
  zip: 'C’est une archive ZIP.',
  xls: 'C’est un classeur Excel au format XLS, ou protégé par un mot de passe.',
  pdf: 'C’est un document PDF.',
  gzip: 'C’est une archive compressée.',
  image: 'C’est une image.',
  unknown: 'Son contenu n’est pas du texte.',
} satisfies Record<Extract<ListRefusal, { reason: 'binary' }>['format'], string>

type AnyRefusal = ListRefusal | ProfileRefusal
type RefusalTexts = {
  [Reason in AnyRefusal['reason']]: (refusal: Extract<AnyRefusal, { reason: Reason }>) => RefusalText
}

const REFUSALS = {
  ...FILE_REFUSALS,
  empty: () => ({
    title: 'Le fichier est vide',
    detail: 'Il ne contient aucun texte : l’export a peut-être été interrompu.',
    remedy: COPY_LIST,
  }),
  binary: ({ format }) => ({
    title: 'Ce format de fichier n’est pas lu',
    detail: BINARY_FORMATS[format],
    remedy:
      format === 'xls'
        ? 'Ouvrez-le dans votre tableur, enregistrez-le en XLSX, ODS ou CSV, sans mot de passe, et déposez ce nouveau fichier ; ou copiez les cellules et collez-les ici.'
        : `Passerelle lit le texte (TXT, CSV ou XML), les classeurs XLSX et ODS, et les archives ZIP de telles listes. ${COPY_LIST}`,
  }),
  truncated: () => ({
    title: 'Le fichier est tronqué',
    detail:
      'Il s’arrête au milieu d’un caractère : la fin de la liste manque, et les personnes absentes auraient été crues parties.',
    remedy: FULL_LIST_AGAIN,
  }),
  truncated_row: ({ line }) => ({
    title: 'Le fichier est tronqué',
    detail: `Il s’arrête au milieu de la ligne ${line}, avant la fin de son identifiant : la fin de la liste manque, et les personnes absentes auraient été crues parties.`,
    remedy: FULL_LIST_AGAIN,
  }),
  unclosed_quote: ({ line }) => ({
    title: 'Un guillemet n’est jamais refermé',
    detail: `Une cellule de la ligne ${line} s’ouvre par un guillemet (") qui ne se referme pas : la suite du fichier ne peut pas être découpée en lignes sûrement.`,
    remedy: `Si le fichier est entier, supprimez ce guillemet ligne ${line} ; sinon refaites la copie de la liste depuis PRONOTE.`,
  }),
  too_large: ({ maxBytes }) => ({
    title: 'Le fichier est trop volumineux',
    detail: `Il dépasse ${Math.floor(maxBytes / 1024 / 1024)} Mo, alors que la liste d’un établissement pèse moins de 1 Mo.`,
    remedy: 'Vérifiez que c’est bien la liste d’un seul profil de votre établissement, sans photos ni autres données.',
  }),
  too_many_columns: ({ max }) => ({
    title: 'Le fichier a trop de colonnes',
    detail: `Sa première ligne compte plus de ${max} colonnes : ce n’est pas une liste de personnes de PRONOTE.`,
    remedy: SHOW_COLUMNS,
  }),
  encrypted_export: ({ isNoted, elsewhere }) => ({
    title: 'Ce fichier est chiffré pour l’ENT',
    detail: `C’est un fichier d’échange entre PRONOTE et l’ENT (« Socles ENT ») : seul son destinataire peut l’ouvrir, et il ne dit pas ici qui est apparié. Il n’a pas été ouvert et son contenu n’est pas gardé${isNoted ? ` : seuls sont notés ${SEALED_KEPT}, à la page « Identifiants », sous « ${SEALED_EXPORTS} »` : ''}.${elsewhere ? ` Attention : il indique l’établissement ${elsewhere}, qui n’est pas celui-ci.` : ''}`,
    remedy: `${elsewhere ? 'Vérifiez d’où il vient : il est à importer dans l’ENT de cet autre établissement' : 'Gardez-le pour la page d’import de l’ENT'}, et apportez ici la liste elle-même. ${SHOW_COLUMNS}`,
  }),
  markup: () => ({
    title: 'Ce fichier est une page web ou un document XML',
    detail:
      'Il commence par des balises : ce n’est pas une liste en texte. En XML, seule la forme TABLE de l’export texte de PRONOTE est lue : son premier élément est <TABLE>.',
    remedy: COPY_LIST,
  }),
  unmatched_columns: ({ columns }) => ({
    title: 'Quelle colonne contient l’identifiant PRONOTE ?',
    detail: `Aucune ne porte un titre connu, mais ${plural(columns.length, 'celle-ci contient', 'celles-ci contiennent')} des identifiants : ${namesOf(columns)}.`,
    remedy: MATCH_ONCE,
  }),
  several_columns: ({ field, columns }) => ({
    title: `Deux colonnes peuvent être l’${field === 'pronoteId' ? 'identifiant PRONOTE' : 'identifiant CAS'}`,
    detail: `Leurs valeurs diffèrent : ${namesOf(columns)}.`,
    remedy: MATCH_ONCE,
  }),
  not_a_list: () => ({
    title: 'Ce n’est pas une liste',
    detail:
      'Une liste a une ligne de titres (« Nom », « Prénom », « Classe », « Identifiant PRONOTE », « Identifiant CAS »), puis une ligne par personne, avec une cellule sous chaque titre.',
    remedy: COPY_LIST,
  }),
  no_header: () => ({
    title: 'Les titres des colonnes manquent',
    detail:
      'La première ligne contient déjà une personne : sans les titres, rien ne dit ce que contient chaque colonne.',
    remedy:
      'Utilisez « Copier la liste », en haut à droite de la liste dans PRONOTE, qui copie aussi les titres, plutôt que de sélectionner des lignes.',
  }),
  no_identifier_column: ({ columns }) => ({
    title: 'La colonne « Identifiant PRONOTE » manque',
    detail: `Sans elle, les personnes ne peuvent pas être reconnues d’un import à l’autre. ${columnsFound(columns)}`,
    remedy: SHOW_COLUMNS,
  }),
  ent_side_export: ({ columns }) => ({
    title: 'Cette liste vient de l’ENT, pas de PRONOTE',
    detail: `Elle contient les identifiants de l’ENT, mais pas l’identifiant PRONOTE : elle ne dit pas qui PRONOTE a reconnu. ${columnsFound(columns)}`,
    remedy: `Elle sert au rapprochement : apportez-la sur la page « Liste des comptes de l’ENT ». Pour cette page-ci, il faut la liste de PRONOTE. ${SHOW_COLUMNS}`,
  }),
  own_report: () => ({
    title: 'Ce fichier vient de Passerelle, pas de PRONOTE',
    detail:
      'C’est un export de l’appariement, ou de la comparaison de deux imports : il mêle des profils et date de son téléchargement.',
    remedy: `Apportez la liste telle que PRONOTE la donne aujourd’hui, un profil à la fois. ${COPY_LIST}`,
  }),
  other_establishment: ({ uai, more }) => ({
    title: 'Cette liste est d’un autre établissement',
    detail: `Toutes ses lignes portent un autre UAI que celui de cet établissement : ${uai}${more > 0 ? ` et ${formatNumber(more)} ${plural(more, 'autre', 'autres')}` : ''}.`,
    remedy:
      'Refaites la liste depuis la base PRONOTE de cet établissement, ou apportez celle-ci dans l’espace de l’établissement dont elle est.',
  }),
  guardians_in_columns: ({ columns }) => ({
    title: 'Les responsables sont en colonnes, sans identifiant',
    detail: `Dans cet export, les responsables sont écrits à côté de chaque élève et n’ont pas d’identifiant PRONOTE. ${columnsFound(columns)}`,
    remedy: `Apportez la liste des responsables elle-même, ${LIST_PATHS.guardian} dans le Client PRONOTE, avec les colonnes « Identifiant PRONOTE » et « Identifiant CAS ».`,
  }),
  no_rows: () => ({
    title: 'La liste ne contient personne',
    detail:
      'Les titres des colonnes sont là, mais aucune ligne ne suit : un filtre était peut-être actif dans PRONOTE.',
    remedy: 'Dans PRONOTE, affichez toutes les personnes de la liste, puis refaites « Copier la liste ».',
  }),
  profile_unknown: () => ({
    title: 'De qui est-ce la liste ?',
    detail:
      'Ses colonnes ne suffisent pas à le dire : celles des responsables et celles des professeurs, par exemple, sont les mêmes.',
    remedy: 'Choisissez le profil : élèves, responsables, professeurs ou personnels.',
  }),
  profile_mismatch: ({ declared, recognised, column }) => ({
    title: `Cette liste semble être celle des ${PROFILE_LABELS[recognised].many}`,
    detail: `Vous avez choisi « ${PROFILE_LABELS[declared].many} », mais la colonne « ${column} » est celle de la liste des ${PROFILE_LABELS[recognised].many}.`,
    remedy: `Choisissez « ${PROFILE_LABELS[recognised].many} » ; ou, si vous êtes sûr du profil, masquez cette colonne dans PRONOTE avant de copier la liste.`,
  }),
} satisfies RefusalTexts

/** The sentences of a refusal: the screen's and the API's alike. */
export function describeRefusal(refusal: AnyRefusal): RefusalText {
  // TypeScript cannot tie the reason to its own function across a union; the table above did.
  const describe = REFUSALS[refusal.reason] as (refusal: AnyRefusal) => RefusalText
  const { title, detail, remedy } = describe(refusal)
  return { title: frenchSpaces(title), detail: frenchSpaces(detail), remedy: frenchSpaces(remedy) }
}

const COLUMNS_NAMED = 12

function namesOf(columns: string[]): string {
  const named = columns
    .slice(0, COLUMNS_NAMED)
    .map((column) => (column === '' ? 'sans titre' : `« ${column.slice(0, 60)} »`))
  return named.join(', ')
}

function columnsFound(columns: string[]): string {
  const named = columns.filter((column) => column !== '').slice(0, COLUMNS_NAMED)
  if (named.length === 0) return 'Aucune colonne n’a de titre connu : la liste en a peut-être été copiée sans.'
  const more = columns.length > COLUMNS_NAMED ? '…' : '.'
  return `${plural(named.length, 'Colonne trouvée', 'Colonnes trouvées')} : ${named.map((column) => column.slice(0, 60)).join(', ')}${more}`
}

/** For an account that brings more at once than anybody would by hand. */
export const TOO_MANY_AT_ONCE: RefusalText = {
  title: 'Plusieurs de vos listes sont déjà en cours d’envoi',
  detail: 'Celle-ci n’a pas été reçue, et rien n’en est gardé.',
  remedy: 'Attendez que l’une d’elles soit lue, puis envoyez celle-ci de nouveau.',
}

/** Why a posted form was not even read. */
export function describeUploadRefusal(refusal: UploadFault): RefusalText {
  switch (refusal.reason) {
    case 'too_large':
      return describeRefusal(refusal)
    case 'empty':
      return {
        title: 'Aucune liste n’est arrivée',
        detail: 'Aucun fichier n’a été choisi, ou il est vide, et rien n’a été collé.',
        remedy: frenchSpaces(`Choisissez un fichier, ou collez la liste. ${COPY_LIST}`),
      }
    case 'interrupted':
      return {
        title: 'L’envoi a été interrompu',
        detail: 'Le fichier n’est pas arrivé en entier. Rien n’a été gardé.',
        remedy: 'Vérifiez votre connexion, puis envoyez-le de nouveau.',
      }
    case 'not_multipart':
    case 'foreign_origin':
      return {
        title: 'L’envoi n’a pas été accepté',
        detail: 'Il ne venait pas du formulaire de cette page.',
        remedy: 'Envoyez la liste avec le formulaire ci-dessous.',
      }
  }
}
