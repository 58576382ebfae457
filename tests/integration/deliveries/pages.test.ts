import { beforeEach, expect, test } from 'vitest'
import ImportPage from '@/app/(application)/etablissements/[uai]/identifiants/[importId]/page'
import IdentifiersPage from '@/app/(application)/etablissements/[uai]/identifiants/page'
import { receive } from '@/features/deliveries/mutations'
import { findDelivery } from '@/features/deliveries/queries'
import { commitImport, discardImport } from '@/features/settlements/mutations'
import { routes } from '@/lib/routes'
import type { EstablishmentAccess } from '@/server/access'
import { accessOf, actorOf } from '@/tests/builders/access'
import { createAccount, createSchool } from '@/tests/builders/school'
import { zipped } from '@/tests/builders/workbooks'
import { signInAs } from '@/tests/setup/browser'
import { useTestDatabase } from '@/tests/setup/database'
import { renderPage } from '../rights/render'

useTestDatabase()

let access: EstablishmentAccess<'import'>
let deliveryId: string
let ids: string[]

beforeEach(async () => {
  const school = await createSchool()
  const account = await createAccount('school_admin', school)
  await signInAs(account)
  access = await accessOf(await actorOf(account), school.uai, 'import')
  const bytes = zipped({
    'un.csv': 'Nom;Identifiant PRONOTE\nMARTIN;AZKH9C7WSQ2R54DP\n',
    'deux.csv': 'Nom;Identifiant PRONOTE\nPETIT;BZKH9C7WSQ2R54DP\n',
  })
  const list = { fileName: 'listes.zip', bytes, profile: 'pupil', coverage: 'part', whenUnclear: 'ask' } as const
  const received = await receive(access, list)
  if (!received.ok || received.value.kind !== 'delivery') throw new Error('no archive')
  deliveryId = received.value.deliveryId
  const files = (await findDelivery(access, deliveryId))?.files ?? []
  ids = files.flatMap(({ found }) => (found ? [found.id] : []))
})

async function shown(page: unknown, params: object = {}): Promise<string> {
  const html = await renderPage(page as Parameters<typeof renderPage>[0], {
    params: Promise.resolve({ uai: access.uai, ...params }),
    searchParams: Promise.resolve({}),
  })
  return html.replace(/<!--.*?-->/g, '')
}

test('the page of a list leads back to its archive, and on to the next one once it is confirmed', async () => {
  const [first = '', second = ''] = ids
  const back = `href="${routes.delivery(access.uai, deliveryId)}"`
  const waits = await shown(ImportPage, { importId: first })
  expect(waits).toContain(back)
  expect(waits).toContain('Archive listes.zip')
  expect(waits).not.toContain('Continuer avec')
  await commitImport(access, first)
  const settled = await shown(ImportPage, { importId: first })
  expect(settled).toContain(back)
  expect(settled).toContain('Continuer avec deux.csv')
  expect(settled).toContain(`href="${routes.import(access.uai, second)}"`)
})

test('«Identifiants» tells the archive until its last list is decided', async () => {
  const [first = '', second = ''] = ids
  await commitImport(access, first)
  const page = await shown(IdentifiersPage)
  expect(page).toContain('Archive à finir')
  expect(page).toContain(`href="${routes.delivery(access.uai, deliveryId)}"`)
  await discardImport(access, second)
  expect(await shown(IdentifiersPage)).not.toContain('Archive à finir')
})
