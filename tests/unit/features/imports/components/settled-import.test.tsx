import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { UndoRefusal } from '@/domain/import/undo'
import { SettledImport } from '@/features/imports/components/settled-import'
import { detailOf } from '@/tests/builders/import-detail'

const AT = new Date('2026-09-08T08:00:00Z')
function shown(undoRefusal: UndoRefusal | null): string {
  const undo = () => Promise.resolve({ status: 'idle' as const })
  return renderToStaticMarkup(
    <SettledImport uai="0311238C" found={detailOf()} status="committed" undo={undo} undoRefusal={undoRefusal} />,
  )
}

test('undoing is offered where it can be done', () => {
  expect(shown(null)).toContain('Annuler cet import</span>')
})

test.each<[UndoRefusal, string]>([
  [{ reason: 'later_import', imports: [{ id: 'b', fileName: 'suite.csv', settledAt: AT }] }, 'identifiants/b'],
  [{ reason: 'undo_too_late', days: 30 }, '30 jours'],
  [{ reason: 'people_written_since' }, 'a changé depuis'],
])('where it cannot, why is said in its place: %j', (refusal, words) => {
  expect(shown(refusal)).toContain(words)
  expect(shown(refusal)).not.toContain('Annuler cet import')
})
