import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { MOST_SEALED_SHOWN } from '@/domain/lists/sealed-export'
import { SealedExportsCard } from '@/features/sealed-exports/components/sealed-exports-card'
import type { SealedExportRow } from '@/features/sealed-exports/queries'

const SHA256 = 'a1'.repeat(32)

function rows(count: number, uai: string | null = '0311238C'): SealedExportRow[] {
  return Array.from({ length: count }, (_, index) => ({
    ...{ id: `${index}`, fileName: 'socles.xml', byteSize: 1_234, sha256: SHA256, uai, partner: null },
    ...{ exportDate: null, broughtAt: new Date('2026-09-08T08:00:00Z'), broughtByName: 'Camille Roux' },
  }))
}

function shown(exports: SealedExportRow[]): string {
  const html = renderToStaticMarkup(<SealedExportsCard uai="0311238C" exports={exports} />)
  return html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/[\s\u00a0\u202f]+/g, ' ')
}

test('each is shown with what was noted of it', () => {
  for (const words of ['socles.xml', '8 septembre 2026', 'par Camille Roux', '0311238C', '1 234', SHA256])
    expect(shown(rows(1))).toContain(words)
  expect(shown(rows(1))).toContain('sans être ouverts ; leur contenu n’est pas gardé')
  expect(shown(rows(1))).not.toContain('Un autre établissement')
  expect(shown([])).toBe('')
})

test('one that says another establishment is told so; one that says none is not', () => {
  expect(shown(rows(1, '0310047H'))).toContain('Un autre établissement')
  expect(shown(rows(1, null))).not.toContain('Un autre établissement')
})

test('where there may be more, it is said that the last ones are shown', () => {
  expect(shown(rows(MOST_SEALED_SHOWN - 1))).not.toContain('derniers sont montrés')
  expect(shown(rows(MOST_SEALED_SHOWN))).toContain('Les 20 derniers sont montrés.')
})
