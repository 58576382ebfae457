import { db } from '@/server/db'
import { createAccount } from '@/tests/builders/school'
import { forgetBrowser, signInAs } from '@/tests/setup/browser'
import type { Scene } from './scene'

/** Everybody who may knock, seen from the school of the scene, which is of the académie 16. */
export const CALLERS = [
  'signedOut',
  /** The school's administrator, whose account was disabled while the browser was signed in. */
  'disabled',
  /** An account without any role. */
  'nobody',
  'reader',
  'schoolAdmin',
  /** The administrator of another establishment of the same académie. */
  'neighbour',
  'support',
  /** Support that holds an opening of the school. */
  'openedSupport',
  'academyAdmin',
  'foreignSupport',
  'foreignAcademyAdmin',
  'operator',
] as const
export type Caller = (typeof CALLERS)[number]

export type Account = { id: string; email: string }

const FOREIGN = { academyCode: '10' }

/** A new account for the caller, or nothing for who is signed out. */
export async function accountOf(caller: Caller, { school, neighbour }: Scene): Promise<Account | null> {
  switch (caller) {
    case 'signedOut':
      return null
    case 'nobody':
      return db().account.create({ data: { email: `nobody-${crypto.randomUUID()}@passerelle.example`, name: 'Sans' } })
    case 'reader':
      return createAccount('school_reader', school)
    case 'disabled':
    case 'schoolAdmin':
      return createAccount('school_admin', school)
    case 'neighbour':
      return createAccount('school_admin', neighbour)
    case 'support':
      return createAccount('support')
    case 'openedSupport':
      return withOpening(await createAccount('support'), school.uai)
    case 'academyAdmin':
      return createAccount('academy_admin')
    case 'foreignSupport':
      return createAccount('support', FOREIGN)
    case 'foreignAcademyAdmin':
      return createAccount('academy_admin', FOREIGN)
    case 'operator':
      return createAccount('operator')
  }
}

async function withOpening(account: Account, uai: string): Promise<Account> {
  const openedAt = new Date()
  const until = new Date(openedAt.getTime() + 60_000)
  await db().opening.create({
    data: { uai, accountId: account.id, reason: 'Appel de l’établissement', openedAt, until },
  })
  return account
}

/** Makes the test's browser that of the caller, and gives their account. */
export async function enter(caller: Caller, scene: Scene): Promise<Account | null> {
  forgetBrowser()
  const account = await accountOf(caller, scene)
  if (account) await signInAs(account)
  await disableIfSo(caller, account)
  return account
}

/** Last, so that the session or the token was good before. */
export async function disableIfSo(caller: Caller, account: Account | null): Promise<void> {
  if (caller !== 'disabled' || !account) return
  await db().account.update({ where: { id: account.id }, data: { disabledAt: new Date() } })
}
