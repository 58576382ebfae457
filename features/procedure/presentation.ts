import type { ChangedValue, ValueName } from '@/domain/configuration/changed-values'
import { CONFIGURATION_FIELDS } from '@/domain/configuration/configuration'
import type { AttestRefusal } from '@/domain/procedure/attest'
import { ATTESTED_AGAIN_REASON, type AttestAgainRefusal } from '@/domain/procedure/attest-again'
import type { BlockRefusal } from '@/domain/procedure/block'
import type { ConcernedRefusal } from '@/domain/procedure/declare-concerned'
import type { NotConcernedRefusal } from '@/domain/procedure/declare-not-concerned'
import type { ExemptRefusal } from '@/domain/procedure/exempt'
import type { Fact, FactKind } from '@/domain/procedure/fact'
import { findStep, type Procedure, type Proof, type Step } from '@/domain/procedure/procedure'
import type { Reopening, ReopenRefusal } from '@/domain/procedure/reopen'
import type { RequestRefusal } from '@/domain/procedure/request'
import type { UnseenValues } from '@/domain/procedure/seen-values'
import type { StepStanding } from '@/domain/procedure/standing'
import { shownValue, valueLabel, valueNames } from '@/features/configuration-fields/presentation'
import { OWNER_IN_SENTENCE } from '@/features/establishments/presentation'
import type { Changed } from '@/features/procedure/mutations'
import type { SignedFact } from '@/features/procedure/queries'
import { formatDateTime, formatSince } from '@/lib/dates'
import { formatNumber } from '@/lib/numbers'
import { plural } from '@/lib/plural'

export type ProcedureRefusal =
  | AttestRefusal
  | AttestAgainRefusal
  | BlockRefusal
  | ExemptRefusal
  | ReopenRefusal
  | RequestRefusal
  | NotConcernedRefusal
  | ConcernedRefusal
  | { reason: 'not-interrupted' }
  | UnseenValues
  | Changed

type Sentences = {
  [Reason in ProcedureRefusal['reason']]: (
    refusal: Extract<ProcedureRefusal, { reason: Reason }>,
    procedure: Procedure,
  ) => string
}

const VERSION_NAMES = { serverVersion: 'du serveur PRONOTE', netVersion: 'de PRONOTE.net' } as const

const SENTENCES: Sentences = {
  'not-concerned': () =>
    'L’établissement est déclaré non concerné : ses étapes ne se cochent plus. Déclarez-le d’abord de nouveau concerné.',
  'unknown-step': () => 'Cette étape n’existe pas dans la procédure. Rechargez la page.',
  'not-applicable': () => 'Cette étape est sans objet avec la configuration actuelle de l’établissement.',
  'already-done': () => 'Cette étape est déjà faite. Pour la refaire, rouvrez-la d’abord.',
  requires: ({ missing }, procedure) =>
    `Il faut d’abord faire : ${missing.map((key) => `« ${findStep(procedure, key)?.title ?? key} »`).join(', ')}.`,
  'version-missing': ({ field }) =>
    `Indiquez d’abord la version ${VERSION_NAMES[field]} dans la configuration : cette étape la vérifie.`,
  'version-unreadable': ({ field, found }) =>
    `La version ${VERSION_NAMES[field]} « ${found} » ne se lit pas. Écrivez-la en chiffres séparés par des points, par exemple 0.0.12, dans la configuration.`,
  'version-too-low': ({ field, found, floor }) =>
    `La version ${VERSION_NAMES[field]} est ${found} ; il faut au moins ${floor}. Mettez-la à jour, puis corrigez-la dans la configuration.`,
  'not-exemptable': () => 'Cette étape ne se dispense pas : le raccordement ne marche pas sans elle.',
  'reason-missing': () => 'Donnez un motif : il reste dans le journal, pour qui reprendra le dossier.',
  'explanation-missing': () =>
    'Dites ce qui ne va pas (message affiché, ce que vous avez essayé) : l’assistance le lira.',
  'not-done': () => 'Cette étape est déjà à faire.',
  'no-message': () => 'Cette étape n’a pas de message à envoyer.',
  'already-concerned': () => 'L’établissement est déjà concerné.',
  'not-interrupted': () => 'La publication n’est pas arrêtée : il n’y a rien à remettre en service.',
  'nothing-to-recheck': () => 'Cette étape n’est pas à revérifier : ses valeurs sont celles d’alors.',
  'values-changed': ({ names }) =>
    `Entre-temps, la configuration a changé : ${valueNames(names)}. Vérifiez que l’autre logiciel a bien la valeur affichée ici, puis recommencez.`,
  changed: ({ missed }) =>
    missed
      ? `Entre-temps, ${factSentence(missed)} Votre saisie est conservée ci-dessous : vérifiez, puis recommencez si besoin.`
      : 'Le raccordement a changé entre-temps. Votre saisie est conservée : vérifiez, puis recommencez si besoin.',
}

/** Why an act on the procedure was refused, and what to do, for the person who tried. */
export function refusalSentence(refusal: ProcedureRefusal, procedure: Procedure): string {
  const sentence = SENTENCES[refusal.reason] as (refusal: ProcedureRefusal, procedure: Procedure) => string
  return sentence(refusal, procedure)
}

const VERBS = {
  attested: 'a attesté cette étape',
  proven: 'a prouvé cette étape',
  exempted: 'a dispensé l’établissement de cette étape',
  blocked: 'a déclaré cette étape bloquée',
  reopened: 'a remis cette étape à faire',
  requested: 'a noté l’envoi du message',
  declared_not_concerned: 'a déclaré l’établissement non concerné',
  declared_concerned: 'a déclaré l’établissement de nouveau concerné',
} as const satisfies Record<FactKind, string>

/** What a fact comes from, when no name stands for it. */
export const SOURCE_LABELS = {
  person: 'compte',
  import: 'import de liste',
  portal_import: 'import dans l’ENT',
} as const satisfies Record<Fact['source'], string>

/** «Claire Martin a attesté cette étape le 3 novembre 2026 à 14:05.» */
function factSentence(fact: SignedFact): string {
  const who = fact.byName ?? `un ${SOURCE_LABELS[fact.source]}`
  const words = fact.note ?? fact.reason
  return `${who} ${isAgain(fact) ? 'a refait cette étape' : VERBS[fact.kind]} le ${formatDateTime(fact.at)}${words ? ` : « ${words} »` : ''}.`
}

const FACT_LABELS = {
  attested: 'Attestée',
  proven: 'Prouvée',
  exempted: 'Dispensée',
  blocked: 'Déclarée bloquée',
  reopened: 'Remise à faire',
  requested: 'Message envoyé',
  declared_not_concerned: 'Établissement non concerné',
  declared_concerned: 'Établissement de nouveau concerné',
} as const satisfies Record<FactKind, string>

/** What a fact is called in the history of its step. */
export function factLabel(fact: Pick<Fact, 'kind' | 'reason'>): string {
  return isAgain(fact) ? 'Refaite' : FACT_LABELS[fact.kind]
}

function isAgain({ kind, reason }: Pick<Fact, 'kind' | 'reason'>): boolean {
  return kind === 'attested' && reason === ATTESTED_AGAIN_REASON
}

export const RECURRING = 'Elle se refera au cours de l’année : la cocher dit que c’est organisé.'

/** What turns a step from attested into proven. */
export function proofSentence(proof: Proof | undefined): string {
  if (!proof) return 'Rien ne prouve cette étape d’ici : c’est vous qui l’attestez.'
  switch (proof.what) {
    case 'identifier_columns':
      return 'Cette étape est prouvée d’elle-même par une liste apportée ici où figurent les colonnes « Identifiant PRONOTE » et « Identifiant CAS ».'
    case 'lists_of_all_profiles':
      return 'Cette étape est prouvée d’elle-même quand les quatre listes (élèves, responsables, professeurs, personnels) sont apportées ici.'
    case 'pairing_of_all_profiles':
      return 'Cette étape est prouvée d’elle-même quand les listes apportées ici montrent un « Identifiant CAS » rempli pour chaque profil : élèves, responsables, professeurs, personnels.'
    case 'identifiers_exported':
      return 'Cette étape est prouvée d’elle-même par un import complet dans l’ENT, noté ici : il n’a pu se faire qu’avec ce fichier.'
    case 'complete_import':
      return 'Cette étape est prouvée d’elle-même par un import complet dans l’ENT, noté ici et non interrompu ; elle se rouvre si un autre est interrompu ensuite.'
    case 'partial_import':
      return 'Cette étape est prouvée d’elle-même par un import partiel dans l’ENT, noté ici et fait après un import complet.'
  }
}

/** Whose move it is on a step that is to do; null when its head or its prerequisites say so already. */
export function moveSentence({ owner, requestedAt, missing, step }: StepStanding, now: Date): string | null {
  if (owner !== 'school') {
    const since = requestedAt ? ` ${formatSince(requestedAt, now)}` : ''
    return `En attente de ${OWNER_IN_SENTENCE[owner]}${since}. Cochez l’étape quand la réponse est arrivée.`
  }
  if (missing.length > 0 || step.owner === 'school') return null
  return `À demander à ${OWNER_IN_SENTENCE[step.owner]} par le message ci-dessous ; l’étape attendra ensuite sa réponse.`
}

/** «2 étapes à revérifier»; `areOthers`: besides the open one. */
export function recheckTitle(count: number, areOthers = false): string {
  const which = areOthers ? plural(count, 'autre étape', 'autres étapes') : plural(count, 'étape', 'étapes')
  return `${formatNumber(count)} ${which} à revérifier`
}

/** «Port d'écoute CAS: 8082 → 82; valeur calculée: Service»: what was typed as it was and is, what follows by its name. */
export function valuesOfRecheck(changes: readonly ChangedValue[]): string {
  const typed = changes.filter(({ name }) => !isDerived(name))
  const derived = changes.filter(({ name }) => isDerived(name)).map(({ name }) => valueLabel(name))
  const told = typed.map(({ name, before, after }) => {
    return `${valueLabel(name)}\u00a0: ${shownValue(name, before)} → ${shownValue(name, after) ?? 'non rempli'}`
  })
  if (derived.length > 0)
    told.push(`${plural(derived.length, 'valeur calculée', 'valeurs calculées')}\u00a0: ${derived.join(', ')}`)
  return told.join('\u202f; ')
}

/** Whether a value follows from what a configuration holds, rather than being typed there. */
export function isDerived(name: ValueName): boolean {
  return !CONFIGURATION_FIELDS.some((field) => field === name)
}

/** What to do about a step done with values that have changed. */
export function recheckRemedy({ owner, message }: Step): string {
  if (owner !== 'school' && message) {
    return `Envoyez de nouveau le message ci-dessous à ${OWNER_IN_SENTENCE[owner]} ; quand c’est refait, dites-le ici.`
  }
  return 'Mettez la nouvelle valeur là où vous aviez saisi l’ancienne, puis dites-le ici.'
}

/** After a reopening: the steps done that rest on it are worth looking at again. */
export function reopenedSentence({ outcome, dependents }: Reopening, procedure: Procedure): string {
  if (outcome === 'unblocked') return 'Le blocage est levé : l’étape est de nouveau à faire.'
  if (dependents.length === 0) return 'L’étape est à refaire.'
  const titles = dependents.map((key) => `« ${findStep(procedure, key)?.title ?? key} »`)
  return `L’étape est à refaire. Des étapes déjà faites en dépendent ; regardez-les à nouveau : ${titles.join(', ')}.`
}
