import { beforeEach, describe, expect, test } from 'vitest'
import { changeThresholds, openHeld, reanalyseHeld, releaseHeld } from '@/features/holds/actions'
import { countHeld, listHeld } from '@/features/holds/queries'
import { analyseUpload, correctImport, reanalyseImport } from '@/features/imports/mutations'
import { findImport } from '@/features/imports/queries'
import { commitImport } from '@/features/settlements/mutations'
import { createWebhook } from '@/features/webhooks/mutations'
import { IDLE, type ActionState } from '@/lib/action-state'
import { accountAccess, grantPopulation, type EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'
import { readNotice } from '@/server/notice'
import { actorOf, newAccess } from '@/tests/builders/access'
import { createAcademy, createAccount, createPerson, createSchool, recount } from '@/tests/builders/school'
import { form, signInAs } from '@/tests/setup/browser'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

type School = Awaited<ReturnType<typeof createSchool>>

const REASON = 'Départ des 3e, fin d’année'
const HEADER = 'Nom;Prénom;Classe;Identifiant PRONOTE;Identifiant CAS'

let school: School
let access: EstablishmentAccess<'import'>

beforeEach(async () => {
  school = await createSchool()
  access = await newAccess(school, 'import')
})

/** Twenty known pupils, and a whole list that holds all but the first `missing`. */
async function bringWithout(
  missing: number,
  at: School = school,
  by: EstablishmentAccess<'import'> = access,
): Promise<string> {
  const pupils = []
  for (let number = 0; number < 20; number++) pupils.push(await createPerson(at.setupId))
  await recount(at.setupId)
  const rows = pupils
    .slice(missing)
    .map((one) => [one.lastName, one.firstName, one.className, one.pronoteId, ''].join(';'))
  const bytes = new TextEncoder().encode([HEADER, ...rows].join('\n'))
  const analysed = await analyseUpload(by, { fileName: 'liste.csv', bytes, profile: 'pupil', coverage: 'whole' })
  if (!analysed.ok) throw new Error(analysed.refusal.reason)
  return analysed.value
}

const absent = () => db().person.count({ where: { absentSince: { not: null } } })

describe('a held import', () => {
  test('two of twenty may leave; three are held, and nothing is written without a reason that is one', async () => {
    const id = await bringWithout(3)
    const holds = [{ code: 'many_absent', people: 3, of: 20, threshold: 10 }]
    expect(await findImport(access, id)).toMatchObject({ status: 'held', holds })
    expect(await commitImport(access, id)).toEqual({ ok: false, refusal: { reason: 'held', holds } })
    expect(await commitImport(access, id, { reason: 'ok' })).toMatchObject({
      refusal: { reason: 'approval_reason_too_short' },
    })
    expect(await absent()).toBe(0)
    expect(await findImport(access, id)).toMatchObject({ status: 'held', approval: null })

    expect((await commitImport(access, id, { reason: REASON })).ok).toBe(true)
    expect(await absent()).toBe(3)
    expect(await findImport(access, id)).toMatchObject({ status: 'committed', approval: { reason: REASON } })
    const entry = await db().journalEntry.findFirstOrThrow({ where: { kind: 'import_approved' } })
    expect(entry.data).toEqual({ importId: id, profile: 'pupil', holds: ['many_absent'], reason: REASON })
  })

  test('at the threshold nothing is held', async () => {
    const id = await bringWithout(2)
    expect(await findImport(access, id)).toMatchObject({ status: 'analysed', holds: [] })
    expect((await commitImport(access, id)).ok).toBe(true)
  })

  test('analysed again as a part, or corrected until it is sound, is free', async () => {
    const id = await bringWithout(3)
    await reanalyseImport(access, id, { coverage: 'part' })
    expect(await findImport(access, id)).toMatchObject({ status: 'analysed', holds: [] })
    await reanalyseImport(access, id, { coverage: 'whole' })
    expect(await findImport(access, id)).toMatchObject({ status: 'held' })
    const typed = { cells: [{ line: 2, field: 'lastName' as const, value: 'AUTRE' }], leaveOut: [], withdraw: [] }
    await correctImport(access, id, typed)
    expect(await findImport(access, id)).toMatchObject({
      status: 'held',
      preview: { corrections: [{ value: 'AUTRE' }] },
    })
  })

  test('thresholds made stricter meanwhile hold what was free when it was analysed', async () => {
    const webhook = { address: 'https://suivi.example/hook', kinds: ['import_held' as const] }
    await createWebhook(accountAccess(access.actor), webhook, new Date())
    const id = await bringWithout(2)
    expect(await db().webhookDelivery.count()).toBe(0)
    await db().holdSettings.create({ data: { academyCode: '16', manyAbsent: 5, manyChanged: 75, manyUnpaired: 5 } })
    expect(await commitImport(access, id)).toMatchObject({ refusal: { reason: 'held' } })
    expect(await findImport(access, id)).toMatchObject({ status: 'held', holds: [{ threshold: 5 }] })
    expect(await absent()).toBe(0)
    const told = await db().webhookDelivery.findMany()
    expect(JSON.stringify(told)).toContain(id)
    expect(told).toHaveLength(1)
  })
})

describe('the thresholds of an académie', () => {
  const typed = { academyCode: '16', many_absent: '20', many_changed: '50', many_unpaired: '0', seen: '10 75 5' }
  const change = (fields: Record<string, string> = {}): Promise<ActionState> =>
    changeThresholds(IDLE, form({ ...typed, ...fields }))

  test('are set by its administrator, journalled, and judge its lists', async () => {
    await signInAs(await createAccount('academy_admin'))
    expect(await change()).toMatchObject({ status: 'done' })
    const entry = await db().journalEntry.findFirstOrThrow({ where: { kind: 'hold_thresholds_changed' } })
    expect(entry).toMatchObject({ academyCode: '16', data: { many_absent: 20, many_changed: 50, many_unpaired: 0 } })
    const id = await bringWithout(4)
    expect(await findImport(access, id)).toMatchObject({ status: 'analysed' })
  })

  test.each([['101'], ['-1'], ['dix'], [''], ['1.5']])('refuse %j', async (many_absent) => {
    await signInAs(await createAccount('academy_admin'))
    expect(await change({ many_absent })).toMatchObject({
      status: 'refused',
      fields: { many_absent: expect.any(String) },
    })
    expect(await db().holdSettings.count()).toBe(0)
  })

  test('set meanwhile by somebody else are not overwritten', async () => {
    await signInAs(await createAccount('operator'))
    expect(await change()).toMatchObject({ status: 'done' })
    expect(await change({ many_absent: '30' })).toMatchObject({ status: 'refused' })
    expect(await db().holdSettings.findFirstOrThrow()).toMatchObject({ manyAbsent: 20 })
  })

  test('of another académie do not exist', async () => {
    await createAcademy('10', 'Lyon')
    await signInAs(await createAccount('academy_admin', { academyCode: '10' }))
    expect(await change()).toMatchObject({ status: 'refused' })
    expect(await db().holdSettings.count()).toBe(0)
  })
})

describe('several held imports at once', () => {
  test('are shown to staff without names, and approved with one reason where the people are open; others are said', async () => {
    const other = await createSchool({ name: 'Collège fermé' })
    const foreign = await createSchool({ academyCode: '10' })
    const ids = {
      own: await bringWithout(3),
      closed: await bringWithout(5, other, await newAccess(other, 'import')),
      foreign: await bringWithout(5, foreign, await newAccess(foreign, 'import')),
    }
    const support = await createAccount('support')
    const openedAt = new Date()
    await db().opening.create({
      data: {
        uai: school.uai,
        accountId: support.id,
        reason: 'Appel',
        openedAt,
        until: new Date(openedAt.getTime() + 60_000),
      },
    })
    const population = grantPopulation(await actorOf(support))
    expect(await countHeld(population)).toBe(2)
    const shown = await listHeld(population)
    expect(shown.map(({ id, isOpen }) => [id, isOpen])).toEqual([
      [ids.own, true],
      [ids.closed, false],
    ])
    expect(JSON.stringify(shown)).not.toContain('NOM')

    await signInAs(support)
    const ticked = Object.fromEntries(Object.values(ids).map((id) => [`import-${id}`, '1']))
    expect(await releaseHeld(IDLE, form({ reason: 'ok', ...ticked }))).toMatchObject({
      status: 'refused',
      fields: { reason: expect.any(String) },
    })
    const answer = await releaseHeld(IDLE, form({ reason: REASON, ...ticked }))
    expect(answer).toMatchObject({ status: 'refused', message: expect.stringMatching(/^1 import autorisé et écrit\./) })
    expect(answer).toMatchObject({ message: expect.stringContaining(other.uai) })
    expect(answer).toMatchObject({ message: expect.not.stringContaining(foreign.uai) })
    expect(await db().listImport.count({ where: { state: 'committed' } })).toBe(1)
    expect(await countHeld(population)).toBe(1)
    expect(await db().journalEntry.findFirstOrThrow({ where: { kind: 'import_approved' } })).toMatchObject({
      uai: school.uai,
      onBehalf: true,
    })
  })

  test('of closed establishments are opened together for one reason, then approved with one', async () => {
    const other = await createSchool({ name: 'Collège fermé' })
    const quiet = await createSchool({ name: 'Collège sans import' })
    const foreign = await createSchool({ academyCode: '10' })
    const ids = [await bringWithout(3), await bringWithout(5, other, await newAccess(other, 'import'))]
    await bringWithout(5, foreign, await newAccess(foreign, 'import'))
    const support = await createAccount('support')
    await signInAs(support)
    const uais = [school, other, quiet, foreign].map(({ uai }) => uai).join(' ')
    expect(await openHeld(IDLE, form({ reason: 'ok', uais }))).toMatchObject({ fields: { reason: expect.any(String) } })
    expect(await db().opening.count()).toBe(0)

    expect(await openHeld(IDLE, form({ reason: REASON, uais }))).toMatchObject({ status: 'done' })
    expect((await readNotice())?.text).toMatch(/^Les données nominatives de 2 établissements vous sont ouvertes/)
    const openings = await db().opening.findMany({ where: { accountId: support.id }, orderBy: { uai: 'asc' } })
    expect(openings.map(({ uai }) => uai)).toEqual([school.uai, other.uai].sort())
    const told = await db().journalEntry.findMany({ where: { kind: 'people_opened' }, orderBy: { uai: 'asc' } })
    expect(told.map(({ uai, onBehalf, data }) => [uai, onBehalf, data])).toEqual(
      openings.map(({ uai, until }) => [uai, true, { reason: REASON, until: until.toISOString() }]),
    )
    const shown = await listHeld(grantPopulation(await actorOf(support)))
    expect(shown.map(({ isOpen }) => isOpen)).toEqual([true, true])
    expect(await openHeld(IDLE, form({ reason: REASON, uais }))).toMatchObject({ status: 'refused' })

    const ticked = Object.fromEntries(ids.map((id) => [`import-${id}`, '1']))
    expect(await releaseHeld(IDLE, form({ reason: REASON, ...ticked }))).toMatchObject({
      status: 'done',
      message: '2 imports autorisés et écrits.',
    })
    expect(await absent()).toBe(8)
  })

  test('are not written as somebody analysed them since they were shown', async () => {
    const id = await bringWithout(3)
    await signInAs(await createAccount('school_admin', school))
    const release = (analysis: string) => releaseHeld(IDLE, form({ reason: REASON, [`import-${id}`]: analysis }))
    await reanalyseImport(access, id)
    for (const analysis of ['1', 'on', '']) {
      expect(await release(analysis)).toMatchObject({
        status: 'refused',
        message: expect.stringContaining('analysée de nouveau'),
      })
    }
    expect([await absent(), await db().importApproval.count()]).toEqual([0, 0])
    expect(await release('2')).toMatchObject({ status: 'done' })
    expect(await absent()).toBe(3)
  })

  test('out of date, are marked, refused together in one sentence, analysed again together, then approved', async () => {
    const [other, closed, foreign] = [
      await createSchool(),
      await createSchool(),
      await createSchool({ academyCode: '10' }),
    ]
    const ids = [await bringWithout(3)]
    for (const one of [other, closed, foreign]) ids.push(await bringWithout(4, one, await newAccess(one, 'import')))
    await db().setup.updateMany({ data: { peopleVersion: { increment: 1 } } })
    const support = await createAccount('support')
    const openedAt = new Date()
    const until = new Date(openedAt.getTime() + 60_000)
    const opening = { accountId: support.id, reason: 'Appel', openedAt, until }
    await db().opening.createMany({ data: [school, other].map(({ uai }) => ({ uai, ...opening })) })
    await signInAs(support)
    const shown = async () => {
      const all = await listHeld(grantPopulation(await actorOf(support)))
      return all.map(({ uai, isOpen, isOutdated }) => [uai, isOpen, isOutdated])
    }
    expect(await shown()).toEqual([
      [school.uai, true, true],
      [other.uai, true, true],
      [closed.uai, false, true],
    ])
    const tick = (analysis: string) =>
      Object.fromEntries(ids.slice(0, 2).map((id) => [`import-${id}`, analysis])) as Record<string, string>
    expect(await releaseHeld(IDLE, form({ reason: REASON, ...tick('1') }))).toMatchObject({
      status: 'refused',
      message: expect.stringMatching(/^Aucun import n’a été écrit\. 2 imports sont à analyser de nouveau/),
    })

    expect(await reanalyseHeld(IDLE, form({ imports: ids.join(' ') }))).toMatchObject({ status: 'done' })
    expect((await readNotice())?.text).toMatch(/^2 imports sont analysés de nouveau/)
    expect(await db().journalEntry.count({ where: { kind: 'import_reanalysed' } })).toBe(2)
    expect(await shown()).toEqual([
      [school.uai, true, false],
      [other.uai, true, false],
      [closed.uai, false, true],
    ])
    expect(await reanalyseHeld(IDLE, form({ imports: ids.join(' ') }))).toMatchObject({ status: 'refused' })
    expect(await releaseHeld(IDLE, form({ reason: REASON, ...tick('2') }))).toMatchObject({ status: 'done' })
    expect(await absent()).toBe(7)
  })

  test('of one establishment, approved together, leave the second out of date, and say so', async () => {
    const ids = [await bringWithout(3), await bringWithout(5)]
    await signInAs(await createAccount('school_admin', school))
    const ticked = Object.fromEntries(ids.map((id) => [`import-${id}`, '1']))
    expect(await releaseHeld(IDLE, form({ reason: REASON, ...ticked }))).toMatchObject({
      message: expect.stringMatching(/^1 import autorisé et écrit\. 1 import est à analyser de nouveau/),
    })
    expect(await countHeld(grantPopulation(access.actor))).toBe(1)
  })

  test('are nothing to who may not handle lists', async () => {
    await bringWithout(3)
    const reader = grantPopulation(await actorOf(await createAccount('school_reader', school)))
    expect(await listHeld(reader)).toEqual([])
    const stranger = grantPopulation(await actorOf(await createAccount('school_admin', await createSchool())))
    expect([await listHeld(stranger), await countHeld(stranger)]).toEqual([[], 0])
  })
})
