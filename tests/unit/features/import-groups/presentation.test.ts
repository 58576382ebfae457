import { expect, test } from 'vitest'
import { countedText, decisionText, workText } from '@/features/import-groups/presentation'
import type { GroupDetail } from '@/features/import-groups/queries'

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
  const text = decisionText({ byStatus })
  expect(text.title).toBe(title)
  expect(plain(text.description)).toBe(description)
})

test('the counts say whose they are: of what is held only when all is', () => {
  expect(countedText({ byStatus: { analysed: 2 } })).toBe('Ces imports comptent')
  expect(countedText({ byStatus: { analysed: 1, held: 1 } })).toBe('Sans les imports retenus, ils comptent')
  expect(countedText({ byStatus: { held: 2 } })).toBe('Ces imports, tous retenus, comptent')
})

test.each([
  ['analysing', { analysed: 11, held: 1 }, 'Analyse en cours', '12 sur 48 établissements analysés'],
  [
    'writing',
    { analysed: 20, held: 1, committing: 3, committed: 24 },
    'Traitement en cours',
    '24 sur 48 établissements traités',
  ],
  ['undoing', { undone: 4, committed: 6, held: 1 }, 'Annulation en cours', '4 sur 10 imports annulés'],
] as const)('a group that is %s says how far its establishments are', (work, byStatus, title, establishments) => {
  const group = { byStatus, establishments: 48 } as GroupDetail
  expect(workText(group, work)).toEqual({ title, establishments })
})
