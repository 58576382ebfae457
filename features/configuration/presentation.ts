import type { Configuration, ConfigurationField } from '@/domain/configuration/configuration'
import { shownValue, valueNames } from '@/features/configuration-fields/presentation'
import type { ConfigurationSaved } from '@/features/configuration/mutations'
import type { Aftermath } from '@/lib/action-state'
import { formatDateTime } from '@/lib/dates'
import { formatNumber } from '@/lib/numbers'
import { plural } from '@/lib/plural'
import { routes } from '@/lib/routes'

/** More names than these are no sentence any more: the journal has them all. */
const MOST_NAMED = 3

type OthersChange = { byName: string; at: Date; fields: readonly string[] }

/** That it is saved, in a short sentence. */
export function savedSentence({ changed }: Pick<ConfigurationSaved, 'changed'>): string {
  if (changed.length === 0) return 'Rien n’a changé : ces valeurs étaient déjà enregistrées.'
  const what =
    changed.length <= MOST_NAMED
      ? `${plural(changed.length, 'Modifié', 'Modifiés')} : ${valueNames(changed)}`
      : `${formatNumber(changed.length)} valeurs modifiées`
  return `La configuration est enregistrée. ${what}.`
}

/** What others had changed meanwhile, and the steps done of which the other programs may not follow any more. */
export function savedAftermath(
  uai: string,
  { changed, toRecheck }: Pick<ConfigurationSaved, 'changed' | 'toRecheck'>,
  others: readonly OthersChange[],
): Aftermath {
  const isKept = changed.length > 0 && others.length > 0
  const kept = isKept ? [`Ce qui a été modifié entre-temps est gardé (${othersSentence(others)}).`] : []
  if (toRecheck.length === 0) return { sentences: kept, list: null }
  const items = toRecheck.map(({ key, title }) => ({ title, href: routes.procedure(uai, key) }))
  return { sentences: kept, list: { lead: recheckLead(toRecheck.length), items } }
}

function recheckLead(steps: number): string {
  return plural(
    steps,
    'Cette étape déjà faite emploie une valeur qui vient de changer : reprenez-la dans PRONOTE, l’ENT ou le pare-feu. Elle est marquée « À revérifier ».',
    'Ces étapes déjà faites emploient une valeur qui vient de changer : reprenez-les dans PRONOTE, l’ENT ou le pare-feu. Elles sont marquées « À revérifier ».',
  )
}

/** What somebody else changed while the form was open. */
export function changedMeanwhileSentence(changes: readonly OthersChange[]): string {
  const who = changes.length > 0 ? ` (${othersSentence(changes)})` : ''
  return `La configuration a été modifiée entre-temps${who}. Votre saisie est conservée ci-dessous : comparez-la, puis enregistrez à nouveau pour la garder.`
}

/** Beside each field that somebody else changed too, what they made of it. */
export function clashSentences(clashing: readonly ConfigurationField[], theirs: Configuration): Record<string, string> {
  return Object.fromEntries(
    clashing.map((field) => {
      const shown = shownValue(field, theirs[field])
      const became = shown === null ? 'a été vidé' : `est devenu « ${shown} »`
      return [field, `Ce champ ${became} entre-temps. Gardez votre valeur ou reprenez celle-là.`]
    }),
  )
}

function othersSentence(changes: readonly OthersChange[]): string {
  return changes
    .map(({ byName, at, fields }) => `${byName}, le ${formatDateTime(at)} : ${valueNames(fields)}`)
    .join(' ; ')
}
