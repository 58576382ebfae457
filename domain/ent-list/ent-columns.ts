import { normaliseHeader, UAI_TITLES } from '@/domain/lists/recognise-columns'
import { readProfile } from '@/domain/ent-list/read-profile'
import type { Profile } from '@/domain/people/profile'

export type EntField = 'entId' | 'lastName' | 'firstName' | 'profile' | 'className' | 'uai'

/** The index of the column of each field that was found. */
export type EntColumns = Partial<Record<EntField, number>>

/** Titles after normalisation, the surest first: where a list has two of them, the first is the one CAS gives. */
const ALIASES: Record<EntField, string[]> = {
  entId: [
    'identifiant ent',
    'id ent',
    'identifiant cas',
    'uid',
    'login',
    'identifiant de connexion',
    'identifiant',
    'nom d utilisateur',
  ],
  lastName: ['nom', 'nom de famille', 'nom d usage', 'lastname', 'last name', 'sn'],
  firstName: ['prenom', 'prenom usuel', 'prenoms', 'firstname', 'first name', 'givenname'],
  profile: ['profil', 'type', 'categorie', 'type de profil', 'profils'],
  className: ['classe', 'classes', 'division', 'class'],
  // A column of the schools' names holds no UAI, and then tells of no row that it is another's.
  uai: [...UAI_TITLES, 'etablissement', 'etablissements', 'structure', 'structures', 'code structure'],
}

/** ItsLearning writes whose list it is after each title: `Nom eleve`, `Prenom personnel Educatif`. */
const SUFFIX = / (eleve|enseignant|parent|personnel educatif)$/

/** What the titles of an ENT's list say: the column of each field, and whose list it is when each title says it. */
export function recogniseEntColumns(headers: readonly string[]): { columns: EntColumns; suffix: Profile | null } {
  const titles = headers.map(normaliseHeader)
  const suffixed = titles.map((title) => SUFFIX.exec(title)?.[1] ?? null)
  const bare = titles.map((title) => title.replace(SUFFIX, ''))
  const columns: EntColumns = {}
  for (const field of Object.keys(ALIASES) as EntField[]) {
    const at = ALIASES[field].map((alias) => bare.indexOf(alias)).find((index) => index !== -1)
    if (at !== undefined) columns[field] = at
  }
  const said = suffixed.find((one) => one !== null)
  return { columns, suffix: said ? readProfile(said) : null }
}
