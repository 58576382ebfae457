'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import {
  changeAccount as writeAccount,
  createAccount as writeNewAccount,
  disableAccount as writeDisabled,
  enableAccount as writeEnabled,
  giveMembership as writeMembership,
  makePasswordLink as writeLink,
  takeMembership as writeTaking,
} from '@/features/account-administration/mutations'
import { ACCOUNT_SENTENCES, membershipField } from '@/features/account-administration/presentation'
import { findAccount } from '@/features/account-administration/queries'
import {
  accountIdSchema,
  changedAccountSchema,
  givenMembershipSchema,
  newAccountSchema,
  takenMembershipSchema,
} from '@/features/account-administration/schemas'
import { routes } from '@/lib/routes'
import { done, doneWithSecret, onAdministration, refused } from '@/server/action'
import { env } from '@/server/env'

const NOT_SAVED = 'Rien n’est enregistré : corrigez ce qui suit. Ce que vous avez saisi est conservé.'

export const createAccount = onAdministration()
  .input(newAccountSchema)
  .run(async ({ access, input: { name, email, ...membership }, now }) => {
    const created = await writeNewAccount(access, { name, email, membership }, now)
    if (!created.ok) {
      const { reason } = created.refusal
      const field = reason === 'email_taken' ? 'email' : membershipField(reason)
      return refused(NOT_SAVED, { [field]: ACCOUNT_SENTENCES[reason] })
    }
    redirect(routes.accountAdministration(created.value.id))
  })

export const changeAccount = onAdministration()
  .input(changedAccountSchema)
  .run(async ({ access, input, now }) => {
    const changed = await writeAccount(access, input, now)
    revalidateAccounts()
    if (changed.ok) return done('Le compte est enregistré.')
    const { reason } = changed.refusal
    return reason === 'email_taken'
      ? refused(NOT_SAVED, { email: ACCOUNT_SENTENCES[reason] })
      : refused(ACCOUNT_SENTENCES[reason])
  })

export const giveMembership = onAdministration()
  .input(givenMembershipSchema)
  .run(async ({ access, input: { accountId, ...membership }, now }) => {
    const given = await writeMembership(access, { accountId, membership }, now)
    revalidateAccounts()
    if (given.ok) return done('Le rôle est donné.')
    const { reason } = given.refusal
    return reason === 'unknown'
      ? refused(ACCOUNT_SENTENCES[reason])
      : refused(NOT_SAVED, { [membershipField(reason)]: ACCOUNT_SENTENCES[reason] })
  })

export const takeMembership = onAdministration()
  .input(takenMembershipSchema)
  .run(async ({ access, input, now }) => {
    const taken = await writeTaking(access, input, now)
    revalidateAccounts()
    if (!taken.ok) return refused(ACCOUNT_SENTENCES[taken.refusal.reason])
    // Without any role left where one administers, the account is out of sight.
    if (!(await findAccount(access, input.accountId, now))) redirect(routes.accounts())
    return done('Le rôle est retiré.')
  })

export const disableAccount = onAdministration()
  .input(accountIdSchema)
  .run(async ({ access, input, now }) => {
    const disabled = await writeDisabled(access, input.accountId, now)
    revalidateAccounts()
    return disabled.ok
      ? done('Le compte est désactivé : ses navigateurs sont déconnectés, ses liens et ses jetons n’ouvrent plus rien.')
      : refused(ACCOUNT_SENTENCES[disabled.refusal.reason])
  })

export const enableAccount = onAdministration()
  .input(accountIdSchema)
  .run(async ({ access, input, now }) => {
    const enabled = await writeEnabled(access, input.accountId, now)
    revalidateAccounts()
    return enabled.ok ? done('Le compte est réactivé.') : refused(ACCOUNT_SENTENCES[enabled.refusal.reason])
  })

export const makePasswordLink = onAdministration()
  .input(accountIdSchema)
  .run(async ({ access, input, now }) => {
    const made = await writeLink(access, input.accountId, now)
    revalidateAccounts()
    if (!made.ok) return refused(ACCOUNT_SENTENCES[made.refusal.reason])
    const address = `${env().appUrl}${routes.setPassword(made.value)}`
    return doneWithSecret('Le lien est prêt. S’il y en avait un autre, il n’ouvre plus rien.', address)
  })

function revalidateAccounts(): void {
  revalidatePath(routes.accounts(), 'layout')
}
