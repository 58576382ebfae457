import { ENT_FIELDS } from '@/features/ents/schemas'
import { IDENTITY_FIELDS } from '@/features/establishment-administration/schemas'
import { asSeen } from '@/lib/as-seen'
import { db } from '@/server/db'
import { createEnt, newUai } from '@/tests/builders/school'
import type { ActionRights, Fields } from './action-rights'
import { ofAdministration, SESSION } from './expectations'
import { importGroup, targetAccount, type Scene } from './scene'

const ADMINISTERS_16 = ofAdministration(
  { academyAdmin: 'done', foreignAcademyAdmin: 'refused', operator: 'done' },
  SESSION,
)
/** What would give an académie's administrator more than their académie. */
const OPERATORS_ONLY = ofAdministration(
  { academyAdmin: 'refused', foreignAcademyAdmin: 'refused', operator: 'done' },
  SESSION,
)
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

const oneself: ActionRights = {
  action: 'account-administration giveMembership',
  about: 'to oneself, over another académie',
  outcomes: OPERATORS_ONLY,
  own: (account) => ({ accountId: account?.id ?? '', role: 'support', academyCode: '14', uai: '' }),
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

/** Somebody else's: to other administrators it does not exist. */
const groups: ActionRights[] = [
  ...['import-groups confirmGroup', 'import-groups dropGroup', 'import-groups openGroupAgain'],
  'import-groups analyseGroupAgain',
  ...['import-groups tellCasIdColumn', 'group-undo undoGroupImports'],
].map((action) => ({
  action,
  outcomes: ofAdministration({ academyAdmin: 'refused', foreignAcademyAdmin: 'refused', operator: 'refused' }, SESSION),
  fields: async (scene) => ({
    groupId: await importGroup(scene),
    reason: 'Campagne de rentrée',
    analyses: '',
    column: 'none',
  }),
}))

const thresholds: ActionRights = {
  action: 'holds changeThresholds',
  outcomes: ADMINISTERS_16,
  fields: async () => {
    await db().holdSettings.deleteMany()
    return { academyCode: '16', many_absent: '20', many_changed: '75', many_unpaired: '5', seen: '10 75 5' }
  },
}

export const ADMINISTRATION_ACTIONS = [...accounts, oneself, ...ents, ...establishments, ...groups, thresholds]
