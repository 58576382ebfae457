export type Field =
  | 'pronoteId'
  | 'casId'
  | 'entId'
  | 'loginId'
  | 'lastName'
  | 'firstName'
  | 'className'
  | 'mainClass'
  | 'level'
  | 'civility'
  | 'function'
  | 'subject'
  | 'birthDate'
  | 'nationalId'
  | 'pupils'
  | 'uai'
  | 'guardian'

/** A column as found; `field` is null when the list carries it and we have no use for it. */
export type Column = { header: string; field: Field | null; duplicate: boolean }

/** Headers after normalisation: the labels of 2011 and 2025, then the codes of the text export, which are less sure. */
const ALIASES: Record<Exclude<Field, 'guardian'>, string[]> = {
  pronoteId: [
    'identifiant pronote',
    'identifiants pronote',
    'identifiant pronote ent',
    'id pronote',
    'id pronote ent',
    'ident pronote',
    'idpronote',
    'identpronote',
    'identifiantpronote',
  ],
  casId: ['identifiant cas', 'identifiants cas', 'id cas', 'ident cas', 'idcas', 'identcas', 'identifiantcas'],
  entId: ['identifiant ent', 'id ent', 'ident ent', 'uid'],
  loginId: ['identifiant de connexion', 'identifiant connexion', 'id connexion', 'id de connexion', 'login'],
  lastName: ['nom', 'noms', 'nom de famille', 'nom d usage', 'nom prenom', 'nom et prenom', 'nom eleve', 'eleve nom'],
  firstName: ['prenom', 'prenoms', 'prenom usuel', 'prenom eleve', 'eleve prenom'],
  className: ['classe', 'classes', 'classe s', 'division', 'divisions', 'classe de l eleve', 'classe de rattachement'],
  mainClass: ['classe dont il est professeur principal', 'professeur principal', 'prof principal', 'pp'],
  level: ['niveau', 'niveaux'],
  civility: ['civilite', 'civ'],
  function: ['fonction', 'fonctions'],
  subject: ['discipline', 'disciplines', 'matiere', 'matieres', 'matieres enseignees'],
  birthDate: ['ne e le', 'ne le', 'nee le', 'date de naissance', 'date naissance', 'date naiss', 'naissance'],
  nationalId: ['numero national', 'ine', 'identifiant national'],
  uai: [
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
  ],
  pupils: ['eleve', 'eleves', 'enfant', 'enfants', 'eleves rattaches', 'enfants a charge', 'lien de parente'],
}

const FIELD_OF_ALIAS = new Map(
  Object.entries(ALIASES).flatMap(([field, aliases]) => aliases.map((alias) => [alias, field as Field] as const)),
)

/** `R1_NOM`, `R2 CIVILITE`, `Responsable1_PRENOM`: guardians written beside the pupil. */
const GUARDIAN_HEADER = /^(r|resp|responsable|responsable legal) ?[1-9] ?\S/

/**
 * What each header stands for, whatever the case, accents, punctuation and spaces, and in any order. Of two columns for
 * one field the first counts and the other is marked `duplicate`.
 */
export function recogniseColumns(headers: string[]): Column[] {
  const taken = new Set<Field>()
  return headers.map((header) => {
    const normalised = normaliseHeader(header)
    const field = FIELD_OF_ALIAS.get(normalised) ?? (GUARDIAN_HEADER.test(normalised) ? 'guardian' : null)
    const duplicate = field !== null && field !== 'guardian' && taken.has(field)
    if (field !== null) taken.add(field)
    return { header: header.trim(), field: duplicate ? null : field, duplicate }
  })
}

/** `normaliseHeader('Id. PRONOTE-ENT')` is `'id pronote ent'`. */
export function normaliseHeader(header: string): string {
  return header
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}
