import { MAX_GROUP_BYTES } from '@/domain/lists/group-reader'
import type { GroupRefusal } from '@/domain/lists/grouped-list'
import type { ProfileRefusal } from '@/domain/lists/list-refusal'
import { describeRefusal, describeUploadRefusal, type RefusalText } from '@/features/list-refusals/presentation'
import { frenchSpaces } from '@/lib/french-spaces'
import { formatNumber } from '@/lib/numbers'
import type { UploadFault } from '@/server/upload'

export type BringGroupRefusal = GroupRefusal | ProfileRefusal | { reason: 'nobody_administered' }

const megabytes = (bytes: number) => `${Math.floor(bytes / 1024 / 1024)} Mo`

const ANOTHER_FILE =
  'Apportez un fichier TXT, CSV, XML, XLSX ou ODS, ou une archive ZIP d’un seul de ces fichiers, avec une colonne « UAI ».'
const AS_TEXT = `Enregistrez la liste en CSV et apportez ce texte, tel quel ou dans une archive ZIP : il est lu jusqu’à ${megabytes(MAX_GROUP_BYTES)}.`
/** Half of an establishment, brought as a whole list, would have the other half marked as absent. */
const IN_PARTS = 'Coupez la liste en plusieurs fichiers, sans répartir un même établissement entre deux.'
const IN_TURN = 'Apportez chaque liste à son tour, elle-même ou dans une archive ZIP qui ne contient qu’elle.'

/** Why a list of several establishments was not taken, and what to do: nothing is pasted there, no column matched. */
export function describeGroupRefusal(refusal: BringGroupRefusal): RefusalText {
  const { title, detail, remedy } = sentencesOf(refusal)
  return { title: frenchSpaces(title), detail: frenchSpaces(detail), remedy: frenchSpaces(remedy) }
}

function sentencesOf(refusal: BringGroupRefusal): RefusalText {
  switch (refusal.reason) {
    case 'no_uai_column':
      return {
        title: 'La colonne « UAI » manque',
        detail: 'Rien ne dit de quel établissement est chaque ligne.',
        remedy:
          'Ajoutez une colonne « UAI » qui porte le numéro de l’établissement sur chaque ligne. La liste d’un seul établissement s’apporte dans sa page « Identifiants ».',
      }
    case 'too_many_establishments':
      return {
        title: 'La liste nomme trop d’établissements',
        detail: `La colonne de l’UAI contient plus de ${formatNumber(refusal.max)} valeurs différentes : ce n’est sans doute pas la bonne colonne.`,
        remedy: `Vérifiez la colonne « UAI ». Si c’est la bonne, coupez la liste en plusieurs fichiers, sans répartir un même établissement entre deux.`,
      }
    case 'establishment_too_long':
      return {
        title: 'Un établissement a trop de lignes',
        detail: `${refusal.uai} en a plus de ${formatNumber(refusal.max)} : aucun établissement n’a autant de personnes.`,
        remedy: 'Vérifiez la colonne « UAI » : elle porte sans doute le même numéro sur les lignes de tous.',
      }
    case 'nobody_administered':
      return {
        title: 'Aucun de ces établissements n’est de votre ressort',
        detail: 'Les UAI de cette liste ne sont pas ceux d’établissements que vous administrez.',
        remedy: 'Vérifiez la colonne « UAI » ; créez d’abord les établissements qui manquent, ou chargez l’annuaire.',
      }
    case 'too_large':
      return {
        title: 'Le fichier est trop volumineux',
        detail: `Sous cette forme, une liste est lue jusqu’à ${megabytes(refusal.maxBytes)}.`,
        remedy: refusal.maxBytes < MAX_GROUP_BYTES ? AS_TEXT : IN_PARTS,
      }
    case 'inflates_too_much':
      return {
        title: 'Le fichier est bien plus grand qu’il n’en a l’air',
        detail: `Une fois décompressé, il dépasse ${megabytes(refusal.maxBytes)}. Sa lecture a été arrêtée.`,
        remedy: refusal.maxBytes < MAX_GROUP_BYTES ? AS_TEXT : IN_PARTS,
      }
    case 'too_many_rows':
      return {
        title: 'Le fichier a trop de lignes',
        detail: `Un classeur ou un export XML est lu jusqu’à ${formatNumber(refusal.max)} lignes.`,
        remedy: AS_TEXT,
      }
    case 'table_too_large':
      return {
        title: 'Le fichier contient trop de texte',
        detail: 'Ses cellules contiennent ensemble plus de texte qu’un classeur ou un export XML n’en peut apporter.',
        remedy: AS_TEXT,
      }
    case 'several_files':
      return {
        title: 'Cette archive contient plusieurs fichiers',
        detail: `Elle en contient ${formatNumber(refusal.files)}, et une seule liste est lue à la fois.`,
        remedy: IN_TURN,
      }
    case 'too_many_entries':
    case 'nested_archive':
      return { ...describeRefusal(refusal), remedy: IN_TURN }
    case 'binary':
      return {
        ...describeRefusal(refusal),
        remedy:
          refusal.format === 'xls'
            ? 'Ouvrez-le dans votre tableur, enregistrez-le en XLSX, ODS ou CSV, sans mot de passe, et apportez ce nouveau fichier.'
            : ANOTHER_FILE,
      }
    case 'empty':
    case 'markup':
    case 'not_a_list':
    case 'other_document':
    case 'no_file':
      return { ...describeRefusal(refusal), remedy: ANOTHER_FILE }
    case 'unmatched_columns':
      return {
        ...describeRefusal(refusal),
        remedy: 'Donnez à cette colonne le titre « Identifiant PRONOTE » dans le fichier, puis apportez-le de nouveau.',
      }
    case 'several_columns':
      return {
        ...describeRefusal(refusal),
        remedy: 'Ne laissez dans le fichier que celle des deux qui convient, puis apportez-le de nouveau.',
      }
    default:
      return describeRefusal(refusal)
  }
}

/** Why the posted form of such a list was not even read. */
export function describeGroupUploadRefusal(refusal: UploadFault): RefusalText {
  switch (refusal.reason) {
    case 'too_large':
      return describeGroupRefusal(refusal)
    case 'empty':
      return {
        title: 'Aucune liste n’est arrivée',
        detail: 'Aucun fichier n’a été choisi, ou il est vide.',
        remedy: frenchSpaces(ANOTHER_FILE),
      }
    default:
      return describeUploadRefusal(refusal)
  }
}
