import { expect, test } from 'vitest'
import { findPasswordLink } from '@/features/accounts/queries'
import { createOperator, createTokenFor } from '@/features/installation/mutations'
import { findActorByToken } from '@/server/api-token'
import { db } from '@/server/db'
import { journalKinds } from '@/tests/builders/administration'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

const AT = new Date('2026-11-01T08:00:00Z')
const FIRST = { email: 'a@passerelle.example', name: 'A', passwordHash: null, isAnother: false }

test('the first operator gets a link; a second one only on demand, and never a second account for an e-mail', async () => {
  const first = await createOperator(FIRST, AT)
  const secret = first.ok ? (first.value.linkSecret ?? '') : ''
  expect(await findPasswordLink(secret, AT)).toMatchObject({ email: FIRST.email, isFirst: true })
  const second = { ...FIRST, email: 'b@passerelle.example', passwordHash: 'hash' }
  expect(await createOperator(second, AT)).toMatchObject({ refusal: { reason: 'operator_exists' } })
  expect(await createOperator({ ...second, isAnother: true }, AT)).toEqual({ ok: true, value: { linkSecret: null } })
  expect(await createOperator({ ...FIRST, isAnother: true }, AT)).toMatchObject({ refusal: { reason: 'email_taken' } })
  expect(await db().membership.count({ where: { role: 'operator' } })).toBe(2)
  expect(await journalKinds()).toEqual([
    'account_created',
    'membership_given',
    'password_link_made',
    'account_created',
    'membership_given',
  ])
})

test('once the only operator is disabled, another can be made', async () => {
  await createOperator(FIRST, AT)
  await db().account.updateMany({ data: { disabledAt: AT } })
  expect((await createOperator({ ...FIRST, email: 'b@passerelle.example' }, AT)).ok).toBe(true)
})

test('a token is made for an account in use only', async () => {
  await createOperator(FIRST, AT)
  const token = { name: 'n', canWrite: true, days: 30 }
  const made = await createTokenFor(' A@passerelle.example', token, AT)
  expect(await findActorByToken(made.ok ? made.value : '', AT)).toMatchObject({ canWrite: true })
  expect(await createTokenFor('z@passerelle.example', token, AT)).toMatchObject({ refusal: { reason: 'unknown' } })
  await db().account.updateMany({ data: { disabledAt: AT } })
  expect(await createTokenFor(FIRST.email, token, AT)).toMatchObject({ refusal: { reason: 'unknown' } })
})
