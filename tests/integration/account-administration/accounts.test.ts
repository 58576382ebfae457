import type { StatedMembership } from '@/domain/access/administration'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  createAccount as createAccountAction,
  disableAccount as disableAccountAction,
  makePasswordLink as makePasswordLinkAction,
  takeMembership as takeMembershipAction,
} from '@/features/account-administration/actions'
import {
  changeAccount,
  createAccount,
  disableAccount,
  enableAccount,
  giveMembership,
  makePasswordLink,
  takeMembership,
} from '@/features/account-administration/mutations'
import { findAccount, listAccounts, PAGE_SIZE } from '@/features/account-administration/queries'
import { findPasswordLink } from '@/features/accounts/queries'
import { IDLE } from '@/lib/action-state'
import type { AdministrationAccess } from '@/server/access'
import { db } from '@/server/db'
import { findActorByToken } from '@/server/api-token'
import { currentActor } from '@/server/session'
import { administrationOf, journalKinds, newAdministration } from '@/tests/builders/administration'
import { createToken } from '@/tests/builders/api'
import { createAcademy, createAccount as newAccount, createSchool } from '@/tests/builders/school'
import { form, NotFound, Redirected, signInAs } from '@/tests/setup/browser'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

const AT = new Date('2026-11-01T08:00:00Z')
let operator: AdministrationAccess
let toulouse: AdministrationAccess
let lyon: AdministrationAccess
let school: { uai: string }
let elsewhere: { uai: string }

beforeEach(async () => {
  operator = await newAdministration('operator')
  toulouse = await newAdministration('academy_admin', '16')
  lyon = await newAdministration('academy_admin', '10')
  school = await createSchool()
  elsewhere = await createSchool({ academyCode: '10', uai: '0690001R' })
})

function stated(role: StatedMembership['role'], place: { academyCode?: string; uai?: string } = {}): StatedMembership {
  return { role, academyCode: '', uai: '', ...place }
}

function membershipsOf(id: string) {
  return db().membership.findMany({
    where: { accountId: id },
    select: { id: true, role: true, uai: true, academyCode: true },
  })
}

describe('who sees which accounts', () => {
  test('an academy administrator sees those with a role in the académie, an operator everybody', async () => {
    const support = await newAccount('support')
    const schoolAdmin = await newAccount('school_admin', school)
    const stranger = await newAccount('school_reader', elsewhere)
    const seen = async (access: AdministrationAccess) =>
      (await listAccounts(access, { text: '', page: 1 })).rows.map(({ id }) => id)
    expect((await seen(toulouse)).sort()).toEqual([toulouse.actor.id, support.id, schoolAdmin.id].sort())
    expect(await seen(operator)).toHaveLength(6)
    expect(await findAccount(toulouse, stranger.id, AT)).toBeNull()
    expect(await findAccount(toulouse, 'no id', AT)).toBeNull()
    expect(await findAccount(operator, stranger.id, AT)).not.toBeNull()
  })

  test('the roles that somebody has elsewhere are not shown, only that there are some', async () => {
    const support = await newAccount('support')
    await giveMembership(operator, { accountId: support.id, membership: stated('support', { academyCode: '10' }) }, AT)
    const found = await findAccount(toulouse, support.id, AT)
    expect(found).toMatchObject({ hasOtherMemberships: true, isManageable: false })
    expect(found?.memberships).toHaveLength(1)
  })

  test('a search finds by name or e-mail, by pages', async () => {
    const { email } = await newAccount('support')
    expect((await listAccounts(operator, { text: email.toUpperCase(), page: 1 })).total).toBe(1)
    expect(await listAccounts(operator, { text: '', page: 2 })).toMatchObject({ rows: [], total: 4 })
    expect(PAGE_SIZE).toBe(50)
  })

  test('a search minds neither accents nor case, a changed name is found by its new words, and the order is French', async () => {
    const elodie = await newAccount('support')
    const change = { accountId: elodie.id, name: 'Élodie Œuvrard-Zoé', email: elodie.email }
    await changeAccount(operator, change, AT)
    for (const text of ['elodie', 'ŒUVRARD zoe', 'oeuvrard', elodie.email.slice(0, 9)]) {
      const { rows } = await listAccounts(operator, { text, page: 1 })
      expect(rows.map(({ id }) => id)).toContain(elodie.id)
    }
    expect((await listAccounts(operator, { text: 'elodie martin', page: 1 })).total).toBe(0)
    expect((await listAccounts(operator, { text: '', page: 1 })).rows[0]?.id).toBe(elodie.id)
  })
})

describe('creating an account', () => {
  const person = { name: 'Claire Martin', email: 'claire@passerelle.example' }

  test('gives it its first role, without password, and journals both', async () => {
    const created = await createAccount(
      toulouse,
      { ...person, membership: stated('school_admin', { uai: school.uai.toLowerCase() }) },
      AT,
    )
    expect(created.ok && (await membershipsOf(created.value.id))).toMatchObject([
      { role: 'school_admin', uai: school.uai, academyCode: null },
    ])
    expect(await journalKinds()).toEqual(['account_created', 'membership_given'])
    expect(await db().journalEntry.findFirstOrThrow()).toMatchObject({ uai: school.uai, academyCode: '16' })
  })

  test.each<[string, () => StatedMembership, string]>([
    ['operator', () => stated('operator'), 'not_allowed'],
    ['support elsewhere', () => stated('support', { academyCode: '10' }), 'not_allowed'],
    ['administrator elsewhere', () => stated('academy_admin', { academyCode: '10' }), 'not_allowed'],
    ['a school elsewhere', () => stated('school_admin', { uai: elsewhere.uai }), 'unknown_establishment'],
    ['no académie', () => stated('support'), 'academy_missing'],
    ['an académie that does not exist', () => stated('support', { academyCode: 'zz' }), 'academy_missing'],
    ['a school that does not exist', () => stated('school_reader', { uai: '0319999X' }), 'unknown_establishment'],
  ])('an academy administrator does not make a %s', async (_what, membership, reason) => {
    const before = await db().account.count()
    expect(await createAccount(toulouse, { ...person, membership: membership() }, AT)).toMatchObject({
      refusal: { reason },
    })
    expect(await db().account.count()).toBe(before)
  })

  test('an e-mail that is taken is refused with the same words, wherever the account is', async () => {
    await signInAs(toulouse.actor)
    const typed = (email: string) =>
      createAccountAction(IDLE, form({ name: 'N', email, role: 'support', academyCode: '16', uai: '' }))
    const here = await typed(toulouse.actor.email)
    const there = await typed(lyon.actor.email.toUpperCase())
    expect(here).toMatchObject({ status: 'refused', fields: { email: expect.any(String) } })
    expect(here.status === 'refused' && here.fields).toEqual(there.status === 'refused' && there.fields)
  })

  test('of those who take one e-mail at the same moment, the first has it and the others are refused', async () => {
    const one = { ...person, email: 'same@passerelle.example', membership: stated('support', { academyCode: '16' }) }
    const created = await Promise.all([createAccount(toulouse, one, AT), createAccount(toulouse, one, AT)])
    expect(created).toContainEqual({ ok: false, refusal: { reason: 'email_taken' } })
    const several = await Promise.all(Array.from({ length: 5 }, () => newAccount('support')))
    const wanted = { name: 'N', email: 'wanted@passerelle.example' }
    const changed = await Promise.all(
      several.map(({ id }) => changeAccount(toulouse, { accountId: id, ...wanted }, AT)),
    )
    expect(changed.filter(({ ok }) => ok)).toHaveLength(1)
    expect(changed).toContainEqual({ ok: false, refusal: { reason: 'email_taken' } })
    expect((await journalKinds()).filter((kind) => kind === 'account_changed')).toHaveLength(1)
    for (const { email } of [one, wanted]) expect(await db().account.count({ where: { email } })).toBe(1)
  })

  test('the action leads to the account’s page', async () => {
    await signInAs(toulouse.actor)
    const created = createAccountAction(IDLE, form({ ...person, role: 'support', academyCode: '16', uai: '' }))
    await expect(created).rejects.toBeInstanceOf(Redirected)
  })
})

describe('giving and taking roles', () => {
  test('the same role twice at the same place is refused', async () => {
    const support = await newAccount('support')
    const membership = stated('support', { academyCode: '16' })
    expect(await giveMembership(toulouse, { accountId: support.id, membership }, AT)).toMatchObject({
      refusal: { reason: 'already_given' },
    })
    expect(
      (
        await giveMembership(
          toulouse,
          { accountId: support.id, membership: stated('academy_admin', { academyCode: '16' }) },
          AT,
        )
      ).ok,
    ).toBe(true)
  })

  test('an account without role in the académie cannot be given one there by its administrator', async () => {
    const membership = stated('support', { academyCode: '16' })
    expect(await giveMembership(toulouse, { accountId: lyon.actor.id, membership }, AT)).toMatchObject({
      refusal: { reason: 'unknown' },
    })
  })

  test('a role given cancels the password links that others had made', async () => {
    const support = await newAccount('support')
    const link = await makePasswordLink(toulouse, support.id, AT)
    await giveMembership(operator, { accountId: support.id, membership: stated('operator') }, AT)
    expect(link.ok && (await findPasswordLink(link.value, AT))).toBeNull()
  })

  test('a role elsewhere is not taken, nor one’s own last administration', async () => {
    const support = await newAccount('support', { academyCode: '10' })
    await giveMembership(operator, { accountId: support.id, membership: stated('support', { academyCode: '16' }) }, AT)
    const there = (await membershipsOf(support.id)).find(({ academyCode }) => academyCode === '10')!
    expect(await takeMembership(toulouse, { accountId: support.id, membershipId: there.id }, AT)).toMatchObject({
      refusal: { reason: 'not_allowed' },
    })
    for (const access of [operator, toulouse]) {
      const [own] = await membershipsOf(access.actor.id)
      expect(await takeMembership(access, { accountId: access.actor.id, membershipId: own!.id }, AT)).toMatchObject({
        refusal: { reason: 'own_last_administration' },
      })
    }
  })

  test('of two operators who take each other’s role at the same instant, one stays', async () => {
    const other = await newAdministration('operator')
    const take = async (by: AdministrationAccess, from: AdministrationAccess) => {
      const [membership] = await membershipsOf(from.actor.id)
      return () => takeMembership(by, { accountId: from.actor.id, membershipId: membership!.id }, AT)
    }
    const both = [await take(operator, other), await take(other, operator)]
    const taken = await Promise.all(both.map((one) => one()))
    expect(taken.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(taken).toContainEqual({ ok: false, refusal: { reason: 'last_operator' } })
    expect(await db().membership.count({ where: { role: 'operator' } })).toBe(1)
  })

  test('a role is taken at once: the next request no longer has it', async () => {
    const support = await newAccount('support')
    await signInAs(support)
    const [membership] = await membershipsOf(support.id)
    await takeMembership(toulouse, { accountId: support.id, membershipId: membership!.id }, AT)
    expect((await currentActor())?.memberships).toEqual([])
    expect(await journalKinds()).toContain('membership_taken')
  })

  test('after the last role that one may see is taken, the action leads back to the list', async () => {
    const support = await newAccount('support')
    const [membership] = await membershipsOf(support.id)
    await signInAs(toulouse.actor)
    const taken = takeMembershipAction(IDLE, form({ accountId: support.id, membershipId: membership!.id }))
    await expect(taken).rejects.toEqual(new Redirected('/administration/comptes'))
  })
})

describe('disabling an account', () => {
  test('signs it out at once, ends its tokens and kills its links; enabling lets it in again', async () => {
    const support = await newAccount('support')
    const link = await makePasswordLink(toulouse, support.id, AT)
    const token = await createToken(support)
    await signInAs(support)
    expect((await disableAccount(toulouse, support.id, AT)).ok).toBe(true)
    expect(await currentActor()).toBeNull()
    expect((await enableAccount(toulouse, support.id, AT)).ok).toBe(true)
    expect(await currentActor()).toBeNull()
    expect(link.ok && (await findPasswordLink(link.value, AT))).toBeNull()
    expect(await findActorByToken(token, AT)).toBeNull()
    expect(await journalKinds()).toEqual(['password_link_made', 'account_disabled', 'account_enabled'])
  })

  test('of two operators who disable each other at the same instant, one stays', async () => {
    const other = await newAdministration('operator')
    const disabled = await Promise.all([
      disableAccount(operator, other.actor.id, AT),
      disableAccount(other, operator.actor.id, AT),
    ])
    expect(disabled.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await db().account.count({ where: { memberships: { some: { role: 'operator' } }, disabledAt: null } })).toBe(
      1,
    )
  })

  test('is not for oneself', async () => {
    expect(await disableAccount(operator, operator.actor.id, AT)).toMatchObject({ refusal: { reason: 'own' } })
  })
})

describe('what an academy administrator cannot take over', () => {
  type Act = (access: AdministrationAccess, id: string) => Promise<{ ok: boolean }>
  const ACTS: [string, Act][] = [
    ['reset the password of', (access, id) => makePasswordLink(access, id, AT)],
    ['disable', (access, id) => disableAccount(access, id, AT)],
    ['enable', (access, id) => enableAccount(access, id, AT)],
    [
      'rename',
      (access, id) => changeAccount(access, { accountId: id, name: 'N', email: 'autre@passerelle.example' }, AT),
    ],
  ]

  test.each(ACTS)('cannot %s an operator, somebody of elsewhere, or somebody of both', async (_what, act) => {
    const helping = await newAccount('operator')
    await giveMembership(operator, { accountId: helping.id, membership: stated('support', { academyCode: '16' }) }, AT)
    const both = await newAccount('support')
    await giveMembership(operator, { accountId: both.id, membership: stated('support', { academyCode: '10' }) }, AT)
    expect(await act(toulouse, helping.id)).toMatchObject({ refusal: { reason: 'not_manageable' } })
    expect(await act(toulouse, both.id)).toMatchObject({ refusal: { reason: 'not_manageable' } })
    expect(await act(toulouse, operator.actor.id)).toMatchObject({ refusal: { reason: 'unknown' } })
    expect(await act(toulouse, lyon.actor.id)).toMatchObject({ refusal: { reason: 'unknown' } })
    expect((await act(operator, both.id)).ok).toBe(true)
  })

  test('who administers nothing reaches none of the actions', async () => {
    await createAcademy()
    const support = await newAccount('support')
    await signInAs(support)
    await expect(makePasswordLinkAction(IDLE, form({ accountId: operator.actor.id }))).rejects.toBeInstanceOf(NotFound)
    await expect(disableAccountAction(IDLE, form({ accountId: operator.actor.id }))).rejects.toBeInstanceOf(NotFound)
    await expect(administrationOf(support)).rejects.toThrow()
  })

  test('the link is shown once, as an address of this installation', async () => {
    const support = await newAccount('support')
    await signInAs(toulouse.actor)
    const state = await makePasswordLinkAction(IDLE, form({ accountId: support.id }))
    expect(state).toMatchObject({ status: 'done', secret: expect.stringMatching(/^http.*\/mot-de-passe\/[\w-]{43}$/) })
    expect((await findAccount(toulouse, support.id, new Date()))?.linkExpiresAt).toBeInstanceOf(Date)
  })
})
