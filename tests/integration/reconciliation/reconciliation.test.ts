import { beforeEach, describe, expect, test } from 'vitest'
import { listUnpaired } from '@/features/pairing/queries'
import { readUnpairedFilter } from '@/features/pairing/schemas'
import { acceptObviousCases } from '@/features/reconciliation/actions'
import { undoDecision, writeDecision } from '@/features/reconciliation/mutations'
import { countPairingReasons, explainCases, explainPeople, listDecided } from '@/features/reconciliation/queries'
import { IDLE } from '@/lib/action-state'
import type { EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'
import { newAccess } from '@/tests/builders/access'
import { bringEntList, bringPupils } from '@/tests/builders/brought-lists'
import { createAccount, createPerson, createSchool } from '@/tests/builders/school'
import { form, signInAs } from '@/tests/setup/browser'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

const AT = new Date('2026-10-05T08:00:00Z')

let school: Awaited<ReturnType<typeof createSchool>>
let access: EstablishmentAccess<'import'>

beforeEach(async () => {
  school = await createSchool()
  access = await newAccess(school, 'import')
})

async function reasons(role: 'school_reader' | 'support' = 'school_reader') {
  const counted = await countPairingReasons(await newAccess(school, 'read', role))
  return Object.fromEntries(counted.map(({ reason, people }) => [reason, people]))
}

/** A pupil by the name that the tests call them. */
async function pupil(lastName: string, firstName = 'Camille', casId: string | null = null) {
  const { id } = await createPerson(school.setupId, { casId })
  await db().person.update({ where: { id }, data: { lastName, firstName } })
  return String(id)
}

function list(...lines: string[]) {
  return bringEntList(access, { lines: ['Nom;Prénom;Profil;Classe;Identifiant ENT', ...lines] })
}

async function reasonsByKey() {
  const explained = await explainPeople(await newAccess(school, 'read_people'))
  return Object.fromEntries(explained.map(({ person, reason }) => [person.key, reason]))
}

describe('the lists of the college, one week after the other', () => {
  test('give each unpaired pupil the reason that the ENT’s list tells', async () => {
    await bringPupils(access, 'eleves-export-utf16le.txt')
    await bringPupils(access, 'eleves-semaine-2-utf8bom.csv')
    expect(await reasons()).toEqual({ absent: 4, shared_cas_identifier: 2, same_name: 10, never_signed_in: 141 })
    await bringEntList(access, { file: 'ent-comptes-kosmos.csv' })
    const withEnt = { absent: 4, shared_cas_identifier: 2, unknown_to_ent: 4, same_name: 4, name_differs: 8 }
    expect(await reasons('support')).toEqual({ ...withEnt, never_signed_in: 135 })

    const { cases } = await explainCases(access)
    // Those of another name, the namesakes, and the one who is twice in the ENT though she shares her identifier.
    expect(cases).toHaveLength(8 + 4 + 1)

    const read = await newAccess(school, 'read_people')
    const keys = (await explainPeople(read)).flatMap(({ person, reason }) => (reason === 'absent' ? [person.key] : []))
    const { total, people } = await listUnpaired(read, readUnpairedFilter({ raison: 'absente' }), keys)
    expect([total, people.length]).toEqual([4, 4])

    await bringPupils(access, 'eleves-semaine-3-presse-papiers.tsv')
    expect(await reasons()).toEqual({
      absent: 4,
      lost_pairing: 4,
      unknown_to_ent: 3,
      same_name: 4,
      name_differs: 7,
      never_signed_in: 125,
    })
  })
})

describe('a case', () => {
  test('that is decided is not asked again, also after the next list', async () => {
    const key = await pupil('RIVIÈRE')
    await list('RIIÈRE;Camille;Elève;601;N1')
    expect((await explainCases(access)).cases.map(({ person }) => person.key)).toEqual([key])
    expect(await writeDecision(access, { personKey: key, entId: 'N1', isSame: true }, AT)).toMatchObject({ ok: true })
    await list('RIIÈRE;Camille;Elève;601;N1', 'ROY;Tom;Elève;601;N2')
    expect((await explainCases(access)).cases).toEqual([])
    expect(await reasonsByKey()).toEqual({ [key]: 'name_differs' })
  })

  test('decided otherwise makes the person unknown to the ENT', async () => {
    const key = await pupil('RIVIÈRE')
    await list('RIIÈRE;Camille;Elève;601;N1')
    await writeDecision(access, { personKey: key, entId: 'N1', isSame: false }, AT)
    expect(await reasonsByKey()).toEqual({ [key]: 'unknown_to_ent' })
  })

  test('is asked again once its decision is taken back, and the journal keeps both by their ids', async () => {
    const key = await pupil('RIVIÈRE')
    await list('RIIÈRE;Camille;Elève;601;N1')
    const written = await writeDecision(access, { personKey: key, entId: 'N1', isSame: true }, AT)
    const decisionId = written.ok ? written.value : ''
    expect((await listDecided(access)).decided).toMatchObject([
      { id: decisionId, isSame: true, person: { lastName: 'RIVIÈRE' }, account: { lastName: 'RIIÈRE' } },
    ])
    expect(await undoDecision(access, decisionId, AT)).toEqual({ ok: true, value: null })
    expect((await explainCases(access)).cases).toHaveLength(1)
    expect(await undoDecision(access, decisionId, AT)).toEqual({ ok: false, refusal: { reason: 'gone' } })
    const entries = await db().journalEntry.findMany({
      where: { kind: { startsWith: 'reconciliation' } },
      orderBy: { id: 'asc' },
    })
    expect(entries.map(({ kind, data }) => [kind, data])).toEqual([
      ['reconciliation_decided', { decisionId, isSame: true }],
      ['reconciliation_undone', { decisionId }],
    ])
  })

  test('of namesakes is settled for both when one is', async () => {
    const [one, other] = [await pupil('DUVAL'), await pupil('DUVAL')]
    await list('DUVAL;Camille;Elève;601;N1', 'DUVAL;Camille;Elève;602;N2')
    expect(await reasonsByKey()).toEqual({ [one]: 'same_name', [other]: 'same_name' })
    await writeDecision(access, { personKey: one, entId: 'N2', isSame: true }, AT)
    expect(Object.values(await reasonsByKey())).not.toContain('same_name')
  })

  test('cannot give one account to two people', async () => {
    const [one, other] = [await pupil('DUVAL'), await pupil('DUVAL')]
    await list('DUVAL;Camille;Elève;601;N1')
    await writeDecision(access, { personKey: one, entId: 'N1', isSame: true }, AT)
    const second = await writeDecision(access, { personKey: other, entId: 'N1', isSame: true }, AT)
    expect(second).toEqual({ ok: false, refusal: { reason: 'account_taken' } })
    const again = await writeDecision(access, { personKey: one, entId: 'N1', isSame: true }, AT)
    expect(again).toEqual({ ok: false, refusal: { reason: 'already_so' } })
  })

  test.each([
    ['0', 'N1', 'unknown_person'],
    ['x', 'N1', 'unknown_person'],
    ['1', 'N9', 'unknown_account'],
  ])('of the person %s and the account %s is refused: %s', async (personKey, entId, reason) => {
    const key = await pupil('DUVAL')
    await list('DUVAL;Camille;Elève;601;N1')
    const wanted = { personKey: personKey === '1' ? key : personKey, entId, isSame: true }
    expect(await writeDecision(access, wanted, AT)).toEqual({ ok: false, refusal: { reason } })
  })
})

test('of many decisions, each is on one of the pages, and beyond the last one stands the last', async () => {
  const people = (await listDecided(access)).perPage + 1
  await db().$executeRaw`
    insert into "Person" ("setupId", "pronoteId", profile, "lastName", "firstName", "sortName", "arrivedAt")
    select ${access.setupId}::uuid, 'MANY' || at, 'pupil', 'MANY', 'Ana', 'many ana ' || at, now()
    from generate_series(1, ${people}::int) as at`
  await db().$executeRaw`
    insert into "ReconciliationDecision" (id, "setupId", "personId", "entId", "isSame", "decidedAt", "byId")
    select gen_random_uuid(), "setupId", id, 'N' || id, false, now(), ${access.actor.id}::uuid
    from "Person" where "lastName" = 'MANY'`
  const [first, second, beyond] = [
    await listDecided(access),
    await listDecided(access, 2),
    await listDecided(access, 3),
  ]
  expect([first, second, beyond].map(({ page, total }) => [page, total])).toEqual([
    [1, people],
    [2, people],
    [2, people],
  ])
  expect(beyond).toEqual(second)
  expect(new Set([...first.decided, ...second.decided].map(({ id }) => id)).size).toBe(people)
})

test('a decision goes with the person it is about', async () => {
  const key = await pupil('DUVAL')
  await list('DUVAL;Camille;Elève;601;N1')
  await writeDecision(access, { personKey: key, entId: 'N1', isSame: true }, AT)
  await db().person.delete({ where: { id: BigInt(key) } })
  expect(await db().reconciliationDecision.count()).toBe(0)
})

test('somebody of another establishment sees no reason, no case and no decision of this one', async () => {
  const key = await pupil('RIVIÈRE')
  await list('RIIÈRE;Camille;Elève;601;N1')
  const other = await createSchool()
  const foreign = await newAccess(other, 'import')
  expect(await countPairingReasons(await newAccess(other, 'read'))).toEqual([])
  expect(await explainCases(foreign)).toEqual({ cases: [], isListKnown: false })
  const tried = await writeDecision(foreign, { personKey: key, entId: 'N1', isSame: true }, AT)
  expect(tried).toEqual({ ok: false, refusal: { reason: 'unknown_person' } })
  const written = await writeDecision(access, { personKey: key, entId: 'N1', isSame: true }, AT)
  expect((await listDecided(foreign)).total).toBe(0)
  expect(await undoDecision(foreign, written.ok ? written.value : '', AT)).toMatchObject({ ok: false })
})

describe('obvious cases', () => {
  const ENT_LIST = [
    'ROUSSEL-MARTIN;Anaïs;Elève;601;N1',
    'GARNIER-PETIT;Tom;Elève;601;N2',
    'NOÉ;Morel;Elève;601;N3',
    'RIIÈRE;Zoé;Elève;601;N4',
  ]

  /** The keys of the four, by the first letter of their names. */
  async function four() {
    const keys = {
      r: await pupil('ROUSSEL', 'Anaïs'),
      g: await pupil('GARNIER', 'Tom'),
      m: await pupil('MOREL', 'Noé'),
      v: await pupil('RIVIÈRE', 'Zoé'),
    }
    await list(...ENT_LIST)
    await signInAs(await createAccount('school_admin', school))
    return keys
  }

  async function accept(fields: Record<string, string>) {
    // A browser also sends what Next wrote into the form, which is no field of ours.
    const written = {
      '$ACTION_1:0': JSON.stringify({ id: 'a'.repeat(42), bound: '$@1' }),
      $ACTION_KEY: 'k'.repeat(200),
    }
    return acceptObviousCases(school.uai, IDLE, form({ ...written, ...fields }))
  }

  async function waiting() {
    return (await explainCases(access)).cases.map(({ person }) => person.lastName).sort()
  }

  test('that are left ticked are decided together, each in the journal, and each is asked again when taken back', async () => {
    const { r, g } = await four()
    expect(await accept({ [`case-${r}`]: 'N1', [`case-${g}`]: 'N2' })).toMatchObject({ status: 'done' })
    expect(await waiting()).toEqual(['MOREL', 'RIVIÈRE'])
    const { decided } = await listDecided(access)
    expect(decided.map(({ entId, isSame }) => `${entId} ${isSame}`).sort()).toEqual(['N1 true', 'N2 true'])
    const entries = await db().journalEntry.findMany({ where: { kind: 'reconciliation_decided' } })
    expect(entries.map(({ data }) => data)).toEqual(
      expect.arrayContaining(decided.map(({ id }) => ({ decisionId: id, isSame: true }))),
    )
    expect(entries).toHaveLength(2)
    await undoDecision(access, decided[0]!.id, AT)
    expect(await waiting()).toHaveLength(3)
  })

  test('taken out of the list stay to be decided', async () => {
    const { r } = await four()
    await accept({ [`case-${r}`]: 'N1' })
    expect(await waiting()).toEqual(['GARNIER', 'MOREL', 'RIVIÈRE'])
  })

  test('are no others, whatever is sent: neither another account, nor swapped names, nor a letter apart', async () => {
    const { r, m, v } = await four()
    const sent = { [`case-${r}`]: 'N2', [`case-${m}`]: 'N3', [`case-${v}`]: 'N4' }
    expect(await accept(sent)).toMatchObject({ status: 'refused', values: sent })
    expect(await waiting()).toHaveLength(4)
    expect(await db().journalEntry.count({ where: { kind: 'reconciliation_decided' } })).toBe(0)
  })

  test('none of which is ticked decide nothing, and it is said', async () => {
    await four()
    expect(await accept({})).toMatchObject({ status: 'refused', message: expect.stringContaining('Aucun cas') })
  })

  test('that were decided meanwhile are told apart from those just decided', async () => {
    const { r, g } = await four()
    await writeDecision(access, { personKey: g, entId: 'N2', isSame: false }, AT)
    await accept({ [`case-${r}`]: 'N1', [`case-${g}`]: 'N2' })
    expect((await listDecided(access)).total).toBe(2)
    expect((await listDecided(access)).decided.find(({ entId }) => entId === 'N2')).toMatchObject({ isSame: false })
  })
})
