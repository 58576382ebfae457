import { writePasswordLink } from '@/features/accounts/mutations'
import { db } from '@/server/db'
import { hashPassword } from '@/server/password'
import { createToken } from '@/tests/builders/api'
import { createAccount, newUai } from '@/tests/builders/school'
import type { ActionRights, Fields } from './action-rights'
import type { Account } from './callers'
import { everybody, signedIn } from './expectations'
import { targetAccount } from './scene'

const OWN_ACCOUNT = signedIn('done', 'sign in')

const PASSWORD = 'une phrase assez longue'
const CHOSEN = { newPassword: 'une autre phrase', repeatedPassword: 'une autre phrase' }
let hash: Promise<string> | undefined

/** Gives the account a password; who has none stands for somebody else who signs in from this browser. */
async function withPassword(account: Account | null): Promise<Account> {
  const { id, email } = account ?? (await createAccount('support'))
  await db().account.update({ where: { id }, data: { passwordHash: await (hash ??= hashPassword(PASSWORD)) } })
  return { id, email }
}

async function tokenIdOf(account: Account | null): Promise<Fields> {
  const owner = account ?? (await createAccount('support'))
  await createToken(owner)
  const { id } = await db().apiToken.findFirstOrThrow({ where: { accountId: owner.id } })
  return { tokenId: id }
}

const WEBHOOK = { address: 'https://hooks.example.org/passerelle', step_proven: 'on' }

/** A webhook switched off, with a delivery that was given up. */
async function webhookOf(account: Account | null, disabledAt: Date | null = new Date()) {
  const { id: accountId } = account ?? (await createAccount('support'))
  const at = new Date()
  const delivery = {
    kind: 'step_proven',
    uai: newUai(),
    data: { step: 'a' },
    at,
    nextTryAt: at,
    state: 'given_up',
  } as const
  return db().webhook.create({
    data: {
      ...{ accountId, address: WEBHOOK.address, kinds: ['step_proven'], createdAt: at, disabledAt },
      deliveries: { create: delivery },
    },
    select: { id: true, deliveries: { select: { id: true } } },
  })
}

const webhookId = async (account: Account | null): Promise<Fields> => ({ webhookId: (await webhookOf(account)).id })
const deliveryId = async (account: Account | null): Promise<Fields> => ({
  deliveryId: (await webhookOf(account, null)).deliveries[0]!.id,
})

const webhooks: ActionRights[] = [
  { action: 'webhooks createWebhook', outcomes: OWN_ACCOUNT, fields: () => WEBHOOK },
  ...(
    [
      ['removeWebhook', webhookId],
      ['enableWebhook', webhookId],
      ['redeliver', deliveryId],
    ] as const
  ).flatMap(([name, own]): ActionRights[] => [
    { action: `webhooks ${name}`, outcomes: OWN_ACCOUNT, own },
    {
      action: `webhooks ${name}`,
      about: 'what is somebody else’s',
      outcomes: signedIn('refused', 'sign in'),
      own: () => own(null),
    },
  ]),
]

export const OWN_ACCOUNT_ACTIONS: ActionRights[] = [
  ...webhooks,
  {
    action: 'accounts signIn',
    outcomes: { ...everybody('done'), disabled: 'refused' },
    own: async (account) => ({ email: (await withPassword(account)).email, password: PASSWORD }),
  },
  { action: 'accounts signOut', outcomes: OWN_ACCOUNT },
  {
    action: 'accounts setPassword',
    about: 'by a link, from whatever browser',
    outcomes: everybody('done'),
    bound: async (scene) => {
      const { id: accountId } = await targetAccount(scene)
      return [await db().$transaction((tx) => writePasswordLink(tx, { accountId, createdById: null, at: new Date() }))]
    },
    fields: () => CHOSEN,
  },
  {
    action: 'accounts setPassword',
    about: 'by a link that is nobody’s',
    outcomes: everybody('refused'),
    bound: () => ['no-such-link'],
    fields: () => CHOSEN,
  },
  {
    action: 'accounts changePassword',
    outcomes: OWN_ACCOUNT,
    own: async (account) => {
      await withPassword(account)
      return { currentPassword: PASSWORD, ...CHOSEN }
    },
  },
  {
    action: 'accounts endOtherSessions',
    outcomes: OWN_ACCOUNT,
    own: async (account) => {
      const at = new Date()
      const expiresAt = new Date(at.getTime() + 60_000)
      if (account) await db().session.create({ data: { accountId: account.id, createdAt: at, expiresAt } })
      return {}
    },
  },
  {
    action: 'accounts createToken',
    outcomes: OWN_ACCOUNT,
    fields: () => ({ name: 'Tableau de bord', access: 'read', days: '30' }),
  },
  { action: 'accounts revokeToken', outcomes: OWN_ACCOUNT, own: (account) => tokenIdOf(account) },
  {
    action: 'accounts revokeToken',
    about: 'the token of somebody else',
    outcomes: signedIn('refused', 'sign in'),
    own: () => tokenIdOf(null),
  },
]
