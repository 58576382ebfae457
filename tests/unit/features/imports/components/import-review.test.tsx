import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { analyseImport } from '@/domain/import/analyse-import'
import { keepUsedCells } from '@/domain/import/keep-used-cells'
import { previewImport } from '@/domain/import/preview-import'
import { readPastedList } from '@/domain/lists/read-list'
import { ImportReview } from '@/features/imports/components/import-review'
import { listOf } from '@/tests/builders/fixture-lists'
import { detailOf } from '@/tests/builders/import-detail'

const act = () => Promise.resolve({ status: 'idle' as const })
const ACTIONS = { confirm: act, approve: act, drop: act, reanalyse: act, correct: act, search: act }

/** The page of a list with these columns after the usual ones; its words without markup. */
function shown(titles: string, cells: string): string {
  const text = `Nom;Prénom;Classe;Identifiant PRONOTE${titles}\nMARTIN;Léa;601;AZKH9C7WSQ2R54DP${cells}`
  const list = keepUsedCells(listOf(readPastedList(text)), '0311238C', 'pupil')
  const analysis = analyseImport({ list, profile: 'pupil', coverage: 'whole', people: [] })
  const { rows: _rows, ...understood } = list
  const found = detailOf({
    status: 'analysed',
    counts: analysis.counts,
    preview: previewImport(analysis, [], { list }),
    recognised: { ...understood, declared: null },
  })
  const form = list.unrecognised && <p>LE FORMULAIRE</p>
  const page = (
    <ImportReview uai="0311238C" found={found} actions={ACTIONS} canExport awaited={new Set()} columnsForm={form} />
  )
  return renderToStaticMarkup(page)
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/[\s\u00a0\u202f]+/g, ' ')
}

test('a list whose Identifiant CAS was not recognised says so, what becomes of people, and lets it be told', () => {
  const page = shown(';Ident. externe', ';NAA30191')
  expect(page).toContain('Aucune colonne « Identifiant CAS » n’a été reconnue')
  expect(page).toContain('qui en a un le garde')
  expect(page.indexOf('LE FORMULAIRE')).toBeLessThan(page.indexOf('Confirmer l’import'))
  expect(page.match(/LE FORMULAIRE/g)).toHaveLength(1)
  expect(page).toContain('Dire ce que contient une colonne')
})

test('one whose Identifiant CAS is there lets other columns be told, beside what was recognised', () => {
  const page = shown(';Id. CAS;Divers', ';;x')
  expect(page).not.toContain('n’a été reconnue')
  expect(page.indexOf('Dire ce que contient une colonne')).toBeGreaterThan(page.indexOf('Ce qui a été reconnu'))
  expect(page).toContain('LE FORMULAIRE')
})

test('one of which nothing more is to be known offers nothing', () => {
  expect(shown(';Id. CAS;Divers', ';NAA30191;x')).not.toMatch(/Dire ce que contient|LE FORMULAIRE/)
})

test('a list of pupils with guardians in columns says that they have no identifier in it, and which list to bring', () => {
  const page = shown(';Id. CAS;R1_NOM;R1_PRENOM', ';NAA30191;PETIT;Ana')
  expect(page).toContain('n’ont pas d’identifiant PRONOTE')
  expect(page).toContain(
    'Apportez la liste des responsables elle-même, Ressources > Responsables > Liste'.replace(/>/g, '&gt;'),
  )
  expect(shown(';Id. CAS', ';NAA30191')).not.toContain('liste des responsables')
})
