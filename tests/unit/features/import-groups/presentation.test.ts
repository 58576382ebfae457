import { expect, test } from 'vitest'
import {
  casIdOptions,
  casIdQuestion,
  countedText,
  cutText,
  decisionText,
  heldText,
  interruptedText,
  leftNotice,
  outdatedText,
  reanalysedNotice,
  settledText,
  statesText,
  unanalysedText,
  workText,
} from '@/features/import-groups/presentation'
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
  const text = decisionText({ byStatus, asking: 0, outdated: 0, confirmable: 0 })
  expect(text.title).toBe(title)
  expect(plain(text.description)).toBe(description)
})

test('nothing is to be confirmed while it is asked which column holds the Identifiant CAS', () => {
  const { title, description } = decisionText({
    byStatus: { analysed: 2, held: 1 },
    ...{ asking: 1, outdated: 0, confirmable: 2 },
  })
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

test.each([
  [
    { analysed: 43 },
    { outdated: 43, confirmable: 0 },
    'À confirmer, après une nouvelle analyse',
    '43 imports attendent une nouvelle analyse. Rien n’en est encore écrit.',
  ],
  [
    { analysed: 3, held: 1 },
    { outdated: 2, confirmable: 1 },
    'À confirmer',
    '1 import attend d’être confirmé, sans compter celui qui est retenu ni ceux qui sont à analyser de nouveau. Rien n’en est encore écrit.',
  ],
])('what is to be decided of a list where %j, of which %j', (byStatus, freshness, title, description) => {
  const text = decisionText({ byStatus, asking: 0, ...freshness })
  expect([text.title, plain(text.description)]).toEqual([title, description])
})

test('what a confirmation left is told with its reason, and nothing when it left nothing', () => {
  expect(leftNotice({ analysedAgain: 0, outdated: 0 })).toBeNull()
  expect(plain(leftNotice({ analysedAgain: 1, outdated: 0 }) ?? '')).toBe(
    '1 import, analysé de nouveau entre-temps, attend encore : relisez-le, puis confirmez-le.',
  )
  expect(plain(leftNotice({ analysedAgain: 2, outdated: 3 }) ?? '')).toMatch(
    /^2 imports, analysés de nouveau .* 3 imports n’ont pas été écrits : les personnes de leurs établissements l’ont été depuis leur analyse\./,
  )
})

test('what is out of date says why, and what became of it once analysed again', () => {
  expect([1, 43].map((outdated) => plain(outdatedText(outdated).title))).toEqual([
    '1 import est à analyser de nouveau',
    '43 imports sont à analyser de nouveau',
  ])
  expect(plain(reanalysedNotice(43, 43))).toBe(
    '43 imports sont analysés de nouveau, et rien n’est écrit : relisez ce que la liste changerait maintenant.',
  )
  expect(plain(reanalysedNotice(0, 1))).toMatch(/^Aucun import .* 1 import n’a pas pu l’être/)
})

test.each([
  [{ analysed: 2 }, 'Ces imports comptent'],
  [{ analysed: 1 }, 'Cet import compte'],
  [{ committed: 1, committing: 1, interrupted: 1 }, 'Ces imports comptent'],
  [{ analysed: 1, held: 1 }, 'Sans l’import retenu, l’autre compte'],
  [{ analysed: 2, held: 1 }, 'Sans l’import retenu, les autres comptent'],
  [{ analysed: 1, held: 2 }, 'Sans les imports retenus, l’autre compte'],
  [{ committed: 1, undone: 1 }, 'Sans l’import annulé, l’autre compte'],
  [{ committed: 4, held: 1, undone: 3 }, 'Sans l’import retenu ni ceux qui sont annulés, les autres comptent'],
  [
    { analysed: 2, held: 2, undone: 1, discarded: 1, expired: 2 },
    'Sans les imports retenus ni celui qui est annulé ni celui qui est abandonné ni ceux qui sont oubliés, les autres comptent',
  ],
  [{ held: 1 }, 'Cet import, retenu, compte'],
  [{ held: 2 }, 'Ces imports, tous retenus, comptent'],
  [{ held: 1, undone: 7 }, 'Sans les imports annulés, l’autre, retenu, compte'],
  [{ held: 2, expired: 1 }, 'Sans l’import oublié, les autres, tous retenus, comptent'],
  [{ undone: 1 }, 'Avant d’être annulé, cet import comptait'],
  [{ undone: 2 }, 'Avant d’être annulés, ces imports comptaient'],
  [{ undone: 1, discarded: 1 }, 'Ces imports, dont rien n’est écrit, comptaient'],
  [{ expired: 1 }, 'Cet import, dont rien n’est écrit, comptait'],
])('the counts say whose they are: %j', (byStatus, text) => {
  expect(countedText({ byStatus })).toBe(text)
})

test.each([
  [{ committed: 5, held: 3, undone: 1 }, '5 confirmés, 3 retenus, 1 annulé.'],
  [
    { analysed: 2, interrupted: 1, committing: 2, discarded: 1, expired: 4 },
    '2 en cours d’écriture, 2 à confirmer, 1 interrompu, 1 abandonné, 4 oubliés.',
  ],
])('how many imports are in each state: %j', (byStatus, text) => {
  expect(plain(statesText(byStatus))).toBe(text)
})

test.each([
  ['analysing', { analysed: 11, held: 1 }, 'Analyse en cours', '12 sur 48 établissements analysés'],
  [
    'matching',
    { analysed: 20, held: 2, committed: 24 },
    'Nouvelle analyse en cours',
    '15 sur 22 établissements analysés de nouveau',
  ],
  [
    'writing',
    { analysed: 20, held: 1, committing: 3, committed: 24 },
    'Traitement en cours',
    '24 sur 48 établissements traités',
  ],
  [
    'reanalysing',
    { analysed: 20, held: 2, committed: 24 },
    'Nouvelle analyse en cours',
    '18 sur 22 établissements analysés de nouveau',
  ],
  ['undoing', { undone: 4, committed: 6, held: 1 }, 'Annulation en cours', '4 sur 10 imports annulés'],
] as const)('a group that is %s says how far its establishments are', (work, byStatus, title, establishments) => {
  const group = { byStatus, establishments: 48, asking: 7, outdated: 4 } as GroupDetail
  expect(workText(group, work)).toEqual({ title, establishments })
})

test.each([
  [
    {},
    'Le serveur s’est arrêté avant d’avoir analysé un seul établissement : rien n’est gardé de cette liste. Apportez-la de nouveau.',
  ],
  [
    { analysed: 11, held: 1 },
    'Le serveur s’est arrêté avant la fin de la liste : 12 établissements sur 48 sont analysés, et rien n’est gardé des autres. Continuez avec ce qui est analysé, puis apportez-la de nouveau pour les autres ; ou abandonnez tout, et apportez-la de nouveau.',
  ],
  [
    { committed: 1 },
    'Le serveur s’est arrêté avant la fin de la liste : 1 établissement sur 48 est analysé, et rien n’est gardé des autres. Apportez-la de nouveau pour les autres.',
  ],
])('a list that was cut says what is left of it: %j', (byStatus, text) => {
  expect(plain(cutText({ byStatus, establishments: 48 } as GroupDetail))).toBe(text)
})

test.each([
  [{ committed: 48 }, null],
  [{ discarded: 12 }, null],
  [{ committed: 47 }, '1 établissement n’a pas été analysé'],
  [{ committed: 12, discarded: 2 }, '34 établissements n’ont pas été analysés'],
  [{}, '48 établissements n’ont pas été analysés'],
])('a list decided of without some of its establishments says so: %j', (byStatus, title) => {
  expect(unanalysedText({ byStatus, establishments: 48 } as GroupDetail)?.title ?? null).toBe(title)
})

test.each([
  [{ committed: 39, undone: 3 }, '39 imports sont confirmés, 3 sont annulés.'],
  [{ committed: 1, discarded: 1 }, '1 import est confirmé, 1 est abandonné.'],
  [{ undone: 1 }, '1 import est annulé.'],
  [{ discarded: 2, expired: 1 }, '2 imports sont abandonnés, 1 est oublié. Rien n’a été écrit de cette liste.'],
  [{}, 'Rien n’a été écrit de cette liste.'],
])('what became of a list where nothing waits: %j', (byStatus, text) => {
  expect(settledText(byStatus)).toBe(text)
})

test('one import and several are told of in their number', () => {
  expect([heldText(1), heldText(2)].map(({ title, description }) => plain(`${title}. ${description}`))).toEqual([
    '1 import est retenu. Il changerait trop de personnes d’un coup : vérifiez-le, puis autorisez-le avec un motif.',
    '2 imports sont retenus. Ils changeraient trop de personnes d’un coup : vérifiez-les, puis autorisez-les avec un motif, plusieurs à la fois s’il le faut.',
  ])
  expect(plain(interruptedText(1).description)).toContain('Il attend : confirmez-le')
  expect(plain(interruptedText(2).description)).toContain('Ils attendent : confirmez-les')
})
