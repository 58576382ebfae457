import { beforeEach, describe, expect, test } from 'vitest'
import { changeEnt as changeAction, createEnt as createAction } from '@/features/ents/actions'
import { changeEnt, createEnt, disableEnt, enableEnt } from '@/features/ents/mutations'
import { findEnt, listEntChoices, listEnts } from '@/features/ents/queries'
import { ENT_FIELDS, type EntDraft } from '@/features/ents/schemas'
import { IDLE } from '@/lib/action-state'
import { asSeen } from '@/lib/as-seen'
import type { AdministrationAccess } from '@/server/access'
import { db } from '@/server/db'
import { journalKinds, newAdministration } from '@/tests/builders/administration'
import { createAccount, createEnt as newEnt, createSchool } from '@/tests/builders/school'
import { form, NotFound, Redirected, signInAs } from '@/tests/setup/browser'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

const AT = new Date('2026-11-01T08:00:00Z')
const DRAFT: EntDraft = {
  name: 'eCollège 31',
  vendor: 'K-d’école',
  casUrl: 'https://cas.ecollege.example',
  identifierAttribute: 'idPronote',
  subjectSource: 'subject',
  subjectAttribute: null,
  matchingCode: 'PRONOTECAS',
  exportTarget: null,
  portalSsoType: null,
}
const TYPED = { ...DRAFT, subjectAttribute: '', exportTarget: '', portalSsoType: '', matchingCode: 'PRONOTECAS' }
let operator: AdministrationAccess
let toulouse: AdministrationAccess

beforeEach(async () => {
  operator = await newAdministration('operator')
  toulouse = await newAdministration('academy_admin')
})

describe('creating an ENT', () => {
  test('gives it a name for programs, and a place in its académie', async () => {
    const created = await createEnt(toulouse, { ...DRAFT, academyCode: '16' }, AT)
    expect(await db().ent.findFirstOrThrow()).toMatchObject({ ...DRAFT, slug: 'ecollege-31', academyCode: '16' })
    expect(created.ok && (await findEnt(toulouse, created.value.id))).toMatchObject({
      name: 'eCollège 31',
      establishments: 0,
    })
    expect(await journalKinds()).toEqual(['ent_created'])
  })

  test('refuses the same name twice in an académie, and an académie that one does not administer', async () => {
    await createEnt(operator, { ...DRAFT, academyCode: '16' }, AT)
    expect(await createEnt(toulouse, { ...DRAFT, name: 'ECollège 31', academyCode: '16' }, AT)).toMatchObject({
      refusal: { reason: 'name_taken' },
    })
    expect((await createEnt(operator, { ...DRAFT, academyCode: '10' }, AT)).ok).toBe(true)
    expect(await createEnt(toulouse, { ...DRAFT, academyCode: '10' }, AT)).toMatchObject({
      refusal: { reason: 'unknown_academy' },
    })
    expect(await createEnt(operator, { ...DRAFT, academyCode: '99' }, AT)).toMatchObject({
      refusal: { reason: 'unknown_academy' },
    })
  })

  test.each<[Record<string, string>, string]>([
    [{ casUrl: 'https://cas.ecollege.example/login' }, 'casUrl'],
    [{ casUrl: '' }, 'casUrl'],
    [{ name: '' }, 'name'],
    [{ subjectSource: 'attribute' }, 'subjectAttribute'],
    [{ academyCode: '10' }, 'academyCode'],
  ])('typed %o, it is told at %s', async (fields, field) => {
    await signInAs(toulouse.actor)
    const state = await createAction(IDLE, form({ ...TYPED, academyCode: '16', ...fields }))
    expect(state).toMatchObject({
      status: 'refused',
      fields: { [field]: expect.any(String) },
      values: { vendor: DRAFT.vendor },
    })
    expect(await db().ent.count()).toBe(0)
  })

  test('what the form and what the rules have to say are told together', async () => {
    await signInAs(toulouse.actor)
    const wrong = { name: '', casUrl: 'https://cas.ecollege.example/login', subjectSource: 'attribute' }
    const state = await createAction(IDLE, form({ ...TYPED, academyCode: '', ...wrong }))
    const told = ['academyCode', 'casUrl', 'name', 'subjectAttribute']
    expect(state.status === 'refused' && Object.keys(state.fields).sort()).toEqual(told)
  })

  test('leads to its page', async () => {
    await signInAs(toulouse.actor)
    await expect(createAction(IDLE, form({ ...TYPED, academyCode: '16' }))).rejects.toBeInstanceOf(Redirected)
  })
})

describe('changing an ENT', () => {
  const seenBy = async (id: string) => asSeen((await findEnt(operator, id))!, ENT_FIELDS)

  test('says how many establishments use it, whose configuration stays', async () => {
    const ent = await newEnt()
    const { setupId } = await createSchool({ entId: ent.id, configuration: { casUrl: 'https://as-it-was.example' } })
    const changed = await changeEnt(toulouse, { entId: ent.id, seen: await seenBy(ent.id), draft: DRAFT }, AT)
    expect(changed).toEqual({ ok: true, value: { establishments: 1 } })
    expect((await db().setup.findUniqueOrThrow({ where: { id: setupId } })).configuration).toMatchObject({
      casUrl: 'https://as-it-was.example',
    })
    expect((await db().journalEntry.findFirstOrThrow()).data).toMatchObject({
      fields: expect.arrayContaining(['casUrl']),
    })
  })

  test('is refused when somebody changed it in between, and keeps what was typed', async () => {
    const ent = await newEnt()
    const seen = await seenBy(ent.id)
    await changeEnt(operator, { entId: ent.id, seen, draft: DRAFT }, AT)
    await signInAs(toulouse.actor)
    const state = await changeAction(IDLE, form({ ...TYPED, name: 'Autre', entId: ent.id, seen }))
    expect(state).toMatchObject({ status: 'refused', values: { name: 'Autre' } })
    expect((await db().ent.findFirstOrThrow()).name).toBe(DRAFT.name)
  })
})

test('a disabled ENT is no longer offered, and comes back', async () => {
  const ent = await newEnt()
  expect(await listEntChoices(toulouse)).toMatchObject([{ id: ent.id }])
  expect((await disableEnt(toulouse, ent.id, AT)).ok).toBe(true)
  expect(await listEntChoices(toulouse)).toEqual([])
  expect(await listEnts(toulouse, '')).toMatchObject([{ id: ent.id, disabledAt: AT }])
  expect((await enableEnt(toulouse, ent.id, AT)).ok).toBe(true)
  expect(await listEntChoices(toulouse, '16')).toHaveLength(1)
  expect(await journalKinds()).toEqual(['ent_disabled', 'ent_enabled'])
})

test('a list is searched by name, vendor and académie', async () => {
  await newEnt({ name: 'Éclat BFC' })
  await newEnt({ name: 'Autre' })
  expect(await listEnts(operator, 'eclat')).toHaveLength(1)
  expect(await listEnts(operator, 'toulouse')).toHaveLength(2)
})

test('an academy administrator neither sees nor touches an ENT of another académie', async () => {
  const ent = await newEnt({ academyCode: '10' })
  const seen = asSeen((await findEnt(operator, ent.id))!, ENT_FIELDS)
  expect(await listEnts(toulouse, '')).toEqual([])
  expect(await listEntChoices(toulouse, '10')).toEqual([])
  expect(await findEnt(toulouse, ent.id)).toBeNull()
  expect(await findEnt(toulouse, 'no id')).toBeNull()
  const attempts = [
    await changeEnt(toulouse, { entId: ent.id, seen, draft: DRAFT }, AT),
    await disableEnt(toulouse, ent.id, AT),
    await enableEnt(toulouse, ent.id, AT),
  ]
  for (const attempt of attempts) expect(attempt).toMatchObject({ refusal: { reason: 'unknown' } })
  expect(await journalKinds()).toEqual([])
})

test('who administers nothing reaches none of the actions', async () => {
  await signInAs(await createAccount('support'))
  await expect(createAction(IDLE, form({ ...TYPED, academyCode: '16' }))).rejects.toBeInstanceOf(NotFound)
})
