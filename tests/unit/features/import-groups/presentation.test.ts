import { expect, test } from 'vitest'
import { casIdOptions, casIdQuestion, countedText, decisionText } from '@/features/import-groups/presentation'

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

test.each([
  [{ analysed: 2 }, 'À confirmer', '2 imports attendent d’être confirmés. Rien n’en est encore écrit.'],
  [
    { analysed: 1, held: 3 },
    'À confirmer',
    '1 import attend d’être confirmé, sans compter ceux qui sont retenus. Rien n’en est encore écrit.',
  ],
  [
    { held: 48 },
    'À autoriser ou à abandonner',
    'Les 48 imports qui attendent sont tous retenus : rien n’est à confirmer ici, et rien n’en est écrit. Autorisez-les avec un motif, ou abandonnez-les.',
  ],
  [
    { held: 1, committed: 4 },
    'À autoriser ou à abandonner',
    'Le seul import qui attend est retenu : rien n’est à confirmer ici, et rien n’en est écrit. Autorisez-le avec un motif, ou abandonnez-le.',
  ],
])('what is to be decided of a list where %j', (byStatus, title, description) => {
  const text = decisionText({ byStatus, asking: 0 })
  expect(text.title).toBe(title)
  expect(plain(text.description)).toBe(description)
})

test('nothing is to be confirmed while it is asked which column holds the Identifiant CAS', () => {
  const { title, description } = decisionText({ byStatus: { analysed: 2, held: 1 }, asking: 1 })
  expect(title).toBe('En attente de votre réponse')
  expect(plain(description)).toMatch(/^2 imports attendent d’être confirmés : répondez d’abord/)
  expect(plain(casIdQuestion({ asking: 1 }).detail)).toMatch(/^Lue ainsi dans 1 établissement, /)
  const columns = [
    { index: 4, title: 'Ident. externe', samples: ['NAA1', 'NAA2'] },
    { index: 6, title: 'Divers', samples: [] },
  ]
  expect(casIdOptions(columns).map(({ value, label, hint }) => [value, label, plain(hint ?? '')])).toEqual([
    ['4', 'Ident. externe', 'Par exemple : NAA1 · NAA2'],
    ['6', 'Divers', 'Aucune valeur dans les premières lignes'],
    ['none', 'Aucune de ces colonnes', 'Cette liste ne dit l’identifiant CAS de personne.'],
  ])
})

test('the counts say whose they are: of what is held only when all is', () => {
  expect(countedText({ byStatus: { analysed: 2 } })).toBe('Ces imports comptent')
  expect(countedText({ byStatus: { analysed: 1, held: 1 } })).toBe('Sans les imports retenus, ils comptent')
  expect(countedText({ byStatus: { held: 2 } })).toBe('Ces imports, tous retenus, comptent')
})
