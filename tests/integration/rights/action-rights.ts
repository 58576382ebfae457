import { DEFAULT_CONFIGURATION } from '@/domain/configuration/configuration'
import { formGroups } from '@/features/configuration/components/form-groups'
import { writePasswordLink } from '@/features/accounts/mutations'
import { IDENTITY_FIELDS } from '@/features/establishment-administration/schemas'
import { ENT_FIELDS } from '@/features/ents/schemas'
import { asSeen } from '@/lib/as-seen'
import { db } from '@/server/db'
import { hashPassword } from '@/server/password'
import { createToken } from '@/tests/builders/api'
import { createAccount, createEnt, newUai } from '@/tests/builders/school'
import type { Account } from './callers'
import { everybody, ofAdministration, ofSchool, SESSION, signedIn, type Outcomes } from './expectations'
import { analysedImport, targetAccount, type Scene } from './scene'

/** `refused`: by a rule, or because the record is out of the caller's reach; nothing is written then. */
export type ActionOutcome = 'done' | 'not allowed' | 'opening required' | 'refused' | 'not found' | 'sign in'

type Fields = Record<string, string>

export type ActionRights = {
  /** The feature, then the exported name. */
  action: string
  /** What is particular to this case, when an action has several. */
  about?: string
  outcomes: Outcomes<ActionOutcome>
  /** What the page binds before the state and the form. */
  bound?: (scene: Scene) => string[] | Promise<string[]>
  /** What is typed, such that whoever is allowed succeeds; makes the records that it names. */
  fields: (scene: Scene, account: Account | null) => Fields | Promise<Fields>
}

const SCHOOL_WRITES = ofSchool({ reader: 'not allowed', schoolAdmin: 'done', staff: 'done' }, SESSION)
const LIST_WRITES = ofSchool(
  { reader: 'not allowed', schoolAdmin: 'done', staff: 'opening required', openedSupport: 'done' },
  SESSION,
)
const LIST_OF_ANOTHER_SCHOOL = ofSchool(
  { reader: 'not allowed', schoolAdmin: 'refused', staff: 'opening required', openedSupport: 'refused' },
  SESSION,
)
const OPENS_NAMES = ofSchool({ reader: 'not allowed', schoolAdmin: 'not allowed', staff: 'done' }, SESSION)
const ADMINISTERS_16 = ofAdministration(
  { academyAdmin: 'done', foreignAcademyAdmin: 'refused', operator: 'done' },
  SESSION,
)
/** What would give an académie's administrator more than their académie. */
const OPERATORS_ONLY = ofAdministration(
  { academyAdmin: 'refused', foreignAcademyAdmin: 'refused', operator: 'done' },
  SESSION,
)
const OWN_ACCOUNT = signedIn('done')

const uai = ({ school }: Scene) => [school.uai]

const STEP = { step: 'save-base', version: '0' }

async function afterFact(
  scene: Scene,
  fact: { kind: 'attested' | 'blocked' | 'declared_not_concerned'; step?: string },
) {
  const { setupId } = scene.school
  const row = { setupId, sequence: 1, at: new Date(), source: 'person', ...fact } as const
  await db().fact.create({ data: { ...row, reason: fact.kind === 'attested' ? null : 'Une raison' } })
  await db().setup.update({ where: { id: setupId }, data: { version: 1 } })
}

const establishmentSteps: ActionRights[] = (
  [
    ['attestStep', () => STEP],
    ['exemptStep', () => ({ ...STEP, reason: 'Déjà fait l’an passé' })],
    ['blockStep', () => ({ ...STEP, reason: 'Le serveur ne répond pas' })],
    [
      'reopenStep',
      async (scene) => {
        await afterFact(scene, { kind: 'attested', step: STEP.step })
        return { ...STEP, version: '1', reason: '' }
      },
    ],
    ['requestStep', () => ({ step: 'obtain-cas-parameters', version: '0' })],
    [
      'resumeService',
      async (scene) => {
        await afterFact(scene, { kind: 'attested', step: 'stop-publication' })
        return { version: '1' }
      },
    ],
    ['leaveProcedure', () => ({ version: '0', reason: 'PRONOTE hébergé' })],
    [
      'joinProcedure',
      async (scene) => {
        await afterFact(scene, { kind: 'declared_not_concerned' })
        return { version: '1' }
      },
    ],
  ] satisfies [name: string, ActionRights['fields']][]
).map(([name, fields]) => ({ action: `procedure ${name}`, outcomes: SCHOOL_WRITES, bound: uai, fields }))

const lists: ActionRights[] = ['confirmImport', 'dropImport', 'analyseAgain'].flatMap((name) => {
  const typed = { profile: 'pupil', coverage: 'whole' }
  const fields = async (school: Scene['school']) => ({ ...typed, importId: await analysedImport(school) })
  const action = { action: `imports ${name}`, bound: uai }
  return [
    { ...action, outcomes: LIST_WRITES, fields: ({ school }) => fields(school) },
    {
      ...action,
      about: 'a list of another establishment, under one’s own',
      outcomes: LIST_OF_ANOTHER_SCHOOL,
      fields: ({ neighbour }) => fields(neighbour),
    },
  ] satisfies ActionRights[]
})

const establishment: ActionRights[] = [
  {
    action: 'configuration changeConfiguration',
    outcomes: SCHOOL_WRITES,
    bound: uai,
    fields: () => {
      const fields = formGroups(DEFAULT_CONFIGURATION).flatMap((group) => group.fields)
      const sent = fields.filter((field) => field.kind !== 'tick' || field.stored).map((f) => [f.name, f.stored ?? ''])
      return { ...Object.fromEntries(sent), version: '0', publicHost: 'pronote.autre-college.fr' } as Fields
    },
  },
  {
    action: 'contacts changeContact',
    outcomes: SCHOOL_WRITES,
    bound: uai,
    fields: () => ({ name: 'Accueil', telephone: '', email: '', seenName: '', seenTelephone: '', seenEmail: '' }),
  },
  {
    action: 'openings openPeople',
    outcomes: OPENS_NAMES,
    bound: uai,
    fields: () => ({ reason: 'Appel du collège, dossier 12' }),
  },
]

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

const ownAccount: ActionRights[] = [
  {
    action: 'accounts signIn',
    outcomes: { ...everybody('done'), disabled: 'refused' },
    fields: async (_scene, account) => ({ email: (await withPassword(account)).email, password: PASSWORD }),
  },
  { action: 'accounts signOut', outcomes: OWN_ACCOUNT, fields: () => ({}) },
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
    fields: async (_scene, account) => {
      await withPassword(account)
      return { currentPassword: PASSWORD, ...CHOSEN }
    },
  },
  {
    action: 'accounts endOtherSessions',
    outcomes: OWN_ACCOUNT,
    fields: async (_scene, account) => {
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
  { action: 'accounts revokeToken', outcomes: OWN_ACCOUNT, fields: (_scene, account) => tokenIdOf(account) },
  {
    action: 'accounts revokeToken',
    about: 'the token of somebody else',
    outcomes: signedIn('refused'),
    fields: () => tokenIdOf(null),
  },
]

const newEmail = () => `${crypto.randomUUID()}@passerelle.example`
const SUPPORT_OF_16 = { role: 'support', academyCode: '16', uai: '' }
const OPERATOR = { role: 'operator', academyCode: '', uai: '' }

async function target(scene: Scene): Promise<Fields> {
  return { accountId: (await targetAccount(scene)).id }
}

/** An operator who also reads the school: in sight of the académie's administrator, out of their hands. */
async function operatorOfTheSchool(scene: Scene): Promise<{ accountId: string; membershipId: string }> {
  const { id: accountId } = await targetAccount(scene)
  const { id: membershipId } = await db().membership.create({ data: { accountId, role: 'operator' } })
  return { accountId, membershipId }
}

const disabled = async (accountId: string) => {
  await db().account.update({ where: { id: accountId }, data: { disabledAt: new Date() } })
  return { accountId }
}

const accounts: ActionRights[] = (
  [
    ['createAccount', '', ADMINISTERS_16, () => ({ name: 'Claire', email: newEmail(), ...SUPPORT_OF_16 })],
    ['createAccount', 'an operator', OPERATORS_ONLY, () => ({ name: 'Claire', email: newEmail(), ...OPERATOR })],
    [
      'changeAccount',
      '',
      ADMINISTERS_16,
      async (scene) => ({ ...(await target(scene)), name: 'A', email: newEmail() }),
    ],
    [
      'changeAccount',
      'an operator',
      OPERATORS_ONLY,
      async (scene) => ({ accountId: (await operatorOfTheSchool(scene)).accountId, name: 'A', email: newEmail() }),
    ],
    ['giveMembership', '', ADMINISTERS_16, async (scene) => ({ ...(await target(scene)), ...SUPPORT_OF_16 })],
    ['giveMembership', 'operator', OPERATORS_ONLY, async (scene) => ({ ...(await target(scene)), ...OPERATOR })],
    [
      'giveMembership',
      'to oneself, over a school of elsewhere',
      OPERATORS_ONLY,
      async (_scene, account) => ({ accountId: account?.id ?? '', role: 'support', academyCode: '14', uai: '' }),
    ],
    [
      'takeMembership',
      '',
      ADMINISTERS_16,
      async (scene) => {
        const { id, memberships } = await targetAccount(scene)
        return { accountId: id, membershipId: memberships[0]!.id }
      },
    ],
    ['takeMembership', 'that of an operator', OPERATORS_ONLY, operatorOfTheSchool],
    ['disableAccount', '', ADMINISTERS_16, target],
    ['disableAccount', 'an operator', OPERATORS_ONLY, operatorOfTheSchool],
    ['enableAccount', '', ADMINISTERS_16, async (scene) => disabled((await targetAccount(scene)).id)],
    [
      'enableAccount',
      'an operator',
      OPERATORS_ONLY,
      async (scene) => disabled((await operatorOfTheSchool(scene)).accountId),
    ],
    ['makePasswordLink', '', ADMINISTERS_16, target],
    ['makePasswordLink', 'for an operator', OPERATORS_ONLY, operatorOfTheSchool],
  ] satisfies [name: string, about: string, outcomes: ActionRights['outcomes'], fields: ActionRights['fields']][]
).map(([name, about, outcomes, fields]) => ({ action: `account-administration ${name}`, about, outcomes, fields }))

const ENT = {
  vendor: 'Éditeur',
  casUrl: 'https://cas.ent.example',
  identifierAttribute: 'idPronote',
  subjectSource: 'subject',
  ...{ subjectAttribute: '', matchingCode: '', exportTarget: '', portalSsoType: '' },
}
const IDENTITY = { name: 'Collège Neuf', kind: 'college', city: 'Toulouse', address: '', postalCode: '' }

async function disabledEnt({ ent }: Scene): Promise<Fields> {
  await db().ent.update({ where: { id: ent.id }, data: { disabledAt: new Date() } })
  return { entId: ent.id }
}

const ents: ActionRights[] = (
  [
    ['createEnt', ({ number }) => ({ ...ENT, name: `ENT neuf ${number}`, academyCode: '16' })],
    ['changeEnt', ({ ent }) => ({ ...ENT, name: 'ENT renommé', entId: ent.id, seen: asSeen(ent, ENT_FIELDS) })],
    ['disableEnt', ({ ent }) => ({ entId: ent.id })],
    ['enableEnt', disabledEnt],
  ] satisfies [name: string, fields: ActionRights['fields']][]
).map(([name, fields]) => ({ action: `ents ${name}`, outcomes: ADMINISTERS_16, fields }))

const establishments: ActionRights[] = (
  [
    ['createEstablishment', () => ({ ...IDENTITY, uai: newUai(), departmentCode: '', academyCode: '', entId: '' })],
    [
      'changeEstablishment',
      async ({ school: { uai } }) => {
        const stored = await db().establishment.findUniqueOrThrow({ where: { uai } })
        return { ...IDENTITY, uai, seen: asSeen(stored, IDENTITY_FIELDS) }
      },
    ],
    ['chooseEnt', async ({ school }) => ({ uai: school.uai, entId: (await createEnt()).id, voids: '0' })],
    ['disableEstablishment', ({ school }) => ({ uai: school.uai })],
    [
      'enableEstablishment',
      async ({ school: { uai } }) => {
        await db().establishment.update({ where: { uai }, data: { disabledAt: new Date() } })
        return { uai }
      },
    ],
  ] satisfies [name: string, fields: ActionRights['fields']][]
).map(([name, fields]) => ({ action: `establishment-administration ${name}`, outcomes: ADMINISTERS_16, fields }))

export const ACTIONS: ActionRights[] = [
  ...establishmentSteps,
  ...lists,
  ...establishment,
  ...ownAccount,
  ...accounts,
  ...ents,
  ...establishments,
]
