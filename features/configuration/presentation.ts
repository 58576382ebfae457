import type { Configuration, ConfigurationField } from '@/domain/configuration/configuration'
import { shownValue, valueNames } from '@/features/configuration-fields/presentation'
import type { ConfigurationSaved } from '@/features/configuration/mutations'
import { formatDateTime } from '@/lib/dates'
import { plural } from '@/lib/plural'

const MOST_TOLD = 6

type OthersChange = { byName: string; at: Date; fields: readonly string[] }

/** What was saved, beside what others had changed meanwhile, and what in the other programs may not follow any more. */
export function savedSentence(
  { changed, toRecheck }: Pick<ConfigurationSaved, 'changed' | 'toRecheck'>,
  others: readonly OthersChange[] = [],
): string {
  if (changed.length === 0) return 'Rien n’a changé : ces valeurs étaient déjà enregistrées.'
  const kept = others.length > 0 ? ` Ce qui a été modifié entre-temps est gardé (${othersSentence(others)}).` : ''
  const saved = `La configuration est enregistrée. ${plural(changed.length, 'Modifié', 'Modifiés')} : ${valueNames(changed)}.${kept}`
  return toRecheck.length === 0 ? saved : `${saved} ${recheckSentence(toRecheck.map(({ title }) => title))}`
}

function recheckSentence(titles: readonly string[]): string {
  const told = titles.slice(0, MOST_TOLD).map((title) => `« ${title} »`)
  const more = titles.length > MOST_TOLD ? `, et ${titles.length - MOST_TOLD} de plus` : ''
  const which = plural(
    titles.length,
    'cette étape déjà faite emploie une valeur qui vient de changer, reprenez-la',
    'ces étapes déjà faites emploient une valeur qui vient de changer, reprenez-les',
  )
  const marked = plural(titles.length, 'Elle reste marquée', 'Elles restent marquées')
  return `Attention, ${which} dans PRONOTE, l’ENT ou le pare-feu : ${told.join(', ')}${more}. ${marked} « À revérifier ».`
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
