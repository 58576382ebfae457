import { openPeopleFor } from '@/domain/access/opening'
import { openGroup, type OpenedGroup } from '@/features/import-groups/mutations'
import type { AdministrationAccess } from '@/server/access'
import { groupOf, readGroup } from '@/tests/builders/group-lists'

const ROWS = ['MARTIN;Léa;601;AZKH9C7WSQ2R54DP', 'DURAND;Tom;602;FEH85K9JNUCASD2M']

/** A list of two rows for each of these establishments and one of nowhere, brought, of which nothing is analysed yet. */
export async function openedGroup(
  access: AdministrationAccess,
  establishments: readonly { uai: string }[],
): Promise<OpenedGroup> {
  const rows = establishments.flatMap(({ uai }) => ROWS.map((row) => `${uai};${row}`))
  const text = ['UAI;Nom;Prénom;Classe;Identifiant PRONOTE', ...rows, `0311238D;${ROWS[0]}`].join('\n')
  const opening = openPeopleFor('Campagne de rentrée', new Date())
  if (!opening.ok) throw new Error(opening.refusal.reason)
  const about = { fileName: 'listes.csv', byteSize: 1, sha256: '0'.repeat(64) }
  const opened = await openGroup(access, {
    list: groupOf(readGroup(new TextEncoder().encode(text))),
    about: { ...about, profile: 'pupil', coverage: 'whole' },
    opening: opening.value,
  })
  if (!opened.ok) throw new Error(opened.refusal.reason)
  return opened.value
}
