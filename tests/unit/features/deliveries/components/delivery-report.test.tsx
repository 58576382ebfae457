import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { ImportStatus } from '@/domain/import/import-status'
import { ArchiveOfImport } from '@/features/deliveries/components/archive-of-import'
import { DeliveryReport } from '@/features/deliveries/components/delivery-report'
import { WaitingDeliveries } from '@/features/deliveries/components/waiting-deliveries'
import type { DeliveryInBrief } from '@/features/deliveries/queries'

const AT = new Date('2026-09-08T08:00:00Z')
const BROUGHT = { fileName: 'listes.zip', createdAt: AT, createdByName: 'Camille Roux', expiresAt: AT }

const plain = (html: string) => html.replaceAll(/<[^>]*>/g, '').replaceAll(/[\u00a0\u202f]/g, ' ')

function report(...statuses: ImportStatus[]): string {
  const files = statuses.map((status, index) => ({
    fileName: `${index}.csv`,
    found: { id: `import-${index}`, status, profile: null, counts: null },
    refusal: null,
  }))
  return renderToStaticMarkup(<DeliveryReport uai="0311238C" delivery={{ ...BROUGHT, files }} />)
}

test('each list that waits is counted, with what it waits for', () => {
  expect(plain(report('committed', 'held', 'analysed', 'interrupted', 'analysed', 'expired'))).toContain(
    '4 listes attendent votre décision : 2 à confirmer, 1 à autoriser, 1 à reprendre',
  )
  expect(plain(report('held', 'discarded'))).toContain('1 liste attend votre décision : à autoriser')
})

test('the first that waits is offered, be it held', () => {
  const html = report('committed', 'held', 'analysed')
  expect(html).toContain('href="/etablissements/0311238C/identifiants/import-1"')
  expect(plain(html)).toContain('Ouvrir 1.csv')
})

test('an archive on which all is decided asks for nothing', () => {
  expect(plain(report('committed', 'committing', 'undone'))).not.toContain('votre décision')
})

const archive: DeliveryInBrief = {
  id: 'archive',
  ...BROUGHT,
  waiting: [
    { id: 'b', fileName: 'responsables.txt', status: 'held' },
    { id: 'c', fileName: 'professeurs.xml', status: 'held' },
  ],
}
const ofImport = (isSettled: boolean, waiting = archive.waiting) =>
  renderToStaticMarkup(<ArchiveOfImport uai="0311238C" archive={{ ...archive, waiting }} isSettled={isSettled} />)

test('a list leads back to its archive, and says what is left of it', () => {
  expect(ofImport(false)).toContain('href="/etablissements/0311238C/identifiants/depots/archive"')
  expect(plain(ofImport(false))).toBe('Archive listes.zip2 autres listes attendent votre décision : à autoriser.')
  expect(plain(ofImport(true, []))).toBe('Archive listes.zip')
})

test('once it is settled, one goes on with the next', () => {
  expect(plain(ofImport(true))).toContain('Continuer avec responsables.txt')
  expect(ofImport(true)).toContain('href="/etablissements/0311238C/identifiants/b"')
})

test('an archive that was left before its end is told, with the way back to it', () => {
  const html = renderToStaticMarkup(<WaitingDeliveries uai="0311238C" deliveries={[archive]} />)
  expect(html).toContain('href="/etablissements/0311238C/identifiants/depots/archive"')
  expect(plain(html)).toContain('2 listes attendent votre décision : à autoriser.')
  expect(renderToStaticMarkup(<WaitingDeliveries uai="0311238C" deliveries={[]} />)).toBe('')
})
