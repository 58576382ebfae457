import type { IconName } from '@/components/ui/icon'
import type { Tone } from '@/components/ui/tone'
import type { PortalImportRefusal, PortalOutcome, PortalWarning } from '@/domain/portal-import/judge-portal-import'
import type { Profile } from '@/domain/people/profile'
import type { PortalImport, PortalMode } from '@/domain/portal-import/portal-import'
import type { PortalPart, PortalTextRefusal } from '@/domain/portal-import/read-portal-text'
import type { WithdrawalRefusal } from '@/features/portal-imports/mutations'
import { PROFILE_LABELS } from '@/features/establishments/presentation'
import { formatDate, formatDateTime } from '@/lib/dates'
import { frenchSpaces } from '@/lib/french-spaces'
import { formatNumber } from '@/lib/numbers'
import { plural } from '@/lib/plural'

/** Where the import is made, and where its result is read. */
export const PORTAL_PATH = 'Gestion portail > Services tiers > Importer les identifiants Pronote'

export const MODE_LABELS = { complete: 'Complet', partial: 'Partiel' } as const satisfies Record<PortalMode, string>

export const MODE_HINTS = {
  complete: 'Tout le fichier : obligatoire la première fois.',
  partial: 'Les personnes arrivées depuis.',
} as const satisfies Record<PortalMode, string>

export const OUTCOME_LABELS = {
  done: { label: 'Terminé', tone: 'success', icon: 'check' },
  interrupted: { label: 'Interrompu', tone: 'danger', icon: 'x' },
  nothing_imported: { label: 'Rien importé', tone: 'danger', icon: 'x' },
  before_school_year: { label: 'Avant la rentrée', tone: 'neutral', icon: 'history' },
} as const satisfies Record<PortalOutcome, { label: string; tone: Tone; icon: IconName }>

/** What happened or is doubtful, and what to do about it. */
export type Told = { title: string; detail: string; remedy: string }

const REDO = 'Refaites l’export depuis PRONOTE, puis un import en mode complet, et notez-le ici'

const OUTCOMES = {
  done: {
    title: 'L’import est noté',
    detail: 'L’ENT connaît les personnes de ce fichier.',
    remedy: 'Chacune sera appariée à sa première connexion à PRONOTE depuis l’ENT.',
  },
  interrupted: {
    title: 'Cet import n’est pas fait : il a été interrompu',
    detail: 'Une partie des personnes n’est pas connue de l’ENT, sans que l’on sache lesquelles.',
    remedy: `${REDO} : son nombre d’identifiants doit être celui des personnes de votre base.`,
  },
  nothing_imported: {
    title: 'Cet import n’est pas fait : il n’a importé personne',
    detail: 'Le fichier était vide, ou n’était pas celui de cet établissement.',
    remedy: `Vérifiez les paramètres d’export de la base. ${REDO}.`,
  },
  before_school_year: {
    title: 'Cet import date d’avant le 1er août',
    detail:
      'Il est gardé, mais ne prouve rien pour cette année : la base de la nouvelle année a d’autres identifiants.',
    remedy: `${REDO}.`,
  },
} as const satisfies Record<PortalOutcome, Told>

/** What became of an import, why, and what to do next. */
export function tellOutcome(outcome: PortalOutcome, { mode }: Pick<PortalImport, 'mode'>): Told {
  const { title, detail, remedy } = OUTCOMES[outcome]
  const told = outcome === 'done' && mode === 'partial' ? 'L’ENT connaît aussi les personnes arrivées depuis.' : detail
  return spaced({ title, detail: told, remedy })
}

type Warnings = { [Code in PortalWarning['code']]: (warning: Extract<PortalWarning, { code: Code }>) => Told }

const WARNINGS: Warnings = {
  count_differs: ({ count, people, at }) => ({
    title: 'Les nombres ne sont pas les mêmes',
    detail: `L’ENT annonce ${counted(count, 'identifiant', 'identifiants')}, et les listes apportées ici comptaient ${knownThen(people, at)}.`,
    remedy:
      count > people
        ? 'Apportez ici les listes à jour des quatre profils. Si l’écart demeure, vérifiez que le fichier était bien celui de cet établissement.'
        : 'Vérifiez dans PRONOTE combien de personnes a la base. Si elles manquent bien dans l’ENT, refaites l’export, puis un import complet.',
  }),
  profiles_unknown: ({ count, people, at, profiles }) => ({
    title: 'Ce nombre ne peut pas encore être comparé',
    detail: `L’ENT annonce ${counted(count, 'identifiant', 'identifiants')}, et les listes apportées ici comptaient ${knownThen(people, at)} : il y manque ${plural(profiles.length, 'celle', 'celles')} ${ofProfiles(profiles)}.`,
    remedy: 'Apportez les listes à jour des quatre profils, puis comparez.',
  }),
  some_profiles: ({ count, people, at, profiles }) => ({
    title: 'L’import ne portait sans doute que sur une partie des profils',
    detail: `L’ENT annonce ${counted(count, 'identifiant', 'identifiants')} : c’est le nombre ${ofProfiles(profiles)}, parmi les personnes connues ici, ${formatNumber(people)}${onDay(at)}.`,
    remedy:
      'Si c’était voulu, rien n’est à refaire. Sinon refaites l’export depuis PRONOTE avec tous les profils, puis un import complet.',
  }),
  arrivals_differ: ({ count, arrived, since }) => ({
    title: 'Les nombres ne sont pas les mêmes',
    detail: `L’ENT annonce ${counted(count, 'identifiant', 'identifiants')}, et les listes apportées ici comptaient ${counted(arrived, 'personne arrivée', 'personnes arrivées')} depuis l’import du ${formatDateTime(since)}.`,
    remedy:
      count > arrived
        ? 'Si le fichier portait aussi des personnes déjà connues de l’ENT, rien n’est à refaire. Sinon apportez ici les listes à jour des quatre profils, puis comparez.'
        : 'Vérifiez dans PRONOTE que l’export prend toutes les personnes arrivées depuis. S’il en manquait, refaites-le, puis un import partiel.',
  }),
  arrivals_unknown: ({ count, since }) => ({
    title: 'Ce nombre ne peut pas être comparé',
    detail: `L’ENT annonce ${counted(count, 'identifiant', 'identifiants')}. Combien de personnes sont arrivées depuis l’import du ${formatDateTime(since)} n’est pas connu : les listes des quatre profils n’avaient pas toutes été apportées avant lui.`,
    remedy: 'Comptez dans PRONOTE les personnes arrivées depuis, et comparez.',
  }),
  count_unknown: () => ({
    title: 'Le nombre d’identifiants n’est pas noté',
    detail: 'Rien ne dit que toutes les personnes de la base sont dans l’ENT.',
    remedy: 'Lisez-le sur la page du portail : s’il y est encore, retirez cet import et notez-le avec son nombre.',
  }),
  nobody_known: ({ count }) => ({
    title: 'Ce nombre ne peut pas encore être comparé',
    detail: `L’ENT annonce ${counted(count, 'identifiant', 'identifiants')}, et aucune liste n’a été apportée ici.`,
    remedy: 'Apportez les listes des quatre profils, puis comparez.',
  }),
}

/** A doubt about an import that is noted, with both numbers when two differ. */
export function tellWarning(warning: PortalWarning): Told {
  const tell = WARNINGS[warning.code] as (warning: PortalWarning) => Told
  return spaced(tell(warning))
}

const REFUSALS = {
  in_future: () => 'La date de cet import est à venir. Vérifiez le jour et l’heure sur la page du portail.',
  already_recorded: ({ at }) =>
    `L’import du ${formatDateTime(at)} est déjà noté. S’il contient une erreur, retirez-le d’abord de la liste, puis notez-le de nouveau.`,
  before_school_year: ({ at }) =>
    `Cet import est du ${formatDate(at)}, avant cette année scolaire, et il est partiel : il ne dit rien des personnes d’aujourd’hui. Si le portail montre bien cette date, aucun import n’y a été fait cette année : faites-en un en mode complet, puis notez-le ici.`,
  first_is_partial: () =>
    'Cet import est partiel, et aucun import complet terminé n’est noté avant lui pour cette année scolaire. Sans import complet, l’ENT ne connaît qu’une partie des personnes. Refaites-le dans l’ENT en mode complet, puis notez-le ici. S’il y en a eu un avant, notez-le d’abord.',
} satisfies Record<PortalImportRefusal['reason'], (made: PortalImport) => string>

/** The field of the form by hand where the refusal is to be mended. */
export const REFUSED_FIELDS = {
  in_future: 'date',
  already_recorded: 'date',
  before_school_year: 'date',
  first_is_partial: 'mode',
} as const satisfies Record<PortalImportRefusal['reason'], string>

export function recordRefusalSentence({ reason }: PortalImportRefusal, made: PortalImport): string {
  return REFUSALS[reason](made)
}

const WITHDRAWAL_REFUSALS = {
  not_found: 'Cet import n’est pas dans la liste. Rechargez la page.',
  already_withdrawn: 'Cet import est déjà retiré.',
} satisfies Record<WithdrawalRefusal['reason'], string>

export function withdrawalRefusalSentence({ reason }: WithdrawalRefusal): string {
  return WITHDRAWAL_REFUSALS[reason]
}

const PART_NAMES = {
  count: 'le nombre (« … identifiant(s) Pronote importé(s). »)',
  date: 'la date (« Dernier import fait le : jj/mm/aaaa »)',
  time: 'l’heure (« à hh:mm », après la date)',
  mode: 'le mode (« en mode Complet » ou « en mode Partiel »)',
  interruption: 'si l’import a été interrompu (« Import interrompu. », et rien quand il est terminé)',
} as const satisfies Record<PortalPart, string>

const BY_HAND = 'ou notez l’import à la main'

/** Which parts of the portal's text could not be read, and what to do. */
export function textRefusalSentence(refusal: PortalTextRefusal): string {
  switch (refusal.reason) {
    case 'empty':
      return `Collez d’abord le texte de la page du portail, ${BY_HAND}.`
    case 'too_long':
      return `Ce texte dépasse ${formatNumber(refusal.longest)} caractères : ne copiez que les lignes du résultat, ${BY_HAND}.`
    case 'not_portal_text':
      return `Ce texte n’est pas celui de la page d’import du portail : rien n’y est reconnu. Copiez les lignes du résultat, ${BY_HAND}.`
    case 'parts_unread': {
      const { missing, unclear } = refusal
      const sentences = [
        missing.length > 0 && `Il manque ${listed(missing)}.`,
        unclear.length > 0 && `N’est pas clair, ou figure deux fois sans être le même : ${listed(unclear)}.`,
        `Copiez toutes les lignes du résultat, et elles seules, ${BY_HAND}.`,
      ]
      return sentences.filter(Boolean).join(' ')
    }
  }
}

/** The same, a code and a sentence for each part. */
export function describeTextParts(refusal: PortalTextRefusal): { code: string; detail: string }[] {
  if (refusal.reason !== 'parts_unread') return [{ code: refusal.reason, detail: textRefusalSentence(refusal) }]
  return [
    ...refusal.missing.map((part) => ({ code: `${part}_missing`, detail: `Il manque ${PART_NAMES[part]}.` })),
    ...refusal.unclear.map((part) => ({ code: `${part}_unclear`, detail: `N’est pas clair : ${PART_NAMES[part]}.` })),
  ]
}

function listed(parts: readonly PortalPart[]): string {
  return parts.map((part) => PART_NAMES[part]).join(', ')
}

function counted(count: number, one: string, many: string): string {
  return `${formatNumber(count)} ${plural(count, one, many)}`
}

/** «1 295 identifiants»; null when it is not known. */
export function countInWords(count: number | null): string | null {
  return count === null ? null : counted(count, 'identifiant', 'identifiants')
}

type Shown = Pick<PortalImport, 'mode' | 'count' | 'interrupted'> & { isWithdrawn: boolean; outcome: PortalOutcome }

/**
 * «Partiel · 1 295 identifiants»; and «interrompu» where the badge beside says something else: withdrawn, or of before
 * the school year.
 */
export function portalImportWords({ mode, count, interrupted, isWithdrawn, outcome }: Shown): string {
  const isTold = !isWithdrawn && outcome === 'interrupted'
  const parts = [MODE_LABELS[mode], countInWords(count), interrupted && !isTold && 'interrompu']
  return parts.filter(Boolean).join(' · ')
}

/** «1 295 personnes le 3 novembre 2026 à 14:51»: those whom the number is compared with. */
function knownThen(people: number, at: Date | null): string {
  return `${counted(people, 'personne', 'personnes')}${onDay(at)}`
}

function onDay(at: Date | null): string {
  return at ? ` le ${formatDateTime(at)}` : ''
}

/** «des élèves et des professeurs» */
function ofProfiles(profiles: readonly Profile[]): string {
  const names = profiles.map((profile) => `des ${PROFILE_LABELS[profile].many}`)
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} et ${names.at(-1)}`
}

function spaced({ title, detail, remedy }: Told): Told {
  return { title: frenchSpaces(title), detail: frenchSpaces(detail), remedy: frenchSpaces(remedy) }
}
