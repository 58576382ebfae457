import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { ImportCounts } from '@/domain/import/analyse-import'
import { IMPORT_STATUSES, type ImportStatus } from '@/domain/import/import-status'
import { ImportHistory } from '@/features/imports/components/import-history'
import { detailOf } from '@/tests/builders/import-detail'

const counts: ImportCounts = {
  ...{ rows: 622, new: 0, changed: 544, unchanged: 78, repeated: 0, refused: 0 },
  ...{ missing: 0, newlyPaired: 544, lostPairing: 0, conflicts: 0, warned: 0 },
}

function shown(status: ImportStatus): string {
  const html = renderToStaticMarkup(<ImportHistory uai="0311238C" imports={[detailOf({ status, counts })]} />)
  return html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/[\s\u00a0\u202f]+/g, ' ')
}

const WITHOUT_EFFECT: ImportStatus[] = ['discarded', 'expired', 'undone']

test.each(WITHOUT_EFFECT)(
  'who would have been newly paired by a list that is %s is told to be without effect',
  (status) => {
    expect(shown(status)).toContain('544 nouvellement appariés (sans effet)')
    expect(shown(status)).toContain('(544) sans effet')
  },
)

test.each(IMPORT_STATUSES.filter((one) => !WITHOUT_EFFECT.includes(one)))(
  'the figure of one that is %s stands',
  (status) => {
    expect(shown(status)).not.toContain('sans effet')
    expect(shown(status)).toContain(' 544 ')
  },
)
