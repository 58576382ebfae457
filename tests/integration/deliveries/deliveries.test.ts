import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { MOST_SEALED_SHOWN } from '@/domain/lists/sealed-export'
import { forgetArchives, receive } from '@/features/deliveries/mutations'
import { findDelivery, findDeliveryOf, listWaitingDeliveries } from '@/features/deliveries/queries'
import { commitImport, discardImport } from '@/features/settlements/mutations'
import { findImport, listImports } from '@/features/imports/queries'
import { findKeptData } from '@/features/kept-data/queries'
import { listSealedExports } from '@/features/sealed-exports/queries'
import type { EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'
import { newAccess } from '@/tests/builders/access'
import { fixtureBytes } from '@/tests/builders/fixture-lists'
import { createSchool } from '@/tests/builders/school'
import { rowsOf, xlsx, zipped } from '@/tests/builders/workbooks'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

let access: EstablishmentAccess<'import'>

beforeEach(async () => {
  access = await newAccess(await createSchool({ uai: '0311238C' }), 'import')
})

const bring = (bytes: Uint8Array, fileName = 'depot', whenUnclear: 'ask' | 'refuse' = 'ask', by = access) =>
  receive(by, { fileName, bytes, profile: null, coverage: 'part', whenUnclear })

const WORKBOOK = xlsx([
  { name: 'Élèves', rows: rowsOf(new TextDecoder('utf-16le').decode(fixtureBytes('eleves-export-utf16le.txt')), ';') },
])
const ARCHIVE = zipped({
  'élèves.xlsx': WORKBOOK,
  'responsables.txt': fixtureBytes('responsables-export-utf16le.txt'),
  'professeurs.xml': fixtureBytes('professeurs-export-table.xml'),
  'ent.csv': fixtureBytes('malformes/export-ent-kosmos.csv'),
  'encore.zip': zipped({ 'a.csv': 'x' }),
})
const SEALED = new TextEncoder().encode(
  '<ImportChiffre><Partenaire>K-d’école</Partenaire><Contenu>SECRET</Contenu><UAI>0310047H</UAI></ImportChiffre>',
)

describe('an archive', () => {
  test('makes an import of each list; each other file has a refusal of its own', async () => {
    const received = await bring(ARCHIVE, 'listes.zip')
    if (!received.ok || received.value.kind !== 'delivery') throw new Error('no delivery')
    const { deliveryId } = received.value
    const delivery = await findDelivery(access, deliveryId)
    expect(delivery?.fileName).toBe('listes.zip')
    expect(delivery?.files).toMatchObject([
      { fileName: 'élèves.xlsx', found: { status: 'analysed', profile: 'pupil', counts: { rows: 620, new: 620 } } },
      { fileName: 'responsables.txt', found: { status: 'analysed', profile: null, counts: null } },
      { fileName: 'professeurs.xml', found: { profile: 'teacher', counts: { rows: 30 } } },
      { fileName: 'ent.csv', found: null, refusal: { reason: 'ent_side_export' } },
      { fileName: 'encore.zip', found: null, refusal: { reason: 'nested_archive' } },
    ])
    expect((await listImports(access)).map(({ fileName }) => fileName).sort()).toEqual([
      'professeurs.xml',
      'responsables.txt',
      'élèves.xlsx',
    ])
    const first = delivery?.files[0]?.found?.id ?? ''
    expect(await commitImport(access, first)).toMatchObject({ ok: true, value: { new: 620 } })
    expect((await findDelivery(access, deliveryId))?.files[0]?.found?.status).toBe('committed')
  })

  test('of one list is that list', async () => {
    const received = await bring(zipped({ 'listes/élèves.xlsx': WORKBOOK }))
    if (!received.ok || received.value.kind !== 'import') throw new Error('no import')
    expect(await findImport(access, received.value.importId)).toMatchObject({
      fileName: 'élèves.xlsx',
      profile: 'pupil',
      recognised: { format: 'xlsx', sheet: 'Élèves', encoding: null, separator: null },
    })
    expect(await db().delivery.count()).toBe(0)
  })

  test('of several, where one list is expected, is refused and leaves nothing', async () => {
    expect(await bring(ARCHIVE, 'x', 'refuse')).toMatchObject({ refusal: { reason: 'several_files', files: 5 } })
    expect(await db().listImport.count()).toBe(0)
  })

  test('is of its establishment, and forgotten after a day', async () => {
    const received = await bring(ARCHIVE)
    if (!received.ok || received.value.kind !== 'delivery') throw new Error('no delivery')
    const { deliveryId } = received.value
    const elsewhere = await newAccess(await createSchool(), 'import')
    expect(await findDelivery(elsewhere, deliveryId)).toBeNull()
    expect(await findDelivery(access, 'nothing')).toBeNull()
    await db().delivery.updateMany({ data: { expiresAt: new Date(0) } })
    expect(await findDelivery(access, deliveryId)).toBeNull()
    await forgetArchives()
    expect(await db().delivery.count()).toBe(0)
  })
})

describe('the lists of an archive that wait', () => {
  async function brought(): Promise<{ deliveryId: string; ids: string[] }> {
    const received = await bring(ARCHIVE, 'listes.zip')
    if (!received.ok || received.value.kind !== 'delivery') throw new Error('no delivery')
    const { deliveryId } = received.value
    const files = (await findDelivery(access, deliveryId))?.files ?? []
    return { deliveryId, ids: files.flatMap(({ found }) => (found ? [found.id] : [])) }
  }

  test('are told with it, the held ones too, until each is decided', async () => {
    const { deliveryId, ids } = await brought()
    const [pupils = '', guardians = '', teachers = ''] = ids
    await db().listImport.update({ where: { id: teachers }, data: { state: 'held' } })
    expect(await listWaitingDeliveries(access)).toMatchObject([
      {
        ...{ id: deliveryId, fileName: 'listes.zip' },
        waiting: [
          { id: pupils, fileName: 'élèves.xlsx', status: 'analysed' },
          { id: guardians, fileName: 'responsables.txt', status: 'analysed' },
          { id: teachers, fileName: 'professeurs.xml', status: 'held' },
        ],
      },
    ])
    await commitImport(access, pupils)
    expect((await listWaitingDeliveries(access))[0]?.waiting.map(({ id }) => id)).toEqual([guardians, teachers])
    await discardImport(access, guardians)
    await discardImport(access, teachers)
    expect(await listWaitingDeliveries(access)).toEqual([])
  })

  test('are found from any of them, itself left out, while it waits and once it is confirmed', async () => {
    const { deliveryId, ids } = await brought()
    const [pupils = '', ...others] = ids
    const waiting = others.map((id) => ({ id, status: 'analysed' }))
    expect(await findDeliveryOf(access, pupils)).toMatchObject({ id: deliveryId, waiting })
    await commitImport(access, pupils)
    expect(await findDeliveryOf(access, pupils)).toMatchObject({ id: deliveryId, waiting })
    expect((await findDeliveryOf(access, others[0] ?? ''))?.waiting).toHaveLength(1)
  })

  test('are of their establishment, not of a list brought by itself, and forgotten with the archive', async () => {
    const { ids } = await brought()
    const [pupils = ''] = ids
    const elsewhere = await newAccess(await createSchool(), 'import')
    expect(await findDeliveryOf(elsewhere, pupils)).toBeNull()
    expect(await listWaitingDeliveries(elsewhere)).toEqual([])
    const alone = await bring(WORKBOOK, 'élèves.xlsx')
    if (!alone.ok || alone.value.kind !== 'import') throw new Error('no import')
    expect(await findDeliveryOf(access, alone.value.importId)).toBeNull()
    await db().delivery.updateMany({ data: { expiresAt: new Date(0) } })
    expect(await findDeliveryOf(access, pupils)).toBeNull()
    expect(await listWaitingDeliveries(access)).toEqual([])
  })
})

describe('an encrypted export', () => {
  test('is noted once, with another establishment’s UAI told, and nothing of it is kept', async () => {
    for (let times = 0; times < 2; times += 1) {
      expect(await bring(SEALED, 'socles.xml', times === 0 ? 'ask' : 'refuse')).toEqual({
        ok: false,
        refusal: { reason: 'encrypted_export', isNoted: true, elsewhere: '0310047H' },
      })
    }
    expect(await listSealedExports(access)).toMatchObject([
      {
        fileName: 'socles.xml',
        byteSize: SEALED.length,
        sha256: createHash('sha256').update(SEALED).digest('hex'),
        uai: '0310047H',
        partner: 'K-d’école',
      },
    ])
    expect(await findKeptData(access)).toMatchObject({ sealedExports: 1, waiting: 0 })
    expect(await db().listImport.count()).toBe(0)
    expect(await db().journalEntry.count({ where: { kind: 'sealed_export_brought' } })).toBe(1)
    expect(JSON.stringify(await db().sealedExport.findMany())).not.toContain('SECRET')
    expect(await listSealedExports(await newAccess(await createSchool(), 'import'))).toEqual([])
  })

  test('is listed with the latest, the last brought first', async () => {
    const data = Array.from({ length: MOST_SEALED_SHOWN + 1 }, (_, day) => ({
      ...{ setupId: access.setupId, fileName: `${day}.xml`, byteSize: 1, sha256: `${day}`.padStart(64, '0') },
      ...{ broughtById: access.actor.id, broughtAt: new Date(Date.UTC(2026, 8, day + 1)) },
    }))
    await db().sealedExport.createMany({ data })
    const listed = await listSealedExports(access)
    expect(listed.map(({ fileName }) => fileName)).toEqual(
      data
        .slice(1)
        .reverse()
        .map(({ fileName }) => fileName),
    )
  })

  test('of this establishment, within an archive too, is told without warning', async () => {
    const own = new TextEncoder().encode(new TextDecoder().decode(SEALED).replace('0310047H', '0311238C'))
    const received = await bring(zipped({ 'socles.xml': own, 'élèves.xlsx': WORKBOOK }))
    if (!received.ok || received.value.kind !== 'delivery') throw new Error('no delivery')
    const delivery = await findDelivery(access, received.value.deliveryId)
    expect(delivery?.files[0]?.refusal).toEqual({ reason: 'encrypted_export', isNoted: true })
    expect(await listSealedExports(access)).toMatchObject([{ uai: '0311238C', fileName: 'socles.xml' }])
  })
})
