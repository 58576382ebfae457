'use server'

import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { checkNewPassword } from '@/domain/access/new-password'
import {
  changePassword as writeNewPassword,
  createToken as writeToken,
  endOtherSessions as writeEndOfOtherSessions,
  revokeToken as writeEndOfToken,
  usePasswordLink,
} from '@/features/accounts/mutations'
import {
  DEAD_LINK,
  PASSWORD_SENTENCES,
  passwordChangedSentence,
  passwordField,
  SIGN_IN_SENTENCES,
  TOKEN_REFUSALS,
  WRONG_CURRENT_PASSWORD,
} from '@/features/accounts/presentation'
import { findPasswordLink } from '@/features/accounts/queries'
import {
  chosenPasswordSchema,
  noFieldsSchema,
  passwordChangeSchema,
  signInSchema,
  tokenIdSchema,
  tokenSchema,
} from '@/features/accounts/schemas'
import type { ActionState } from '@/lib/action-state'
import { frenchSpaces } from '@/lib/french-spaces'
import { localPath } from '@/lib/local-path'
import { routes } from '@/lib/routes'
import { done, doneWithNotice, doneWithSecret, onAccount, refused } from '@/server/action'
import { clientAddress } from '@/server/client-address'
import { now } from '@/server/clock'
import { hashPassword } from '@/server/password'
import { endSession, startSession } from '@/server/session'
import { checkPassword } from '@/server/sign-in'
import { atMost } from '@/server/typed-values'

/** Signs in, then goes to `suite` when it is an address of this site. Not on a ladder: nobody is known yet. */
export async function signIn(_previous: ActionState, form: FormData): Promise<ActionState> {
  const typed = textsOf(form)
  const values = atMost([
    ['email', typed.email ?? ''],
    ['suite', typed.suite ?? ''],
  ])
  const parsed = signInSchema.safeParse(typed)
  if (!parsed.success) {
    const fields = Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join('.'), message]))
    return refusedWith('Il manque de quoi vous reconnaître.', fields, values)
  }
  const checked = await checkPassword({ ...parsed.data, address: clientAddress(await headers()), at: now() })
  if (!checked.ok) return refusedWith(signInSentence(checked.refusal), {}, values)
  await startSession(checked.value.accountId)
  redirect(localPath(typed.suite) ?? routes.home())
}

export async function signOut(): Promise<void> {
  await endSession()
  redirect(routes.signIn())
}

/** Chooses a password by a link that was handed over, and signs in. The link's secret is the proof. */
export async function setPassword(secret: string, _previous: ActionState, form: FormData): Promise<ActionState> {
  if (typeof secret !== 'string') notFound()
  const link = await findPasswordLink(secret, now())
  if (!link) return refusedWith(DEAD_LINK)
  const parsed = chosenPasswordSchema.safeParse(textsOf(form))
  const { newPassword, repeatedPassword } = parsed.success ? parsed.data : { newPassword: '', repeatedPassword: '' }
  const checked = checkNewPassword({ password: newPassword, repeated: repeatedPassword, email: link.email })
  if (!checked.ok) {
    const sentence = PASSWORD_SENTENCES[checked.refusal.reason]
    return refusedWith('Le mot de passe n’est pas enregistré.', { [passwordField(checked.refusal)]: sentence })
  }
  const used = await usePasswordLink(secret, await hashPassword(checked.value), now())
  if (!used.ok) return refusedWith(DEAD_LINK)
  await endSession()
  await startSession(used.value.accountId)
  redirect(routes.home())
}

export const changePassword = onAccount()
  .input(passwordChangeSchema)
  .run(async ({ access, input, now: at, actor }) => {
    const current = { email: actor.email, password: input.currentPassword }
    const checked = await checkPassword({ ...current, address: clientAddress(await headers()), at })
    if (!checked.ok) {
      if (checked.refusal.reason === 'too_many') return refused(signInSentence(checked.refusal))
      return refused('Le mot de passe n’a pas été changé.', { currentPassword: WRONG_CURRENT_PASSWORD })
    }
    const { newPassword: password, repeatedPassword: repeated } = input
    const chosen = checkNewPassword({ password, repeated, email: actor.email })
    if (!chosen.ok) {
      const fields = { [passwordField(chosen.refusal)]: PASSWORD_SENTENCES[chosen.refusal.reason] }
      return refused('Le mot de passe n’a pas été changé.', fields)
    }
    const endTokens = input.endTokens !== undefined
    await writeNewPassword(access, { passwordHash: await hashPassword(chosen.value), endTokens }, at)
    await startSession(actor.id)
    revalidatePath(routes.account())
    return done(passwordChangedSentence(endTokens))
  })

export const endOtherSessions = onAccount()
  .input(noFieldsSchema)
  .run(async ({ access, now: at }) => {
    await writeEndOfOtherSessions(access, at)
    revalidatePath(routes.account())
    return done('Vos autres navigateurs sont déconnectés.')
  })

export const createToken = onAccount()
  .input(tokenSchema)
  .run(async ({ access, input: { name, access: rights, days }, now: at }) => {
    const created = await writeToken(access, { name, canWrite: rights === 'write', days }, at)
    if (!created.ok) return refused(TOKEN_REFUSALS[created.refusal.reason])
    revalidatePath(routes.account())
    return doneWithSecret('Voici le jeton. Copiez-le maintenant : il ne sera plus jamais affiché.', created.value)
  })

export const revokeToken = onAccount()
  .input(tokenIdSchema)
  .run(async ({ access, input, now: at }) => {
    const revoked = await writeEndOfToken(access, input.tokenId, at)
    revalidatePath(routes.account())
    return revoked.ok
      ? doneWithNotice('Le jeton est révoqué : il n’ouvre plus rien.')
      : refused('Ce jeton est déjà révoqué.')
  })

function refusedWith(
  message: string,
  fields: Record<string, string> = {},
  values: Record<string, string> = {},
): ActionState {
  const sentences: Record<string, string> = {}
  for (const [name, sentence] of Object.entries(fields)) sentences[name] = frenchSpaces(sentence)
  return { status: 'refused', message: frenchSpaces(message), fields: sentences, values }
}

function signInSentence(refusal: { reason: 'wrong' } | { reason: 'too_many'; minutes: number }): string {
  return refusal.reason === 'wrong' ? SIGN_IN_SENTENCES.wrong() : SIGN_IN_SENTENCES.too_many(refusal.minutes)
}

/** Without NUL, and of a form only, as on the ladder: anybody can call an action with anything. */
function textsOf(form: FormData): Record<string, string | undefined> {
  if (!(form instanceof FormData)) notFound()
  const texts = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return Object.fromEntries(texts.map(([name, text]) => [name, text.replaceAll('\0', '')]))
}
