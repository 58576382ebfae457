import { valueNames } from '@/features/configuration-fields/presentation'
import type { ConfigurationSaved } from '@/features/configuration/mutations'
import { formatDateTime } from '@/lib/dates'
import { plural } from '@/lib/plural'

const MOST_TOLD = 6

/** What was saved, and what in the other programs may not follow it any more. */
export function savedSentence({ changed, toRecheck }: Pick<ConfigurationSaved, 'changed' | 'toRecheck'>): string {
  if (changed.length === 0) return 'Rien n’a changé : ces valeurs étaient déjà enregistrées.'
  const saved = `La configuration est enregistrée. ${plural(changed.length, 'Modifié', 'Modifiés')} : ${valueNames(changed)}.`
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
export function changedMeanwhileSentence(
  changes: readonly { byName: string; at: Date; fields: readonly string[] }[],
): string {
  const told = changes.map(({ byName, at, fields }) => `${byName}, le ${formatDateTime(at)} : ${valueNames(fields)}`)
  const who = told.length ? ` (${told.join(' ; ')})` : ''
  return `La configuration a été modifiée entre-temps${who}. Votre saisie est conservée ci-dessous : comparez-la, puis enregistrez à nouveau pour la garder.`
}
