import { DEFAULT_CONFIGURATION } from '@/domain/configuration/configuration'
import { formGroups } from '@/features/configuration/components/form-groups'
import { recordPortalImport } from '@/features/portal-imports/mutations'
import { db } from '@/server/db'
import { newAccess } from '@/tests/builders/access'
import { createAccount } from '@/tests/builders/school'
import type { ActionRights, Fields } from './action-rights'
import { everybody, ofSchool, SESSION } from './expectations'
import {
  analysedEntList,
  analysedImport,
  askedCorrection,
  committedImport,
  decidedCase,
  heldImport,
  keptEntList,
  knownPupil,
  obviousCase,
  pupilOf,
  unclearImport,
  type Scene,
} from './scene'

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
const SIGNED_OUT = { signedOut: SESSION.signedOut, disabled: SESSION.signedOut }
const uai = ({ school }: Scene) => [school.uai]

const STEP = { step: 'check-server', version: '0' }

async function afterFact(
  scene: Scene,
  fact: { kind: 'attested' | 'blocked' | 'declared_not_concerned'; step?: string },
) {
  const { setupId } = scene.school
  const row = { setupId, sequence: 1, at: new Date(), source: 'person', ...fact } as const
  await db().fact.create({ data: { ...row, reason: fact.kind === 'attested' ? null : 'Une raison' } })
  await db().setup.update({ where: { id: setupId }, data: { version: 1 } })
}

const steps: ActionRights[] = (
  [
    ['attestStep', () => STEP],
    [
      'attestStepAgain',
      async (scene) => {
        await afterFact(scene, { kind: 'attested', step: 'open-ports' })
        const { setupId } = scene.school
        const configuration = { ...DEFAULT_CONFIGURATION, casPort: 8082 }
        await db().formerConfiguration.create({ data: { setupId, version: 2, at: new Date(), configuration } })
        await db().setup.update({ where: { id: setupId }, data: { version: 2, configurationVersion: 2 } })
        return { step: 'open-ports', version: '2' }
      },
    ],
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
  ] satisfies [name: string, fields: ActionRights['fields']][]
).map(([name, fields]) => ({ action: `procedure ${name}`, outcomes: SCHOOL_WRITES, bound: uai, fields }))

/** Every act on a list, with what it wants to find there. */
const LIST_ACTS = {
  confirmImport: analysedImport,
  dropImport: analysedImport,
  analyseAgain: analysedImport,
  correctRows: analysedImport,
  approveImport: heldImport,
  undoCommitted: committedImport,
} as const

const lists: ActionRights[] = Object.entries(LIST_ACTS).flatMap(([name, prepared]) => {
  const typed = {
    profile: 'pupil',
    coverage: 'whole',
    'cell-3-pronoteId': 'FEH85K9JNUCASD2M',
    analysis: '1',
    reason: 'Départ des 3e',
  }
  const fields = async (school: Scene['school']) => ({ ...typed, importId: await prepared(school) })
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

/** Noted by the establishment's own administrator. */
async function notedImport(school: Scene['school']): Promise<Fields> {
  const made = { at: new Date('2026-10-05T09:12:00Z'), mode: 'complete', count: 1295, interrupted: false } as const
  const recorded = await recordPortalImport(await newAccess(school, 'advance'), made, new Date())
  if (!recorded.ok) throw new Error(recorded.refusal.reason)
  return { portalImportId: recorded.value }
}

const PORTAL_PAGE =
  '1295 identifiant(s) Pronote importé(s). Dernier import fait le : 05/10/2026 à 11:12 en mode Complet.'

const portalImports: ActionRights[] = [
  {
    action: 'portal-imports notePortalImport',
    outcomes: SCHOOL_WRITES,
    bound: uai,
    fields: () => ({ date: '2026-10-05', time: '11:12', mode: 'complete', count: '1 295', result: 'done' }),
  },
  {
    action: 'portal-imports readPortalPage',
    outcomes: SCHOOL_WRITES,
    bound: uai,
    fields: () => ({ text: PORTAL_PAGE }),
  },
  {
    action: 'portal-imports withdrawNotedImport',
    outcomes: SCHOOL_WRITES,
    bound: uai,
    fields: ({ school }) => notedImport(school),
  },
  {
    action: 'portal-imports withdrawNotedImport',
    about: 'one of another establishment, under one’s own',
    outcomes: ofSchool({ reader: 'not allowed', schoolAdmin: 'refused', staff: 'refused' }, SESSION),
    bound: uai,
    fields: ({ neighbour }) => notedImport(neighbour),
  },
]
/** Names are looked for where they are shown, by whom they are shown to; what is found is written nowhere. */
const SEARCHES = ofSchool(
  {
    reader: 'not allowed',
    schoolAdmin: 'done, but nothing written',
    staff: 'opening required',
    openedSupport: 'done, but nothing written',
  },
  SESSION,
)

const searches: ActionRights[] = [
  ...['kept-data searchPeople', 'pairing searchUnpaired', 'corrections searchPaired'].map((action) => ({
    ...{ action, about: 'which writes nothing', outcomes: SEARCHES, bound: uai },
    fields: () => ({ words: 'martin' }),
  })),
  {
    ...{ action: 'imports searchFindings', about: 'which writes nothing', outcomes: SEARCHES, bound: uai },
    fields: async ({ school }) => ({ words: 'martin', importId: await analysedImport(school) }),
  },
  {
    action: 'imports searchFindings',
    about: 'a list of another establishment, under one’s own',
    outcomes: LIST_OF_ANOTHER_SCHOOL,
    bound: uai,
    fields: async ({ neighbour }) => ({ words: 'martin', importId: await analysedImport(neighbour) }),
  },
]

/** What is done with the ENT's list, and with the pairings that it explains: with people's names, so as with lists. */
const reconciliation: ActionRights[] = (
  [
    ['ent-lists keepEntList', async (school) => ({ listId: await analysedEntList(school) })],
    ['ent-lists dropEntList', async (school) => ({ listId: await analysedEntList(school) })],
    [
      'reconciliation decideCase',
      async (school) => ({ personKey: await pupilOf(school), entId: await keptEntList(school), verdict: 'same' }),
    ],
    ['reconciliation acceptObviousCases', obviousCase],
    ['reconciliation reopenCase', async (school) => ({ decisionId: await decidedCase(school) })],
    ['corrections undoPairing', async (school) => ({ personKey: await pupilOf(school, 'NAA1'), casId: 'NAA1' })],
    ['corrections keepPairing', async (school) => ({ correctionId: await askedCorrection(school) })],
  ] satisfies [action: string, fields: (school: Scene['school']) => Promise<Fields>][]
).flatMap(([action, fields]): ActionRights[] => [
  { action, bound: uai, outcomes: LIST_WRITES, fields: ({ school }) => fields(school) },
  {
    action,
    about: 'of another establishment, under one’s own',
    bound: uai,
    outcomes: LIST_OF_ANOTHER_SCHOOL,
    fields: ({ neighbour }) => fields(neighbour),
  },
])

const others: ActionRights[] = [
  {
    action: 'configuration changeConfiguration',
    outcomes: SCHOOL_WRITES,
    bound: uai,
    fields: () => {
      const fields = formGroups(DEFAULT_CONFIGURATION).flatMap((group) => group.fields)
      const sent = fields.filter((field) => field.kind !== 'tick' || field.stored).map((f) => [f.name, f.stored])
      return { ...Object.fromEntries(sent), version: '0', publicHost: 'pronote.autre-college.fr' } as Fields
    },
  },
  {
    action: 'ent-lists eraseKeptEntLists',
    outcomes: LIST_WRITES,
    bound: uai,
    fields: async ({ school }) => {
      await keptEntList(school)
      return {}
    },
  },
  {
    action: 'contacts changeContact',
    outcomes: SCHOOL_WRITES,
    bound: uai,
    fields: () => ({ name: 'Accueil', telephone: '', email: '', seenName: '', seenTelephone: '', seenEmail: '' }),
  },
  {
    action: 'letters changeLetterTexts',
    outcomes: ofSchool({ reader: 'not allowed', schoolAdmin: 'done', staff: 'not allowed' }, SESSION),
    bound: uai,
    fields: () => ({
      ...{ letter: 'Bonjour {prénom}', slip: '{adresse}', entAddress: 'https://ent.example' },
      ...{ seenLetter: '', seenSlip: '', seenEntAddress: '' },
    }),
  },
  {
    action: 'openings openPeople',
    outcomes: OPENS_NAMES,
    bound: uai,
    fields: () => ({ reason: 'Appel du collège, dossier 12' }),
  },
]

/** Whoever has an account may ask: each import is proven by itself, and what is not allowed is said. */
const releases: ActionRights = {
  action: 'holds releaseHeld',
  outcomes: { ...everybody('refused'), ...SIGNED_OUT, schoolAdmin: 'done', openedSupport: 'done' },
  fields: async ({ school }) => ({
    reason: 'Départ des 3e, fin d’année',
    [`import-${await heldImport(school)}`]: '1',
  }),
}

/** For whoever may handle that school's lists now; what was written in its people since makes the list out of date. */
const heldReanalyses: ActionRights = {
  action: 'holds reanalyseHeld',
  outcomes: { ...everybody('refused'), ...SIGNED_OUT, schoolAdmin: 'done', openedSupport: 'done' },
  fields: async ({ school }) => {
    const imports = await heldImport(school)
    await db().setup.update({ where: { id: school.setupId }, data: { peopleVersion: { increment: 1 } } })
    return { imports }
  },
}

/** For whoever could open that school by itself. */
const heldOpenings: ActionRights = {
  action: 'holds openHeld',
  outcomes: ofSchool(
    { reader: 'refused', schoolAdmin: 'refused', staff: 'done', openedSupport: 'refused' },
    { ...SESSION, outside: 'refused' },
  ),
  fields: async ({ school, neighbour }) => {
    await heldImport(school)
    return { reason: 'Départ des 3e, fin d’année', uais: `${school.uai} ${neighbour.uai}` }
  },
}

async function columnsOf(school: Scene['school']): Promise<Fields> {
  const choices = ['lastName', 'firstName', 'className', 'pronoteId'].map((field, at) => [`column-${at}`, field])
  return { ...(Object.fromEntries(choices) as Fields), importId: await unclearImport(school) }
}

const columns: ActionRights[] = [
  {
    action: 'known-columns tellColumns',
    outcomes: LIST_WRITES,
    bound: uai,
    fields: ({ school }) => columnsOf(school),
  },
  {
    action: 'known-columns tellColumns',
    about: 'a list of another establishment, under one’s own',
    outcomes: LIST_OF_ANOTHER_SCHOOL,
    bound: uai,
    fields: ({ neighbour }) => columnsOf(neighbour),
  },
  {
    action: 'known-columns forgetColumns',
    outcomes: LIST_WRITES,
    bound: uai,
    fields: async ({ school }) => {
      const { id } = await createAccount('school_admin', school)
      const told = { uai: school.uai, header: 'clef', label: 'Clef', field: 'pronoteId' }
      await db().knownColumn.create({ data: { ...told, toldById: id, toldAt: new Date() } })
      return { header: 'clef' }
    },
  },
]

const erasure = async (school: Scene['school']) => ({
  ...{ personId: await knownPupil(school), reason: 'À sa demande', confirmed: 'on' },
})

const keptData: ActionRights[] = [
  { action: 'kept-data erasePerson', outcomes: LIST_WRITES, bound: uai, fields: ({ school }) => erasure(school) },
  {
    action: 'kept-data erasePerson',
    about: 'somebody of another establishment, under one’s own',
    outcomes: LIST_OF_ANOTHER_SCHOOL,
    bound: uai,
    fields: ({ neighbour }) => erasure(neighbour),
  },
]

export const ESTABLISHMENT_ACTIONS = [
  ...steps,
  ...lists,
  ...columns,
  ...reconciliation,
  releases,
  heldReanalyses,
  heldOpenings,
  ...portalImports,
  ...others,
  ...keptData,
  ...searches,
]
