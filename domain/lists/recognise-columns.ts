import { unaccented } from '@/lib/unaccented'

export const FIELDS = [
  'pronoteId',
  'casId',
  'entId',
  'loginId',
  'lastName',
  'firstName',
  'className',
  'mainClass',
  'level',
  'civility',
  'function',
  'subject',
  'birthDate',
  'nationalId',
  'pupils',
  'uai',
  'guardian',
] as const

export type Field = (typeof FIELDS)[number]

/** A column as found; `field` is null when the list carries it and we have no use for it. */
export type Column = { header: string; field: Field | null; duplicate: boolean }

/** What a person once said of a column, by its normalised header; null: not to be used. */
export type KnownColumns = ReadonlyMap<string, Field | null>

export const NO_KNOWN_COLUMNS: KnownColumns = new Map()

/** Titles, after normalisation, of a column that tells whose a row is. */
export const UAI_TITLES = [
  'uai',
  'rne',
  'code uai',
  'code rne',
  'uai etablissement',
  'uai de l etablissement',
  'numero uai',
  'numero de l etablissement',
  'numero etablissement',
  'etablissement uai',
]

/** Headers after normalisation: the labels of 2011 and 2025, then the codes of the text export, which are less sure. */
const ALIASES: Record<Exclude<Field, 'guardian'>, string[]> = {
  pronoteId: [
    'identifiant pronote',
    'identifiants pronote',
    'identifiant pronote ent',
    'identifiant de pronote',
    'n identifiant pronote',
    'code pronote',
    'id pronote',
    'id pronote ent',
    'ident pronote',
    'idpronote',
    'identpronote',
    'pronote id',
    'identifiantpronote',
  ],
  casId: [
    'identifiant cas',
    'identifiants cas',
    'identifiant du cas',
    'id cas',
    'ident cas',
    'cas id',
    'idcas',
    'identcas',
    'identifiantcas',
  ],
  entId: ['identifiant ent', 'id ent', 'ident ent', 'uid'],
  loginId: ['identifiant de connexion', 'identifiant connexion', 'id connexion', 'id de connexion', 'login'],
  lastName: ['nom', 'noms', 'nom de famille', 'nom d usage', 'nom prenom', 'nom et prenom'],
  firstName: ['prenom', 'prenoms', 'prenom usuel', 'prenom s'],
  className: ['classe', 'classes', 'classe s', 'division', 'divisions', 'classe de l eleve', 'classe de rattachement'],
  mainClass: ['classe dont il est professeur principal', 'professeur principal', 'prof principal', 'pp'],
  level: ['niveau', 'niveaux'],
  civility: ['civilite', 'civ'],
  function: ['fonction', 'fonctions'],
  subject: ['discipline', 'disciplines', 'matiere', 'matieres', 'matieres enseignees'],
  birthDate: ['ne e le', 'ne le', 'nee le', 'date de naissance', 'date naissance', 'date naiss', 'naissance'],
  nationalId: ['numero national', 'ine', 'identifiant national'],
  uai: UAI_TITLES,
  pupils: ['eleve', 'eleves', 'enfant', 'enfants', 'eleves rattaches', 'enfants a charge', 'lien de parente'],
}

const FIELD_OF_ALIAS = new Map(
  Object.entries(ALIASES).flatMap(([field, aliases]) => aliases.map((alias) => [alias, field as Field] as const)),
)

/** Field codes say whose they are: `PROF_NOM`, `ELEVE_CLASSE`, `NOM_RESPONSABLE`. */
const OWNER = '(?:prof|professeur|enseignant|eleve|el|resp|responsable|pers|personnel)'
const OWNED = new RegExp(`^(?:${OWNER} (?=\\S))|(?<=\\S)(?: (?:de l |du )?${OWNER})$`, 'g')

/**
 * `R1_NOM`, `Responsable1_PRENOM`, `Nom du responsable légal 1`: guardians written beside the pupil. Their number tells them
 * from the people of a list of guardians.
 */
const GUARDIAN = '(?:resp|responsable|representant|parent)(?: legal)?'
const GUARDIAN_HEADER = new RegExp(
  `^r ?[1-9] ?\\S|^${GUARDIAN} ?[1-9] ?\\S|\\S ${GUARDIAN} ?[1-9]$|\\S (?:1er|[2-9]e(?:me)?) ${GUARDIAN}$`,
)

/**
 * What each header stands for, whatever the case, accents, punctuation and spaces, and in any order; what a person said
 * of it counts first. Of two columns for one field the first counts and the other is marked `duplicate`.
 */
export function recogniseColumns(headers: string[], known: KnownColumns = NO_KNOWN_COLUMNS): Column[] {
  const taken = new Set<Field>()
  return headers.map((header) => {
    const field = fieldOfHeader(header, known)
    const duplicate = field !== null && field !== 'guardian' && taken.has(field)
    if (field !== null) taken.add(field)
    return { header: header.trim(), field: duplicate ? null : field, duplicate }
  })
}

/** UTF-16 code units: what is longer is a sentence, not a title. */
const LONGEST_TITLE = 200

/** What a header stands for by itself, its neighbours left aside. */
export function fieldOfHeader(header: string, known: KnownColumns = NO_KNOWN_COLUMNS): Field | null {
  if (header.length > LONGEST_TITLE) return null
  const normalised = normaliseHeader(header)
  const told = known.get(normalised)
  if (told !== undefined) return told
  const field = FIELD_OF_ALIAS.get(normalised)
  if (field !== undefined) return field
  if (GUARDIAN_HEADER.test(normalised)) return 'guardian'
  return FIELD_OF_ALIAS.get(normalised.replace(OWNED, '')) ?? null
}

/** `normaliseHeader('Id. PRONOTE-ENT')` is `'id pronote ent'`. */
export function normaliseHeader(header: string): string {
  return unaccented(header)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}
