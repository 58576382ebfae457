import { DEFAULT_CONFIGURATION } from '@/domain/configuration/configuration'
import { formGroups } from '@/features/configuration/components/form-groups'
import { db } from '@/server/db'
import type { ActionRights, Fields } from './action-rights'
import { ofSchool, SESSION } from './expectations'
import { analysedImport, type Scene } from './scene'

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

export const ESTABLISHMENT_ACTIONS = [...steps, ...lists, ...others]
