import { readFileSync } from 'node:fs'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { tellPortalImport } from '@/domain/portal-import/judge-portal-import'
import { readPortalText } from '@/domain/portal-import/read-portal-text'
import { PortalImportHistory } from '@/features/portal-imports/components/portal-import-history'
import { PortalImportsCard } from '@/features/portal-imports/components/portal-imports-card'
import type { PortalImportView } from '@/features/portal-imports/queries'

/** What the portal showed in January 2012, noted in a setup of this school year. */
function notedIn(schoolYear: number, withdrawnAt: Date | null = null): PortalImportView {
  const read = readPortalText(readFileSync('tests/fixtures/portail/partiel-interrompu.txt', 'utf8'))
  if (!read.ok) throw new Error(read.refusal.reason)
  const known = { people: 1295, byProfile: null, at: null, arrivals: null }
  return {
    ...read.value,
    ...{ id: 'a', recordedAt: new Date('2026-11-03T13:51:00Z'), recordedByName: 'Camille Roux' },
    ...{ withdrawnAt, withdrawnByName: withdrawnAt && 'Camille Roux' },
    judgement: tellPortalImport(read.value, { known, schoolYear }),
  }
}

const plain = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/[\s\u00a0\u202f]+/g, ' ')
const listed = (one: PortalImportView) =>
  plain(renderToStaticMarkup(<PortalImportHistory imports={[one]} withdraw={null} />))
const latest = (one: PortalImportView) =>
  plain(renderToStaticMarkup(<PortalImportsCard uai="0311238C" latest={one} canNote={false} />))

test('an interrupted import of before the school year is told as both', () => {
  expect(listed(notedIn(2026))).toContain('Avant la rentrée Partiel · 1 295 identifiants · interrompu')
  expect(latest(notedIn(2026))).toMatch(/Avant la rentrée .* 1 295 identifiants ?, interrompu/)
})

test('one that was withdrawn too', () => {
  expect(listed(notedIn(2011, new Date()))).toContain('Retiré Partiel · 1 295 identifiants · interrompu')
})

test('one of the school year says it once', () => {
  expect(listed(notedIn(2011)).match(/interrompu/gi)).toHaveLength(1)
  expect(
    latest(notedIn(2011))
      .split('Refaites')[0]
      ?.match(/interrompu/gi),
  ).toHaveLength(1)
})
