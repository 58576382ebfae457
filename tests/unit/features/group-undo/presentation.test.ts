import { expect, test } from 'vitest'
import { undoneNotice } from '@/features/group-undo/presentation'
import { frenchSpaces } from '@/lib/french-spaces'

test.each([
  [2, 2, '2 imports sont annulés.'],
  [1, 1, '1 import est annulé.'],
  [40, 43, '40 imports sont annulés. 3 n’ont pas pu l’être : la page dit pourquoi.'],
  [1, 2, '1 import est annulé. 1 n’a pas pu l’être : la page dit pourquoi.'],
  [0, 2, 'Aucun import n’a été annulé. 2 n’ont pas pu l’être : la page dit pourquoi.'],
])('%i undone of %i', (undone, taken, sentence) => {
  expect(undoneNotice(undone, taken)).toBe(frenchSpaces(sentence))
})
