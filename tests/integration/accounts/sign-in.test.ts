import { beforeEach, describe, expect, test } from 'vitest'
import {
  MOST_FAILURES_PER_ACCOUNT,
  MOST_FAILURES_PER_ADDRESS,
  SIGN_IN_WINDOW_MINUTES,
} from '@/domain/access/sign-in-limit'
import { setPassword, signIn, signOut } from '@/features/accounts/actions'
import { IDLE } from '@/lib/action-state'
import { db } from '@/server/db'
import { hashPassword } from '@/server/password'
import { currentActor } from '@/server/session'
import { forgetAttempts } from '@/server/sign-in'
import { createAcademy, createAccount } from '@/tests/builders/school'
import { form, forgetBrowser, NotFound, Redirected, setHeader, signedOut } from '@/tests/setup/browser'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

const PASSWORD = 'une phrase assez longue'
let email: string
let accountId: string

beforeEach(async () => {
  await createAcademy()
  const account = await createAccount('support')
  email = account.email
  accountId = account.id
  await db().account.update({ where: { id: accountId }, data: { passwordHash: await hashPassword(PASSWORD) } })
  setHeader('x-forwarded-for', '203.0.113.9')
})

function tryWith(fields: Record<string, string>) {
  return signIn(IDLE, form({ email, password: PASSWORD, ...fields }))
}

async function failures(count: number, from: (n: number) => { email?: string; address?: string }) {
  for (let n = 0; n < count; n++) {
    const { email: tried = email, address = `198.51.100.${n}` } = from(n)
    setHeader('x-forwarded-for', address)
    expect(await tryWith({ email: tried, password: 'faux' })).toMatchObject({ status: 'refused' })
  }
}

describe('signing in', () => {
  test('the right e-mail and password open a session and lead home', async () => {
    await expect(tryWith({ email: ` ${email.toUpperCase()} ` })).rejects.toEqual(new Redirected('/'))
    expect((await currentActor())?.id).toBe(accountId)
  })

  test.each([
    ['/etablissements?q=a', '/etablissements?q=a'],
    ['//ailleurs.example', '/'],
    ['https://ailleurs.example/', '/'],
  ])('asked to go to %s, it goes to %s', async (suite, to) => {
    await expect(tryWith({ suite })).rejects.toEqual(new Redirected(to))
  })

  test('an e-mail that the database could not hold is one that nobody has', async () => {
    expect(await tryWith({ email: 'a\0@b.example' })).toMatchObject({ status: 'refused' })
  })

  test('a wrong password, an unknown e-mail and a disabled account get the same answer, and no session', async () => {
    const wrong = await tryWith({ password: 'faux' })
    expect(wrong).toMatchObject({ status: 'refused', values: { email } })
    expect(JSON.stringify(wrong)).not.toContain('faux')
    const unknown = await tryWith({ email: 'personne@passerelle.example' })
    await db().account.update({ where: { id: accountId }, data: { disabledAt: new Date() } })
    const disabled = await tryWith({})
    for (const answer of [unknown, disabled])
      expect(answer).toMatchObject({ message: wrong.status === 'refused' && wrong.message })
    expect(await currentActor()).toBeNull()
    expect(await db().session.count()).toBe(0)
  })

  test('nothing typed is told field by field', async () => {
    expect(await tryWith({ email: '', password: '' })).toMatchObject({
      status: 'refused',
      fields: { email: expect.any(String), password: expect.any(String) },
    })
  })

  test('an account is closed to tries after its failures of the window, from whatever address', async () => {
    await failures(MOST_FAILURES_PER_ACCOUNT - 1, () => ({}))
    await expect(tryWith({})).rejects.toBeInstanceOf(Redirected)
    signedOut()
    await failures(MOST_FAILURES_PER_ACCOUNT, () => ({}))
    expect(await tryWith({})).toMatchObject({
      status: 'refused',
      message: expect.stringContaining(String(SIGN_IN_WINDOW_MINUTES)),
    })
    const past = new Date(Date.now() - (SIGN_IN_WINDOW_MINUTES + 1) * 60_000)
    await db().signInAttempt.updateMany({ data: { at: past } })
    await expect(tryWith({})).rejects.toBeInstanceOf(Redirected)
  })

  test('failures are forgotten once they no longer count, also when nobody signs in', async () => {
    await failures(1, () => ({}))
    const { at } = await db().signInAttempt.findFirstOrThrow()
    const end = at.getTime() + SIGN_IN_WINDOW_MINUTES * 60_000
    await forgetAttempts(new Date(end))
    expect(await db().signInAttempt.count()).toBe(2)
    await forgetAttempts(new Date(end + 1))
    expect(await db().signInAttempt.count()).toBe(0)
  })

  test('an address is closed to tries after its failures, on whatever accounts; another is not', async () => {
    const address = '192.0.2.1'
    await failures(MOST_FAILURES_PER_ADDRESS, (n) => ({ email: `inconnu-${n}@passerelle.example`, address }))
    setHeader('x-forwarded-for', `10.9.9.9, ${address}`)
    expect(await tryWith({})).toMatchObject({ status: 'refused' })
    setHeader('x-forwarded-for', `${address}, 192.0.2.2`)
    await expect(tryWith({})).rejects.toBeInstanceOf(Redirected)
  })

  test('what is no form of ours is not found', async () => {
    await expect(signIn(IDLE, 'email=a' as never)).rejects.toBeInstanceOf(NotFound)
    await expect(setPassword({} as never, IDLE, form({}))).rejects.toBeInstanceOf(NotFound)
  })

  test('signing out ends the session itself, not only the cookie', async () => {
    await expect(tryWith({})).rejects.toBeInstanceOf(Redirected)
    await expect(signOut()).rejects.toEqual(new Redirected('/connexion'))
    expect(await db().session.count({ where: { revokedAt: null } })).toBe(0)
    forgetBrowser()
    expect(await currentActor()).toBeNull()
  })
})
