import { beforeEach, describe, expect, test } from 'vitest'
import { MOST_TOKENS } from '@/domain/access/api-token'
import { PASSWORD_LINK_HOURS } from '@/domain/access/password-link'
import { MOST_FAILURES_PER_ACCOUNT } from '@/domain/access/sign-in-limit'
import { changePassword, createToken, endOtherSessions, revokeToken, setPassword } from '@/features/accounts/actions'
import {
  createToken as writeToken,
  forgetEndedSessions,
  usePasswordLink,
  writePasswordLink,
} from '@/features/accounts/mutations'
import { countOtherSessions, findPasswordLink, listOwnMemberships, listOwnTokens } from '@/features/accounts/queries'
import { createTokenFor } from '@/features/installation/mutations'
import { IDLE } from '@/lib/action-state'
import { accountAccess } from '@/server/access'
import { findActorByToken } from '@/server/api-token'
import { db } from '@/server/db'
import { readNotice } from '@/server/notice'
import { hashPassword, verifyPassword } from '@/server/password'
import { hashSecret } from '@/server/secret'
import { currentActor } from '@/server/session'
import { actorOf } from '@/tests/builders/access'
import { journalKinds } from '@/tests/builders/administration'
import { createAccount, createSchool } from '@/tests/builders/school'
import { form, forgetBrowser, Redirected, signInAs } from '@/tests/setup/browser'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

const CURRENT = 'une phrase assez longue'
const NEXT = 'une autre phrase assez longue'
let school: { uai: string; academyCode: string }
let account: { id: string; email: string }

beforeEach(async () => {
  school = await createSchool()
  account = await createAccount('school_admin', school)
  await db().account.update({ where: { id: account.id }, data: { passwordHash: await hashPassword(CURRENT) } })
})

async function isPassword(password: string) {
  const { passwordHash } = await db().account.findUniqueOrThrow({ where: { id: account.id } })
  return verifyPassword(passwordHash, password)
}

function newLink(at = new Date()) {
  return db().$transaction((tx) => writePasswordLink(tx, { accountId: account.id, createdById: null, at }))
}

describe('changing one’s password', () => {
  const change = (fields: Record<string, string>) =>
    changePassword(IDLE, form({ currentPassword: CURRENT, newPassword: NEXT, repeatedPassword: NEXT, ...fields }))

  test('signs every other browser out at once, and keeps this one', async () => {
    await signInAs(account)
    const other = await db().session.findFirstOrThrow({ where: { accountId: account.id } })
    forgetBrowser()
    await signInAs(account)
    expect(await change({})).toMatchObject({ status: 'done' })
    expect(await isPassword(NEXT)).toBe(true)
    expect((await db().session.findUniqueOrThrow({ where: { id: other.id } })).revokedAt).not.toBeNull()
    expect((await currentActor())?.id).toBe(account.id)
    expect(await journalKinds()).toContain('password_changed')
  })

  test('ends the tokens of the API too when that is ticked, and only then', async () => {
    await signInAs(account)
    const access = accountAccess(await actorOf(account))
    const made = await writeToken(access, { name: 'Nuit', canWrite: true, days: 30 }, new Date())
    const token = made.ok ? made.value : ''
    expect(await change({})).toMatchObject({ status: 'done', message: expect.stringContaining('restent valables') })
    expect(await findActorByToken(token, new Date())).not.toBeNull()
    const again = { currentPassword: NEXT, newPassword: CURRENT, repeatedPassword: CURRENT, endTokens: 'on' }
    expect(await change(again)).toMatchObject({ status: 'done', message: expect.stringContaining('révoqués') })
    expect(await findActorByToken(token, new Date())).toBeNull()
    expect(await journalKinds()).toContain('token_revoked')
    const without = { currentPassword: CURRENT, newPassword: NEXT, repeatedPassword: NEXT, endTokens: 'on' }
    expect(await change(without), 'no token is left').toMatchObject({ status: 'done' })
  })

  test.each([
    [{ currentPassword: 'faux' }, 'currentPassword'],
    [{ newPassword: 'court', repeatedPassword: 'court' }, 'newPassword'],
    [{ repeatedPassword: 'autre chose' }, 'repeatedPassword'],
  ])('with %o is refused at the field %s, and nothing typed comes back', async (fields, field) => {
    await signInAs(account)
    const state = await change(fields)
    expect(state).toMatchObject({ status: 'refused', fields: { [field]: expect.any(String) }, values: {} })
    expect(await isPassword(CURRENT)).toBe(true)
  })

  test('the current password cannot be guessed there more often than at sign-in', async () => {
    await signInAs(account)
    for (let n = 0; n < MOST_FAILURES_PER_ACCOUNT; n++) await change({ currentPassword: 'faux' })
    expect(await change({})).toMatchObject({ status: 'refused', fields: {} })
    expect(await isPassword(CURRENT)).toBe(true)
  })

  test('signed out, it leads to sign in', async () => {
    await expect(change({})).rejects.toEqual(new Redirected('/connexion'))
  })
})

describe('a password link', () => {
  const choose = (secret: string, password = NEXT) =>
    setPassword(secret, IDLE, form({ newPassword: password, repeatedPassword: password }))

  test('is not used up by looking at it; sets the password once, signs in, signs the others out', async () => {
    await signInAs(account)
    forgetBrowser()
    const secret = await newLink()
    expect(await findPasswordLink(secret, new Date())).toMatchObject({ email: account.email, isFirst: false })
    expect(await findPasswordLink(secret, new Date())).not.toBeNull()
    await expect(choose(secret)).rejects.toEqual(new Redirected('/'))
    expect((await currentActor())?.id).toBe(account.id)
    expect(await db().session.count({ where: { revokedAt: null } })).toBe(1)
    expect(await findPasswordLink(secret, new Date())).toBeNull()
    expect(await choose(secret, 'encore une autre phrase')).toMatchObject({ status: 'refused' })
    expect(await isPassword(NEXT)).toBe(true)
  })

  test('survives a password that is refused', async () => {
    const secret = await newLink()
    expect(await choose(secret, 'court')).toMatchObject({
      status: 'refused',
      fields: { newPassword: expect.any(String) },
    })
    await expect(choose(secret)).rejects.toBeInstanceOf(Redirected)
  })

  test('used twice at once, serves one of the two', async () => {
    const secret = await newLink()
    const outcomes = await Promise.all([1, 2].map((n) => usePasswordLink(secret, `hash ${n}`, new Date())))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('is dead at its hour, not before', async () => {
    const at = new Date('2026-10-01T08:00:00Z')
    const secret = await newLink(at)
    const after = (ms: number) => new Date(at.getTime() + PASSWORD_LINK_HOURS * 3_600_000 + ms)
    expect(await findPasswordLink(secret, after(-1))).not.toBeNull()
    expect(await findPasswordLink(secret, after(0))).toBeNull()
    expect(await usePasswordLink(secret, 'hash', after(0))).toEqual({ ok: false, refusal: { reason: 'dead' } })
  })

  test('dies when another is made, when the password changes, and with the account', async () => {
    const first = await newLink()
    const second = await newLink()
    expect(await findPasswordLink(first, new Date())).toBeNull()
    await db().account.update({ where: { id: account.id }, data: { disabledAt: new Date() } })
    expect(await findPasswordLink(second, new Date())).toBeNull()
    expect((await usePasswordLink(second, 'hash', new Date())).ok).toBe(false)
    expect((await usePasswordLink('invented', 'hash', new Date())).ok).toBe(false)
  })
})

describe('the tokens of the API', () => {
  test('one is shown once, and stored as a hash only', async () => {
    await signInAs(account)
    const state = await createToken(IDLE, form({ name: 'Nuit', access: 'write', days: '30' }))
    const secret = state.status === 'done' ? (state.secret ?? '') : ''
    expect(secret).toMatch(/^psr_[\w-]{43}$/)
    const stored = await db().apiToken.findFirstOrThrow()
    expect(stored.secretHash).toBe(hashSecret(secret))
    expect(JSON.stringify(stored)).not.toContain(secret)
    expect(await findActorByToken(secret, new Date())).toMatchObject({ actor: { id: account.id }, canWrite: true })
  })

  test.each([{ days: '31' }, { access: 'everything' }, { name: ' ' }])('%o is refused', async (fields) => {
    await signInAs(account)
    expect(await createToken(IDLE, form({ name: 'Nuit', access: 'read', days: '30', ...fields }))).toMatchObject({
      status: 'refused',
    })
  })

  test('there are so many of them and no more, until one is revoked', async () => {
    const access = accountAccess(await actorOf(account))
    const token = { name: 'n', canWrite: false, days: 30 }
    for (let n = 1; n < MOST_TOKENS; n++) expect((await writeToken(access, token, new Date())).ok).toBe(true)
    const atOnce = await Promise.all([1, 2, 3].map(() => writeToken(access, token, new Date())))
    expect(atOnce.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await writeToken(access, token, new Date())).toMatchObject({ refusal: { reason: 'too_many' } })
    const [first] = await listOwnTokens(access, new Date())
    await signInAs(account)
    expect(await revokeToken(IDLE, form({ tokenId: first!.id }))).toMatchObject({ status: 'done' })
    expect((await writeToken(access, token, new Date())).ok).toBe(true)
  })

  test('an account that may only read makes none that writes, whatever it asks for', async () => {
    const reader = await createAccount('school_reader', school)
    await signInAs(reader)
    const ask = (access: string) => createToken(IDLE, form({ name: 'Nuit', access, days: '30' }))
    expect(await ask('write')).toMatchObject({ status: 'refused', message: expect.stringContaining('que de lire') })
    expect(await createTokenFor(reader.email, { name: 'n', canWrite: true, days: 30 }, new Date())).toMatchObject({
      refusal: { reason: 'reads_only' },
    })
    expect(await db().apiToken.count()).toBe(0)
    expect(await ask('read')).toMatchObject({ status: 'done' })
  })

  test('nobody revokes somebody else’s', async () => {
    await writeToken(accountAccess(await actorOf(account)), { name: 'n', canWrite: false, days: 30 }, new Date())
    const { id } = await db().apiToken.findFirstOrThrow()
    await signInAs(await createAccount('operator'))
    expect(await revokeToken(IDLE, form({ tokenId: id }))).toMatchObject({ status: 'refused' })
    expect((await db().apiToken.findFirstOrThrow()).revokedAt).toBeNull()
  })

  test('what is said of one that was revoked is not said any more beside what comes of the next act', async () => {
    await signInAs(account)
    const ask = (access: string) => createToken(IDLE, form({ name: 'Nuit', access, days: '30' }))
    const revoke = async () => {
      const { id } = await db().apiToken.findFirstOrThrow({ where: { revokedAt: null } })
      return revokeToken(IDLE, form({ tokenId: id }))
    }
    for (const next of ['read', 'nothing']) {
      await ask('read')
      await revoke()
      expect(await readNotice()).toMatchObject({ text: expect.stringContaining('révoqué') })
      await ask(next)
      expect(await readNotice()).toBeNull()
    }
  })

  test('one opens nothing once expired, revoked, or its account disabled; its use is noted once a minute', async () => {
    const at = new Date('2026-10-01T08:00:00Z')
    const created = await writeToken(
      accountAccess(await actorOf(account)),
      { name: 'n', canWrite: false, days: 30 },
      at,
    )
    const secret = created.ok ? created.value : ''
    const later = (ms: number) => new Date(at.getTime() + ms)
    const lastUse = async () => (await db().apiToken.findFirstOrThrow()).lastUsedAt
    expect(await findActorByToken(secret, later(0))).toMatchObject({ canWrite: false })
    expect(await findActorByToken(secret, later(59_999))).not.toBeNull()
    expect(await lastUse()).toEqual(later(0))
    expect(await findActorByToken(secret, later(60_000))).not.toBeNull()
    expect(await lastUse()).toEqual(later(60_000))
    expect(await findActorByToken(secret, later(30 * 86_400_000 - 1))).not.toBeNull()
    expect(await findActorByToken(secret, later(30 * 86_400_000))).toBeNull()
    expect(await findActorByToken(secret.slice(4), at)).toBeNull()
    await db().account.update({ where: { id: account.id }, data: { disabledAt: at } })
    expect(await findActorByToken(secret, at)).toBeNull()
    await db().account.update({ where: { id: account.id }, data: { disabledAt: null } })
    await db().apiToken.updateMany({ data: { revokedAt: at } })
    expect(await findActorByToken(secret, at)).toBeNull()
  })
})

describe('one’s account', () => {
  test('shows one’s own roles, without those of disabled establishments', async () => {
    const access = accountAccess(await actorOf(account))
    expect(await listOwnMemberships(access)).toMatchObject([
      { role: 'school_admin', establishment: { uai: school.uai }, academy: null },
    ])
    await db().establishment.update({ where: { uai: school.uai }, data: { disabledAt: new Date() } })
    expect(await listOwnMemberships(access)).toEqual([])
  })

  test('signs one’s other browsers out, and nobody else’s', async () => {
    const stranger = await createAccount('operator')
    await signInAs(stranger)
    await signInAs(account)
    await signInAs(account)
    const actor = await currentActor()
    expect(await countOtherSessions(accountAccess(actor!), new Date())).toBe(1)
    expect(await endOtherSessions(IDLE, form({}))).toMatchObject({ status: 'done' })
    const open = await db().session.findMany({ where: { revokedAt: null }, select: { accountId: true } })
    expect(open.map(({ accountId }) => accountId).sort()).toEqual([account.id, stranger.id].sort())
  })
})

test('who was signed in is forgotten a month after, and so are the links', async () => {
  const at = new Date()
  await signInAs(account)
  await newLink(at)
  const counts = async () => [await db().session.count(), await db().passwordLink.count()]
  await forgetEndedSessions(at)
  expect(await counts()).toEqual([1, 1])
  await forgetEndedSessions(new Date(at.getTime() + 60 * 86_400_000))
  expect(await counts()).toEqual([0, 0])
})
