import type { ListRefusal } from '@/domain/lists/list-refusal'
import type { WorkbookRefusal } from '@/domain/workbooks/open-workbook'
import type { ZipRefusal } from '@/domain/containers/zip-directory'
import { formatNumber } from '@/lib/numbers'
import { plural } from '@/lib/plural'

type FileRefusal =
  | ZipRefusal
  | WorkbookRefusal
  | Extract<
      ListRefusal,
      { reason: 'several_sheets' | 'several_files' | 'too_many_files' | 'no_file' | 'nested_archive' }
    >
type FileTexts = {
  [Reason in FileRefusal['reason']]: (refusal: Extract<FileRefusal, { reason: Reason }>) => {
    title: string
    detail: string
    remedy: string
  }
}

export const COPY_LIST =
  'Dans le Client PRONOTE, ouvrez la liste (par exemple Ressources > Élèves > Liste), utilisez « Copier la liste » en haut à droite, puis collez-la ici.'
export const FULL_LIST_AGAIN =
  'Refaites la copie ou l’export de la liste entière depuis PRONOTE, puis déposez le nouveau fichier.'
const ONE_BY_ONE = 'Déposez chaque liste séparément, ou une archive ZIP qui ne contient que les listes à apporter.'

/** Why a workbook, an XML export or an archive is not read, whatever list it may hold. */
export const FILE_REFUSALS = {
  damaged_archive: () => ({
    title: 'Le fichier est abîmé',
    detail: 'C’est un classeur ou une archive ZIP qui n’est pas arrivé entier : ce qu’il contient n’est pas sûr.',
    remedy: 'Envoyez de nouveau l’original, ou enregistrez-le encore une fois depuis PRONOTE ou votre tableur.',
  }),
  locked_archive: () => ({
    title: 'Le fichier est protégé par un mot de passe',
    detail: 'Son contenu ne peut pas être lu sans lui.',
    remedy: 'Enregistrez-le sans mot de passe, puis déposez-le de nouveau.',
  }),
  too_many_entries: ({ max }) => ({
    title: 'L’archive contient trop de fichiers',
    detail: `Elle en compte plus de ${formatNumber(max)} : ce n’est ni un classeur, ni une archive de quelques listes.`,
    remedy: ONE_BY_ONE,
  }),
  inflates_too_much: ({ maxBytes }) => ({
    title: 'Le fichier est bien plus grand qu’il n’en a l’air',
    detail: `Une fois décompressé, il dépasse ${Math.floor(maxBytes / 1024 / 1024)} Mo, alors que la liste d’un établissement pèse moins de 1 Mo. Sa lecture a été arrêtée.`,
    remedy:
      'Vérifiez que c’est bien la liste d’un seul profil, sans image ni autre feuille ; au besoin copiez la liste et collez-la ici.',
  }),
  table_too_large: () => ({
    title: 'Le tableau est trop grand',
    detail: 'Ses cellules sont bien plus nombreuses, ou bien plus longues, que celles de la liste d’un établissement.',
    remedy:
      'Ne gardez que la liste d’un seul profil, avec les colonnes utiles : le nom, le prénom, la classe et les deux identifiants.',
  }),
  damaged_workbook: () => ({
    title: 'Le classeur est abîmé',
    detail: 'Il lui manque une partie, ou ses cellules renvoient à des textes qui n’existent pas.',
    remedy: 'Ouvrez-le dans votre tableur, enregistrez-le de nouveau, puis déposez le nouveau fichier.',
  }),
  other_document: () => ({
    title: 'Ce fichier n’est pas une liste',
    detail: 'C’est un document (texte, présentation ou autre), pas un classeur XLSX ou ODS.',
    remedy: COPY_LIST,
  }),
  xml_malformed: ({ line }) => ({
    title: 'Le fichier est mal formé',
    detail: `Ce qui est écrit à la ligne ${formatNumber(line)} de son XML n’est pas lisible : la suite ne peut pas être lue sûrement.`,
    remedy: FULL_LIST_AGAIN,
  }),
  xml_truncated: () => ({
    title: 'Le fichier est tronqué',
    detail:
      'Son XML s’arrête avant la fin : la fin de la liste manque, et les personnes absentes auraient été crues parties.',
    remedy: FULL_LIST_AGAIN,
  }),
  xml_entities: () => ({
    title: 'Ce fichier n’est pas lu, par sécurité',
    detail:
      'Son XML déclare des entités ou désigne un autre fichier : aucun export de PRONOTE ni aucun tableur n’en écrit, et elles servent à des attaques.',
    remedy: FULL_LIST_AGAIN,
  }),
  xml_excessive: () => ({
    title: 'Ce fichier n’est pas lu, par sécurité',
    detail: 'Son XML contient bien plus d’éléments, ou des textes bien plus longs, qu’aucune liste.',
    remedy: FULL_LIST_AGAIN,
  }),
  several_sheets: ({ sheets }) => ({
    title: 'Plusieurs feuilles de ce classeur contiennent des personnes',
    detail: `${sheetsFound(sheets)}. Une seule serait lue, et les autres perdues.`,
    remedy:
      'Réunissez-les sur une seule feuille, sous une seule ligne de titres, ou supprimez celles qui sont de trop. Si chacune est la liste d’un autre profil, enregistrez-les dans des fichiers séparés.',
  }),
  several_files: ({ files }) => ({
    title: 'Cette archive ne contient pas une seule liste',
    detail: `Elle contient ${formatNumber(files)} ${plural(files, 'fichier', 'fichiers')}, et une seule liste est attendue ici.`,
    remedy: 'Apportez chaque liste séparément.',
  }),
  too_many_files: ({ max }) => ({
    title: 'L’archive contient trop de listes',
    detail: `Elle en compte plus de ${max}, alors qu’un établissement a quatre profils.`,
    remedy: ONE_BY_ONE,
  }),
  no_file: () => ({
    title: 'L’archive est vide',
    detail: 'Elle ne contient aucun fichier.',
    remedy: COPY_LIST,
  }),
  nested_archive: () => ({
    title: 'C’est une archive dans une archive',
    detail: 'Seules les listes qui sont directement dans l’archive sont lues.',
    remedy: ONE_BY_ONE,
  }),
  too_many_rows: ({ max }) => ({
    title: 'Le fichier a trop de lignes',
    detail: `Il compte plus de ${formatNumber(max)} lignes, bien plus qu’un établissement n’a de personnes.`,
    remedy: 'Déposez la liste d’un seul établissement, un profil à la fois.',
  }),
} satisfies FileTexts

const SHEETS_NAMED = 5

/** «« 6A » (25 lignes), « 6B » (24 lignes) et 3 autres». */
function sheetsFound(sheets: readonly { name: string; rows: number }[]): string {
  const named = sheets
    .slice(0, SHEETS_NAMED)
    .map(({ name, rows }) => `« ${name} » (${formatNumber(rows)} ${plural(rows, 'ligne', 'lignes')})`)
  const others = sheets.length - named.length
  if (others > 0) return `${named.join(', ')} et ${formatNumber(others)} ${plural(others, 'autre', 'autres')}`
  return `${named.slice(0, -1).join(', ')} et ${named.at(-1)}`
}
