import { describe, expect, test } from 'vitest'
import { analyseImport } from '@/domain/import/analyse-import'
import { readListFile, readPastedList } from '@/domain/lists/read-list'
import { describeError, describeWarning } from '@/features/findings/presentation'
import {
  changesNothing,
  effectCounts,
  nothingChangedSentence,
  nothingChangesWords,
  rowCounts,
} from '@/features/imports/presentation'
import { describeRefusal, describeUploadRefusal } from '@/features/list-refusals/presentation'
import { importRefusalSentence } from '@/features/settlements/presentation'
import { describeColumn } from '@/features/recognised-lists/presentation'
import { fixtureBytes, fixtureList, listOf } from '../../../builders/fixture-lists'

describe('what is said of a list', () => {
  test.each([
    ['malformes/vide.txt', 'Le fichier est vide', /interrompu/],
    ['malformes/utf16-tronque.txt', 'Le fichier est tronqué', /milieu d’un caractère/],
    ['malformes/binaire.csv', 'Ce format de fichier n’est pas lu', /pas du texte/],
    ['malformes/sans-identifiant.csv', 'La colonne « Identifiant PRONOTE » manque', /Nom, Prénom, Classe\./],
    ['malformes/export-ent-kosmos.csv', 'Cette liste vient de l’ENT, pas de PRONOTE', /Identifiant ENT\./],
  ])('%s: %s', (name, title, detail) => {
    const read = readListFile(fixtureBytes(name), name)
    if (read.ok) throw new Error('accepted')
    const text = describeRefusal(read.refusal)
    expect(text.title.replaceAll('\u00a0', ' ')).toBe(title)
    expect(text.detail).toMatch(detail)
    expect(text.remedy).toMatch(/PRONOTE/)
  })

  test('every finding of the faulty list has a label, a sentence and a remedy, and no hole in them', () => {
    const teacher = {
      pronoteId: 'KQS98RPC4FNVAZU7',
      profile: 'teacher',
      casId: null,
      lastName: 'SECRET',
      firstName: '',
      className: null,
      absent: false,
    } as const
    const analysis = analyseImport({
      list: fixtureList('malformes/lignes-fautives.csv'),
      profile: 'pupil',
      coverage: 'part',
      people: [teacher],
    })
    const texts = [...analysis.errors.map(describeError), ...analysis.warnings.map(describeWarning)]
    for (const { label, detail, remedy } of texts) {
      expect(label).not.toBe('')
      for (const sentence of [detail, remedy]) {
        expect(sentence).toMatch(/^[A-ZÉ].*\.$/)
        expect(sentence).not.toMatch(/undefined|NaN|SECRET| [;:!?»]/)
      }
    }
    const said = (line: number) => texts.find((text) => text.line === line)?.detail.replaceAll('\u00a0', ' ')
    expect(said(2)).toBe('Un identifiant PRONOTE a 16 lettres ou chiffres\u202f; celui-ci a 15 caractères.')
    expect(said(3)).toContain('figure aussi à la ligne 4,')
    expect(said(5)).toContain('18 caractères, dont « / », « . ».')
    expect(said(6)).toContain('celui d’un professeur')
    expect(said(14)).toContain('« А », une lettre cyrillique qui ressemble à « A »')
  })

  test('a column is said to be kept, only read, in double or not used', () => {
    expect(describeColumn({ header: 'Id. CAS', field: 'casId', duplicate: false })).toEqual({
      header: 'Id. CAS',
      meaning: 'Identifiant CAS',
      kept: true,
    })
    expect(describeColumn({ header: 'Né(e) le', field: 'birthDate', duplicate: false })).toMatchObject({ kept: false })
    expect(describeColumn({ header: '', field: null, duplicate: false })).toEqual({
      header: 'colonne sans titre',
      meaning: 'non utilisée',
      kept: false,
    })
  })
})

describe('what is said of an import', () => {
  test('every refusal of an act is a whole sentence', () => {
    const reasons = ['not_found', 'expired', 'committed', 'discarded', 'profile_unknown', 'people_changed'] as const
    const sentences = [
      ...reasons.map((reason) => importRefusalSentence({ reason })),
      importRefusalSentence({
        reason: 'profile_mismatch',
        declared: 'staff',
        recognised: 'pupil',
        column: 'Né(e) le',
      }),
    ]
    for (const sentence of sentences) {
      expect(sentence).toMatch(/^[A-ZÉ].*\.$/)
      expect(sentence).not.toMatch(/undefined| [;:!?»]|« /)
    }
  })

  test('every refusal of a posted form says what to do', () => {
    const plain = (['interrupted', 'not_multipart', 'foreign_origin'] as const).map((reason) => ({ reason }))
    for (const refusal of [{ reason: 'empty', fields: {} } as const, ...plain]) {
      const { title, detail, remedy } = describeUploadRefusal(refusal)
      for (const words of [title, detail, remedy]) expect(words).not.toMatch(/^$|undefined| [;:!?»]|« /)
    }
    expect(describeUploadRefusal({ reason: 'too_large', maxBytes: 20 * 1024 * 1024 }).detail).toContain('20 Mo')
  })

  test('the counts of the rows add up to the list, and a partial list has nobody missing', () => {
    const counts = {
      rows: 15,
      new: 1,
      changed: 2,
      unchanged: 3,
      repeated: 4,
      refused: 5,
      missing: 6,
      newlyPaired: 0,
      lostPairing: 0,
      conflicts: 0,
      warned: 0,
    }
    expect(rowCounts(counts).reduce((sum, line) => sum + line.count, 0)).toBe(counts.rows)
    expect(effectCounts(counts, 'whole')[0]).toMatchObject({ count: 6 })
    expect(effectCounts(counts, 'part').some((line) => line.count === 6)).toBe(false)
    expect(changesNothing(counts)).toBe(false)
    expect(changesNothing({ ...counts, new: 0, changed: 0, missing: 0 })).toBe(true)
  })

  test('a list that changes nothing is said to be known only as far as it was read', () => {
    const counts = { rows: 2, unchanged: 2, repeated: 0, refused: 0, warned: 0, new: 0, changed: 0, missing: 0 }
    const none = { ...counts, newlyPaired: 0, lostPairing: 0, conflicts: 0 }
    const said = (titles: string, cells: string, refused = 0) => {
      const text = `Nom;Prénom;Classe;Identifiant PRONOTE${titles}\nMARTIN;Léa;601;AZKH9C7WSQ2R54DP${cells}`
      const recognised = listOf(readPastedList(text))
      const { title, detail } = nothingChangesWords({ recognised, counts: { ...none, refused } })
      return [title, detail, nothingChangedSentence(recognised)].join('|').replaceAll('\u00a0', ' ')
    }
    expect(said(';Id. CAS', ';NAA1')).toMatch(
      /^Rien ne change\|Cette liste est identique .+\|.+la liste était identique/,
    )
    expect(said(';Id. CAS', ';NAA1', 1)).toContain('|Les lignes qui ont pu être lues sont identiques')
    const unread = said(';Ident. externe', ';NAA1')
    expect(unread).toMatch(/^Les identifiants CAS n’ont pas été lus\|À cela près, cette liste est identique/)
    expect(unread).toContain('quelle colonne les contient')
    expect(said('', '')).toMatch(/^Cette liste n’a pas d’identifiants CAS\|/)
    for (const words of [unread, said('', '')]) {
      expect(words).not.toContain('Rien ne change')
      expect(words).toContain('|Rien n’a changé : aucun identifiant CAS n’y a été lu')
    }
  })

  test('how the total of the paired changes is told as a sum, where it was counted', () => {
    const rows = { rows: 622, new: 6, changed: 134, unchanged: 482, repeated: 0, refused: 0, warned: 2, missing: 4 }
    const counts = { ...rows, newlyPaired: 133, lostPairing: 0, conflicts: 1 }
    const toldOf = (more: object) => effectCounts({ ...counts, ...more }, 'whole').at(-1)
    expect(toldOf({ missingPaired: 1, conflictBegins: 2, conflictEnds: 0 })).toEqual({
      label: 'Appariées en plus, au total',
      count: 130,
      hint: '133 nouvellement appariées, moins 1 absente qui était appariée, moins 2 personnes en conflit.',
    })
    const lost = { newlyPaired: 1, lostPairing: 4, missingPaired: 0, conflictBegins: 0, conflictEnds: 1 }
    expect(toldOf(lost)).toMatchObject({
      label: 'Appariées en moins, au total',
      count: 2,
      hint: '1 nouvellement appariée, moins 4 appariements perdus, plus 1 personne dont le conflit a cessé.',
    })
    expect(toldOf({})?.label).toBe('Identifiants CAS en conflit')
  })
})
