import type {
  ErrorFinding,
  ErrorParams,
  ErrorRule,
  WarningFinding,
  WarningParams,
  WarningRule,
} from '@/domain/import/finding'
import type { ImportPreview } from '@/domain/import/preview-import'
import type { CasIdFault } from '@/domain/import/read-cas-id'
import type { Profile } from '@/domain/people/profile'
import { PROFILE_LABELS } from '@/features/establishments/presentation'
import type { FoundRecord } from '@/lib/action-state'
import { toCsv } from '@/lib/csv'
import { frenchSpaces } from '@/lib/french-spaces'
import { formatNumber } from '@/lib/numbers'
import { counted, plural } from '@/lib/plural'
import { nameWords, sortKey } from '@/lib/search-text'

/** A finding on a row in words; `rule` stays the code for programs, `label` is its short name. */
export type FindingText = {
  line: number
  column: string
  value: string
  rule: ErrorRule | WarningRule
  label: string
  detail: string
  remedy: string
}

const ONE_OF = {
  pupil: 'un élève',
  guardian: 'un responsable',
  teacher: 'un professeur',
  staff: 'un personnel',
} satisfies Record<Profile, string>

const FIX_AND_RESEND =
  'Corrigez cette cellule dans le fichier, ou refaites la copie de la liste depuis PRONOTE, puis déposez-la de nouveau.'

const CAS_ID_NOT_TAKEN = 'Il n’est pas pris : la personne garde celui qui était connu, ou n’en a pas.'

const CAS_ID_FAULTS = {
  placeholder: () => 'La cellule dit qu’il n’y a rien, comme l’écrit un tableur : ce n’est pas un identifiant CAS.',
  formula: (first) => `L’identifiant CAS commence par ${first}, comme une formule de tableur : ce n’en est pas un.`,
  invisible: () => 'La cellule de l’identifiant CAS contient des caractères invisibles : elle a été abîmée en chemin.',
  blank: () => 'L’identifiant CAS contient une espace, ce qu’aucun ENT n’écrit : ce n’en est pas un.',
  nothing: () => 'L’identifiant CAS n’a ni lettre ni chiffre : ce n’en est pas un.',
  foreign: (letters) =>
    `L’identifiant CAS contient ${letters}, d’un autre alphabet que le nôtre : ce n’en est pas un, même s’il y ressemble.`,
  strange: (characters) => `L’identifiant CAS contient ${characters}, ce qu’aucun ENT n’écrit : ce n’en est pas un.`,
} satisfies Record<CasIdFault['fault'], (characters: string) => string>

type Words = { label: string; detail: string; remedy: string }

const ERRORS = {
  missing_identifier: () => ({
    label: 'Identifiant PRONOTE absent',
    detail: 'Cette personne n’a pas d’identifiant PRONOTE dans la liste : elle ne peut pas être suivie.',
    remedy:
      'Dans PRONOTE, ouvrez la liste et vérifiez que cette personne a un identifiant : il est créé quand la gestion des identifiants ENT est activée (Paramètres > PRÉFÉRENCES > Affichages > Gestion ENT / CAS).',
  }),
  row_too_short: ({ cells, columns }) => ({
    label: 'Ligne trop courte',
    detail: `La ligne s’arrête après ${cells} ${plural(cells, 'cellule', 'cellules')} sur ${columns}, avant l’identifiant PRONOTE.`,
    remedy: 'Complétez la ligne dans le fichier, ou refaites la copie de la liste depuis PRONOTE.',
  }),
  identifier_format: ({ length, strange }) => ({
    label: 'Identifiant PRONOTE mal formé',
    detail: `Un identifiant PRONOTE a 16 lettres ou chiffres ; celui-ci a ${length} ${plural(length, 'caractère', 'caractères')}${
      strange.length > 0 ? `, dont ${named(strange)}` : ''
    }.`,
    remedy: 'Copiez l’identifiant depuis la liste de PRONOTE plutôt que de le ressaisir ou de le numériser.',
  }),
  identifier_foreign_letter: ({ character, looksLike, script }) => ({
    label: 'Lettre d’un autre alphabet',
    detail: `L’identifiant contient « ${character} », une lettre ${script === 'cyrillic' ? 'cyrillique' : 'grecque'} qui ressemble à « ${looksLike} » sans en être une.`,
    remedy: 'Copiez l’identifiant depuis la liste de PRONOTE, sans le ressaisir.',
  }),
  duplicate_identifier: ({ lines, more }) => ({
    label: 'Même identifiant, contenus différents',
    detail: `Cet identifiant PRONOTE figure aussi ${atLines(lines, more)}, avec un autre contenu : rien ne dit quelle ligne est la bonne, aucune n’est prise.`,
    remedy: 'Ne gardez dans le fichier que la ligne juste, ou refaites la copie de la liste depuis PRONOTE.',
  }),
  other_profile: ({ profile, imported }) => ({
    label: 'Identifiant d’un autre profil',
    detail: `Cet identifiant PRONOTE est déjà celui d’${ONE_OF[profile]} de l’établissement ; il ne peut pas être aussi celui d’${ONE_OF[imported]}.`,
    remedy: `Vérifiez que la liste est bien celle des ${PROFILE_LABELS[imported].many} et que l’identifiant a été copié sur la bonne ligne.`,
  }),
  other_establishment: ({ uai }) => ({
    label: 'Ligne d’un autre établissement',
    detail: `Cette ligne est de l’établissement ${uai}, et non de celui-ci : sa personne n’est pas prise ici.`,
    remedy:
      'Apportez-la dans l’espace de cet établissement, ou à l’académie la liste entière ; si c’est l’UAI qui est faux, corrigez la cellule dans le fichier, puis déposez-le de nouveau. Elle ne se corrige pas ici : d’une ligne d’un autre établissement, seul l’UAI est gardé.',
  }),
  cell_too_long: ({ length, max }) => ({
    label: 'Cellule démesurée',
    detail: `La cellule compte ${formatNumber(length)} caractères, pour ${formatNumber(max)} au plus : des lignes se sont sans doute collées entre elles.`,
    remedy: FIX_AND_RESEND,
  }),
  line_break: ({ endLine }) => ({
    label: 'Cellule sur plusieurs lignes',
    detail: `Une cellule entre guillemets court jusqu’à la ligne ${endLine} : un guillemet en trop a sans doute avalé les lignes suivantes.`,
    remedy: 'Supprimez le guillemet en trop ou le retour à la ligne, puis déposez la liste de nouveau.',
  }),
  left_out: () => ({
    label: 'Laissée de côté à la main',
    detail: 'Quelqu’un a choisi de ne pas prendre cette ligne. Sa personne, si elle est connue, ne change pas.',
    remedy: 'Pour la reprendre, annulez ce choix dans les corrections.',
  }),
} satisfies { [Rule in ErrorRule]: (params: ErrorParams[Rule]) => Words }

const WARNINGS = {
  normalised: ({ identifier }) => ({
    label: 'Identifiant remis en forme',
    detail: `Les espaces ont été retirés et les lettres mises en capitales : « ${identifier} » est retenu.`,
    remedy: 'Rien à faire si l’identifiant est le bon.',
  }),
  look_alike: ({ characters }) => ({
    label: 'Caractères à vérifier',
    detail: `L’identifiant contient ${named(characters)} : les identifiants PRONOTE connus n’ont jamais 0, 1, I, L ni O, sans doute pour éviter les confusions.`,
    remedy: 'Comparez-le à celui affiché dans PRONOTE ; il est gardé tel quel.',
  }),
  no_name: () => ({
    label: 'Personne sans nom',
    detail: 'Le nom est vide : la personne est gardée, mais le rapport ne pourra la désigner que par son identifiant.',
    remedy: 'Complétez le nom dans PRONOTE, puis apportez la liste de nouveau.',
  }),
  control_characters: ({ cleaned }) => ({
    label: 'Caractères invisibles retirés',
    detail:
      cleaned === ''
        ? 'La cellule ne contenait que des caractères invisibles : elle est tenue pour vide.'
        : `La cellule contenait des caractères invisibles : « ${cleaned} » est retenu.`,
    remedy: 'Rien à faire si la valeur est la bonne.',
  }),
  value_too_long: ({ length, max }) => ({
    label: 'Valeur raccourcie',
    detail: `La cellule compte ${formatNumber(length)} caractères : seuls les ${max} premiers sont gardés.`,
    remedy: 'Vérifiez cette cellule dans PRONOTE.',
  }),
  extra_cells: ({ columns }) => ({
    label: 'Cellules en trop',
    detail: `La ligne a plus de cellules que la liste n’a de colonnes (${columns}) : ce qui dépasse est laissé de côté.`,
    remedy: 'Vérifiez que les valeurs de cette ligne sont sous les bons titres.',
  }),
  cas_id_too_long: ({ length, max }) => ({
    label: 'Identifiant CAS trop long',
    detail: `L’identifiant CAS compte ${length} caractères, pour ${max} au plus : ce n’en est sans doute pas un. ${CAS_ID_NOT_TAKEN}`,
    remedy:
      'Dans PRONOTE, regardez la colonne « Identifiant CAS » de cette personne et videz la cellule si elle est fausse : elle se remplira à la prochaine connexion depuis l’ENT.',
  }),
  cas_id_form: ({ fault, characters }) => ({
    label: 'Identifiant CAS impossible',
    detail: `${CAS_ID_FAULTS[fault](named(characters))} ${CAS_ID_NOT_TAKEN}`,
    remedy:
      'Dans PRONOTE, regardez la colonne « Identifiant CAS » de cette personne. Si la cellule y dit la même chose, videz-la : elle se remplira à la prochaine connexion depuis l’ENT. Sinon, c’est la copie qui est abîmée : reprenez l’identifiant que PRONOTE affiche.',
  }),
  cas_id_shared: ({ lines, more, elsewhere }) => ({
    label: 'Identifiant CAS partagé',
    detail: `Cet identifiant CAS est aussi celui d’une autre personne (${sharedWith(lines, more, elsewhere)}). Les deux sont gardées ; aucune ne compte comme appariée.`,
    remedy:
      'Dans PRONOTE, videz la cellule « Identifiant CAS » de la personne à qui il n’appartient pas : le bon sera écrit à sa prochaine connexion depuis l’ENT.',
  }),
} satisfies { [Rule in WarningRule]: (params: WarningParams[Rule]) => Words }

export function describeError(finding: ErrorFinding): FindingText {
  const describe = ERRORS[finding.rule] as (params: ErrorFinding['params']) => Words
  return inWords(finding, describe(finding.params))
}

export function describeWarning(finding: WarningFinding): FindingText {
  const describe = WARNINGS[finding.rule] as (params: WarningFinding['params']) => Words
  return inWords(finding, describe(finding.params))
}

function inWords({ line, column, value, rule }: ErrorFinding | WarningFinding, words: Words): FindingText {
  return {
    line,
    column,
    value,
    rule,
    label: frenchSpaces(words.label),
    detail: frenchSpaces(words.detail),
    remedy: frenchSpaces(words.remedy),
  }
}

function named(characters: readonly string[]): string {
  return characters.map((character) => `« ${character} »`).join(', ')
}

function atLines(lines: number[], more: number): string {
  if (lines.length === 1 && more === 0) return `à la ligne ${lines[0]}`
  return more > 0
    ? `aux lignes ${lines.join(', ')} et à ${formatNumber(more)} ${plural(more, 'autre', 'autres')}`
    : `aux lignes ${lines.slice(0, -1).join(', ')} et ${lines.at(-1)}`
}

function sharedWith(lines: number[], more: number, elsewhere: Profile[]): string {
  const inList = lines.length > 0 ? [atLines(lines, more)] : []
  return [...inList, ...elsewhere.map((profile) => `${ONE_OF[profile]} hors de cette liste`)].join(' ; ')
}

/** How many of each kind the screen shows: more is a wrong file. */
export const SHOWN_FINDINGS = 100

/** The place of a finding among those of its kind, for a link to lead there. */
export function findingAnchor(kind: 'errors' | 'warnings', index: number): string {
  return `${kind}-${index}`
}

type ToldFindings = Pick<ImportPreview, 'errors' | 'warnings'>

/** What was found on the rows of somebody who is looked for, accents and case aside; each leads to its row, if shown. */
export function findingsOfName(typed: string, { errors, warnings }: ToldFindings): FoundRecord[] {
  const words = nameWords(typed)
  const isMeant = (who = '') => words.length > 0 && words.every((word) => sortKey(who).includes(word))
  const record = (kind: 'errors' | 'warnings', who: string | undefined, index: number, text: FindingText) => {
    if (!isMeant(who)) return []
    const href = index < SHOWN_FINDINGS ? `#${findingAnchor(kind, index)}` : null
    const place = `${kind === 'errors' ? 'Erreur' : 'Avertissement'}, ligne ${text.line}`
    return [{ href, title: who ?? '', detail: frenchSpaces(`${place} : ${text.label}. ${text.detail} ${text.remedy}`) }]
  }
  return [
    ...errors.flatMap((one, index) => record('errors', one.who, index, describeError(one))),
    ...warnings.flatMap((one, index) => record('warnings', one.who, index, describeWarning(one))),
  ]
}

/** The same, counted. */
export function foundFindingsSentence(found: number, shown: number): string {
  if (found === 0) return 'Rien n’a été trouvé à redire sur une ligne de ce nom.'
  const words = `${formatNumber(found)} ${plural(found, 'anomalie trouvée', 'anomalies trouvées')}.`
  return found > shown ? `${words} Les ${shown} premières sont montrées : tapez davantage du nom.` : words
}

/** Of findings beyond the most that are kept: that they are listed nowhere, and the way to them. Null when all are. */
export function notListedSentence({ total, listed }: { total: number; listed: number }): string | null {
  const more = total - listed
  if (more <= 0) return null
  const others = counted(more, 'autre n’est listée', 'autres ne sont listées')
  return frenchSpaces(
    `${others} nulle part, ni sur la page ni dans le fichier des anomalies. C’est sans doute le fichier entier qui est à refaire ; sinon corrigez celles qui sont listées : les suivantes paraîtront.`,
  )
}

type AllFindings = Pick<ImportPreview, 'errors' | 'errorTotal' | 'warnings' | 'warningTotal'>

/** The findings of an analysis as a file, errors first, in the order of the list; then how many it does not list. */
export function findingsCsv({ errors, warnings, errorTotal, warningTotal }: AllFindings): string {
  const row = (kind: string, { line, column, value, label, detail, remedy }: FindingText) =>
    [kind, line, column, value, label, detail, remedy] as const
  const rest = (kind: string, total: number, listed: number) => {
    const sentence = notListedSentence({ total, listed })
    return sentence === null ? [] : [[kind, null, '', '', 'Fichier incomplet', sentence, ''] as const]
  }
  return toCsv(
    ['Gravité', 'Ligne', 'Colonne', 'Valeur', 'Règle', 'Explication', 'Que faire'],
    [
      ...errors.map((finding) => row('Erreur', describeError(finding))),
      ...rest('Erreur', errorTotal, errors.length),
      ...warnings.map((finding) => row('Avertissement', describeWarning(finding))),
      ...rest('Avertissement', warningTotal, warnings.length),
    ],
  )
}
