import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { NONE_OUTSIDE } from '@/domain/lists/outside-rows'
import type { UndoRefusal } from '@/domain/import/undo'
import { SettledImport } from '@/features/imports/components/settled-import'
import type { ImportDetail } from '@/features/imports/queries'

const AT = new Date('2026-09-08T08:00:00Z')
const COMMITTED: ImportDetail = {
  ...{ id: 'a', fileName: 'eleves.csv', profile: 'pupil', coverage: 'whole', status: 'committed', counts: null },
  ...{ createdAt: AT, createdByName: 'Ana', settledAt: AT, settledByName: 'Ana', rows: 2, byteSize: 10, expiresAt: AT },
  ...{ isOutdated: false, preview: null, holds: [], approval: null, progress: null, undoableUntil: AT },
  recognised: {
    ...{ format: 'text', encoding: 'utf-8', separator: ';', columns: [], profile: null, declared: null },
    outside: NONE_OUTSIDE,
  },
}

function shown(undoRefusal: UndoRefusal | null): string {
  const undo = () => Promise.resolve({ status: 'idle' as const })
  return renderToStaticMarkup(
    <SettledImport uai="0311238C" found={COMMITTED} status="committed" undo={undo} undoRefusal={undoRefusal} />,
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
