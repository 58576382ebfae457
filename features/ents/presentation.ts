import { SUBJECT_SOURCES } from '@/domain/configuration/configuration'
import { SUBJECT_SOURCE_LABELS } from '@/features/configuration-fields/presentation'
import type { EntField } from '@/features/ents/components/ent-form'
import type { EntDraft } from '@/features/ents/schemas'
import { frenchSpaces } from '@/lib/french-spaces'
import { counted } from '@/lib/plural'

export const ENT_SENTENCES = {
  unknown: 'Cet ENT n’existe pas, ou pas dans votre académie.',
  unknown_academy: 'Choisissez une académie que vous administrez.',
  name_taken: 'Cette académie a déjà un ENT de ce nom.',
  changed:
    'Quelqu’un a modifié cet ENT entre-temps : la page montre maintenant ses nouvelles valeurs. Votre saisie est conservée dans le formulaire : vérifiez-la, puis enregistrez à nouveau.',
} as const

/** The fields of an ENT's form, with where to find each. */
const ENT_FIELD_WORDS = {
  name: { label: 'Nom', hint: 'Comme ses utilisateurs le connaissent.', example: 'eCollège 31' },
  vendor: { label: 'Éditeur', hint: 'Qui fournit le portail.', example: 'K-d’école' },
  casUrl: {
    label: 'URL du serveur CAS',
    hint: 'Sans « /login » ni barre oblique à la fin.',
    example: 'https://cas.ecollege.haute-garonne.fr',
  },
  identifierAttribute: {
    label: 'Attribut CAS contenant l’identifiant PRONOTE',
    hint: 'Majuscules et minuscules comptent.',
    example: 'idPronote',
  },
  subjectAttribute: {
    label: 'Attribut CAS de l’utilisateur',
    hint: 'S’il est désigné par un attribut.',
    example: 'login',
  },
  matchingCode: { label: 'Code de rapprochement', hint: 'À recopier tel quel.', example: 'PRONOTECAS' },
  exportTarget: {
    label: 'Destinataire de l’export chiffré',
    hint: 'Le nom de l’ENT dans la liste proposée par PRONOTE.net.',
    example: "K-d'école",
  },
  portalSsoType: {
    label: 'Type de SSO dans le portail',
    hint: 'À choisir dans la liste du portail.',
    example: 'SSO Pronote avec CAS',
  },
} as const satisfies Record<Exclude<keyof EntDraft, 'subjectSource'>, { label: string; hint: string; example: string }>

const REQUIRED: readonly string[] = ['name', 'vendor', 'casUrl', 'identifierAttribute']
/** What a new ENT is proposed with. */
const USUAL = { identifierAttribute: 'idPronote', portalSsoType: 'SSO Pronote avec CAS' } as const

/** The text fields of an ENT's form, filled with what is stored or, for a new one, with what is usual. */
export function entFields(ent: EntDraft | null): EntField[] {
  return Object.entries(ENT_FIELD_WORDS).map(([name, { label, hint, example }]) => ({
    name,
    label,
    hint: frenchSpaces(`${hint} Exemple : ${example}`),
    isRequired: REQUIRED.includes(name),
    stored: ent ? (ent[name as keyof EntDraft] ?? '') : name in USUAL ? USUAL[name as keyof typeof USUAL] : '',
  }))
}

export const SUBJECT_SOURCE_OPTIONS = SUBJECT_SOURCES.map((value) => ({ value, label: SUBJECT_SOURCE_LABELS[value] }))

/** Why a change of an ENT does not reach its establishments by itself. */
export function usersSentence(establishments: number): string {
  if (establishments === 0) return 'Aucun établissement n’utilise encore cet ENT.'
  const used = `${counted(establishments, 'établissement utilise', 'établissements utilisent')} cet ENT.`
  return frenchSpaces(
    `${used} Leur configuration garde ses valeurs : elles ont été recopiées au départ et peuvent avoir été corrigées sur place.`,
  )
}

export function savedSentence(establishments: number): string {
  return establishments === 0 ? 'L’ENT est enregistré.' : `L’ENT est enregistré. ${usersSentence(establishments)}`
}
