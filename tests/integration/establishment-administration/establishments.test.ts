import { beforeEach, describe, expect, test } from 'vitest'
import { IDENTITY_FIELDS, type EstablishmentIdentity } from '@/features/establishment-administration/schemas'
import {
  changeEstablishment as changeAction,
  chooseEnt,
  createEstablishment as createAction,
  disableEstablishment as disableAction,
} from '@/features/establishment-administration/actions'
import {
  changeEstablishment,
  changeEstablishmentEnt,
  createEstablishment,
  disableEstablishment,
  enableEstablishment,
} from '@/features/establishment-administration/mutations'
import { findAdministered, listAdministered, PAGE_SIZE } from '@/features/establishment-administration/queries'
import { IDLE } from '@/lib/action-state'
import { asSeen } from '@/lib/as-seen'
import { CURRENT_PROCEDURE } from '@/procedures/catalogue'
import type { AdministrationAccess } from '@/server/access'
import { db } from '@/server/db'
import { currentActor } from '@/server/session'
import { journalKinds, newAdministration } from '@/tests/builders/administration'
import { createAccount, createEnt, createPerson, createSchool, newUai, recount } from '@/tests/builders/school'
import { form, NotFound, Redirected, signInAs } from '@/tests/setup/browser'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

const AT = new Date('2026-11-01T08:00:00Z')
const IDENTITY: EstablishmentIdentity = {
  name: 'Collège Éluard',
  kind: 'college',
  city: 'Foix',
  address: null,
  postalCode: '09000',
}
let operator: AdministrationAccess
let toulouse: AdministrationAccess

beforeEach(async () => {
  operator = await newAdministration('operator')
  toulouse = await newAdministration('academy_admin')
})

describe('creating an establishment', () => {
  test('creates its setup of the school year, with what its ENT tells, and where it stands', async () => {
    const ent = await createEnt({ casUrl: 'https://cas.ent31.example' })
    const uai = newUai()
    const draft = { ...IDENTITY, uai, departmentCode: '031', academyCode: '16', entId: ent.id }
    expect(await createEstablishment(toulouse, draft, AT)).toEqual({ ok: true, value: null })
    const row = await db().establishment.findUniqueOrThrow({ where: { uai }, include: { setups: true } })
    expect(row).toMatchObject({ schoolYear: 2026, state: 'not_started', since: AT, entId: ent.id })
    expect(row.searchText).toContain('college eluard foix')
    expect(row.stepsApplicable).toBeGreaterThan(20)
    expect(row.nextStep).not.toBeNull()
    expect(row.setups).toMatchObject([
      {
        procedure: 'pronote-2011-self-hosted',
        revision: CURRENT_PROCEDURE.revision,
        schoolYear: 2026,
        configuration: { casUrl: 'https://cas.ent31.example', establishmentNumber: uai },
      },
    ])
    expect(await journalKinds()).toEqual(['establishment_created'])
  })

  test('a UAI that exists, here or elsewhere, is refused; so is an ENT of elsewhere or out of use', async () => {
    const { uai } = await createSchool({ academyCode: '10', uai: '0690001R' })
    const draft = { ...IDENTITY, departmentCode: '031', academyCode: '16' }
    expect(await createEstablishment(operator, { ...draft, uai, entId: null }, AT)).toMatchObject({
      refusal: { reason: 'exists' },
    })
    const there = await createEnt({ academyCode: '10' })
    const unused = await createEnt()
    await db().ent.update({ where: { id: unused.id }, data: { disabledAt: AT } })
    for (const entId of [there.id, unused.id]) {
      const created = await createEstablishment(operator, { ...draft, uai: newUai(), entId }, AT)
      expect(created).toMatchObject({ refusal: { reason: 'unknown_ent' } })
    }
  })

  const typed = (fields: Record<string, string>) =>
    createAction(
      IDLE,
      form({
        uai: '0311238C',
        name: 'Collège',
        kind: 'college',
        city: 'Toulouse',
        address: '',
        postalCode: '',
        departmentCode: '',
        academyCode: '',
        entId: '',
        ...fields,
      }),
    )

  test.each<[Record<string, string>, string, string]>([
    [{ uai: '0311238D' }, 'uai', 'C'],
    [{ uai: '031' }, 'uai', 'sept chiffres'],
    [{ uai: '0690001B' }, 'academyCode', 'administrez'],
    [{ departmentCode: '069' }, 'academyCode', 'administrez'],
    [{ departmentCode: '069', academyCode: '16' }, 'departmentCode', 'Lyon'],
    [{ uai: '9830001J', academyCode: '' }, 'departmentCode', 'département'],
    [{ name: ' ' }, 'name', 'nom'],
    [{ kind: 'school' }, 'kind', 'type'],
    [{ postalCode: '3120' }, 'postalCode', 'cinq'],
  ])('typed %o, an academy administrator is told at %s: «…%s…»', async (fields, field, sentence) => {
    await signInAs(toulouse.actor)
    const state = await typed(fields)
    expect(state).toMatchObject({ status: 'refused', fields: { [field]: expect.stringContaining(sentence) } })
    expect(state.status === 'refused' && state.values.city).toBe('Toulouse')
    expect(await db().establishment.count()).toBe(0)
  })

  test('what the form and what the rules have to say are told together', async () => {
    await signInAs(toulouse.actor)
    const state = await typed({ uai: '0311238D', name: '', city: '' })
    expect(state.status === 'refused' && Object.keys(state.fields).sort()).toEqual(['city', 'name', 'uai'])
  })

  test('lower case and spaces do not matter, and the page of the new establishment follows', async () => {
    await signInAs(toulouse.actor)
    await expect(typed({ uai: ' 0311238 c' })).rejects.toEqual(
      new Redirected('/administration/etablissements/0311238C'),
    )
  })
})

describe('changing an establishment', () => {
  const seenBy = async (uai: string) => asSeen((await findAdministered(operator, uai))!, IDENTITY_FIELDS)

  test('writes the fields that changed, and what it is found by', async () => {
    const { uai } = await createSchool()
    const changed = await changeEstablishment(toulouse, { uai, seen: await seenBy(uai), identity: IDENTITY }, AT)
    expect(changed.ok).toBe(true)
    expect((await listAdministered(toulouse, { text: 'ELUARD foix', page: 1 })).rows).toMatchObject([{ uai }])
    expect((await db().journalEntry.findFirstOrThrow()).data).toEqual({ fields: ['name', 'city', 'postalCode'] })
  })

  test('is refused when somebody changed it in between', async () => {
    const { uai } = await createSchool()
    const seen = await seenBy(uai)
    await changeEstablishment(operator, { uai, seen, identity: IDENTITY }, AT)
    const late = { uai, seen, identity: { ...IDENTITY, name: 'Autre' } }
    expect(await changeEstablishment(toulouse, late, AT)).toMatchObject({ refusal: { reason: 'changed' } })
    await signInAs(toulouse.actor)
    const state = await changeAction(IDLE, form({ uai, seen, ...IDENTITY, name: 'Autre', address: '', postalCode: '' }))
    expect(state).toMatchObject({ status: 'refused', values: { name: 'Autre' } })
  })
})

describe('changing the ENT of an establishment', () => {
  async function pairedSchool() {
    const former = await createEnt({ casUrl: 'https://former.example' })
    const next = await createEnt({ casUrl: 'https://next.example' })
    await db().ent.update({ where: { id: former.id }, data: { matchingCode: 'FORMER' } })
    const school = await createSchool({
      entId: former.id,
      configuration: { casUrl: 'https://former.example', matchingCode: 'FORMER', publicHost: 'pronote.example.fr' },
    })
    await createPerson(school.setupId, { casId: 'A1' })
    await createPerson(school.setupId, { casId: 'A2' })
    await createPerson(school.setupId)
    await recount(school.setupId)
    return { ...school, former, next }
  }

  test('forgets the Identifiants CAS that it was agreed to lose, and tells the new ENT’s values', async () => {
    const { uai, setupId, next } = await pairedSchool()
    for (const agreedVoids of [0, 1, 3]) {
      expect(await changeEstablishmentEnt(toulouse, { uai, entId: next.id, agreedVoids }, AT)).toEqual({
        ok: false,
        refusal: { reason: 'voids', people: 2 },
      })
    }
    expect(await db().person.count({ where: { casId: { not: null } } })).toBe(2)
    expect(await changeEstablishmentEnt(toulouse, { uai, entId: next.id, agreedVoids: 2 }, AT)).toEqual({
      ok: true,
      value: { voided: 2 },
    })
    expect(await db().person.count({ where: { casId: { not: null } } })).toBe(0)
    expect(await db().establishment.findUniqueOrThrow({ where: { uai } })).toMatchObject({ people: 3, paired: 0 })
    expect(await db().setup.findUniqueOrThrow({ where: { id: setupId } })).toMatchObject({
      peopleVersion: 1,
      version: 1,
      configurationVersion: 1,
      configuration: { casUrl: 'https://next.example', matchingCode: null, publicHost: 'pronote.example.fr' },
    })
    expect(await journalKinds()).toEqual(['establishment_ent_changed', 'configuration_changed'])
    // The steps done with the former ENT's values are to be checked again.
    expect(await db().formerConfiguration.findMany({ where: { setupId } })).toMatchObject([
      { version: 1, at: AT, configuration: { casUrl: 'https://former.example', matchingCode: 'FORMER' } },
    ])
  })

  test('the form asks for the confirmation, and says how many are at stake', async () => {
    const { uai, next } = await pairedSchool()
    await signInAs(toulouse.actor)
    expect(await chooseEnt(IDLE, form({ uai, entId: next.id }))).toMatchObject({
      status: 'refused',
      fields: { voids: expect.stringContaining('2') },
    })
    expect(await chooseEnt(IDLE, form({ uai, entId: next.id, voids: '2' }))).toMatchObject({ status: 'done' })
  })

  test('a first ENT voids nothing, and keeps what the school typed and it does not tell', async () => {
    const ent = await createEnt({ casUrl: 'https://first.example' })
    const { uai, setupId } = await createSchool({ configuration: { matchingCode: 'TYPED' } })
    await createPerson(setupId, { casId: 'A1' })
    expect(await changeEstablishmentEnt(toulouse, { uai, entId: ent.id, agreedVoids: 0 }, AT)).toMatchObject({
      value: { voided: 0 },
    })
    expect(await db().person.count({ where: { casId: 'A1' } })).toBe(1)
    expect((await db().setup.findUniqueOrThrow({ where: { id: setupId } })).configuration).toMatchObject({
      casUrl: 'https://first.example',
      matchingCode: 'TYPED',
    })
  })

  test('an ENT of another académie is refused', async () => {
    const { uai } = await createSchool()
    const there = await createEnt({ academyCode: '10' })
    expect(await changeEstablishmentEnt(operator, { uai, entId: there.id, agreedVoids: 0 }, AT)).toMatchObject({
      refusal: { reason: 'unknown_ent' },
    })
  })
})

describe('disabling an establishment', () => {
  test('closes it and opens it again, once each in the journal', async () => {
    const { uai } = await createSchool()
    for (let n = 0; n < 2; n++) expect((await disableEstablishment(toulouse, uai, AT)).ok).toBe(true)
    expect(await db().establishment.findUniqueOrThrow({ where: { uai } })).toMatchObject({ disabledAt: AT })
    for (let n = 0; n < 2; n++) expect((await enableEstablishment(toulouse, uai, AT)).ok).toBe(true)
    expect(await journalKinds()).toEqual(['establishment_disabled', 'establishment_enabled'])
  })
})

describe('an academy administrator', () => {
  test('neither sees nor touches an establishment of another académie', async () => {
    const { uai } = await createSchool({ academyCode: '10', uai: '0690001R' })
    const before = await db().establishment.findUniqueOrThrow({ where: { uai } })
    expect(await findAdministered(toulouse, uai)).toBeNull()
    expect(await listAdministered(toulouse, { text: '', page: 1 })).toEqual({ total: 0, rows: [] })
    const seen = asSeen((await findAdministered(operator, uai))!, IDENTITY_FIELDS)
    const attempts = [
      await changeEstablishment(toulouse, { uai, seen, identity: IDENTITY }, AT),
      await changeEstablishmentEnt(toulouse, { uai, entId: null, agreedVoids: 0 }, AT),
      await disableEstablishment(toulouse, uai, AT),
      await enableEstablishment(toulouse, uai, AT),
    ]
    for (const attempt of attempts) expect(attempt).toMatchObject({ refusal: { reason: 'unknown' } })
    expect(await db().establishment.findUniqueOrThrow({ where: { uai } })).toEqual(before)
    expect(await journalKinds()).toEqual([])
  })

  test('lists by pages, in the order of the names', async () => {
    for (const name of ['Collège B', 'Collège É', 'Collège D']) await createSchool({ name })
    const { total, rows } = await listAdministered(toulouse, { text: 'college', page: 1 })
    expect([total, rows.map(({ name }) => name)]).toEqual([3, ['Collège B', 'Collège D', 'Collège É']])
    expect((await listAdministered(toulouse, { text: '', page: 2 })).rows).toEqual([])
    expect(PAGE_SIZE).toBe(50)
  })
})

test('who administers nothing, or is signed out, reaches none of the actions', async () => {
  const { uai } = await createSchool()
  await expect(disableAction(IDLE, form({ uai }))).rejects.toEqual(new Redirected('/connexion'))
  for (const role of ['support', 'school_admin', 'school_reader'] as const) {
    await signInAs(await createAccount(role, { uai }))
    expect((await currentActor())?.memberships).toHaveLength(1)
    await expect(disableAction(IDLE, form({ uai }))).rejects.toBeInstanceOf(NotFound)
  }
})
