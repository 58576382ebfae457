import { db } from '@/server/db'
import { writePasswordLink } from '@/features/accounts/mutations'
import type { Caller } from './callers'
import { everybody, ofAdministration, ofSchool, SESSION, signedIn, type Outcomes } from './expectations'
import {
  analysedEntList,
  analysedImport,
  broughtArchive,
  broughtByTheSecondImport,
  createScene,
  decidedCase,
  heldImport,
  importGroup,
  knownPupil,
  pupilOf,
  targetAccount,
  type Mark,
} from './scene'

export type PageOutcome = 'shown' | 'not found' | 'sign in' | `to ${string}`

export type PageRights = {
  outcomes: Outcomes<PageOutcome>
  params?: (scene: PageScene) => Record<string, string>
  searchParams?: Record<string, string>
  /** Who reads what on it. The pupil's name and the form of an opening are for nobody, unless said here. */
  sees?: Partial<Record<Mark, readonly Caller[]>>
  /** What an address that names nothing gives, when it is not «not found». */
  strange?: PageOutcome
}

export type PageScene = Awaited<ReturnType<typeof createPageScene>>

/** A scene where there is something to see on every page. */
export async function createPageScene() {
  const scene = await createScene()
  const personId = await knownPupil(scene.school)
  await broughtByTheSecondImport(scene.school)
  const importId = await analysedImport(scene.school)
  await heldImport(scene.school)
  const importOfNeighbour = await analysedImport(scene.neighbour)
  const groupId = await importGroup(scene)
  const deliveryId = await broughtArchive(scene.school)
  await decidedCase(scene.school)
  const listId = await analysedEntList(scene.school)
  const personKey = await pupilOf(scene.school, 'NAA2')
  const { id: accountId } = await targetAccount(scene)
  const link = { accountId, createdById: null, at: new Date() }
  const secret = await db().$transaction((tx) => writePasswordLink(tx, link))
  return { ...scene, deliveryId, personId, importId, importOfNeighbour, groupId, listId, personKey, accountId, secret }
}

const EVERYONE_OF_THE_SCHOOL = ofSchool({ reader: 'shown', schoolAdmin: 'shown', staff: 'shown' }, SESSION)
/** Staff without an opening are shown its form instead. */
const WHO_HANDLES_LISTS = ofSchool({ reader: 'not found', schoolAdmin: 'shown', staff: 'shown' }, SESSION)
/** Names that leave the application: whoever is not of the school never takes them, opening or not. */
const WHO_EXPORTS = ofSchool({ reader: 'not found', schoolAdmin: 'shown', staff: 'not found' }, SESSION)
const ADMINISTRATORS = ofAdministration(
  { academyAdmin: 'shown', foreignAcademyAdmin: 'shown', operator: 'shown' },
  SESSION,
)
const ADMINISTRATORS_OF_16 = ofAdministration(
  { academyAdmin: 'shown', foreignAcademyAdmin: 'not found', operator: 'shown' },
  SESSION,
)
const OPEN_TO_ALL = everybody('shown')
const SIGNED_IN = signedIn('shown', 'sign in')

const STAFF_OF_16 = ['support', 'openedSupport', 'academyAdmin', 'operator'] as const
const STAFF_WITHOUT_OPENING = ['support', 'academyAdmin', 'operator'] as const
const WHO_SEES_NAMES = ['schoolAdmin', 'openedSupport'] as const
const WHO_SEES_THE_SCHOOL = ['reader', 'schoolAdmin', ...STAFF_OF_16] as const
const WHO_ADMINISTERS_16 = ['academyAdmin', 'operator'] as const

const uai = ({ school }: PageScene) => ({ uai: school.uai })

export const PAGES: Record<string, PageRights> = {
  '/': {
    outcomes: {
      ...signedIn('to /etablissements', 'sign in'),
      reader: 'to /etablissements/[uai]',
      schoolAdmin: 'to /etablissements/[uai]',
      neighbour: 'to /etablissements/[uai]',
    },
  },
  '/connexion': { outcomes: { ...everybody('to /'), signedOut: 'shown', disabled: 'shown' } },
  '/accessibilite': { outcomes: OPEN_TO_ALL },
  '/donnees-conservees': { outcomes: OPEN_TO_ALL },
  // Who holds the link is whom it was handed to: it works from any browser.
  '/mot-de-passe/[secret]': { outcomes: OPEN_TO_ALL, params: ({ secret }) => ({ secret }), strange: 'shown' },
  '/compte/webhooks': { outcomes: SIGNED_IN },
  '/compte': { outcomes: SIGNED_IN, sees: { school: ['reader', 'schoolAdmin'] } },

  '/appariement': { outcomes: SIGNED_IN, sees: { school: WHO_SEES_THE_SCHOOL } },
  '/etablissements': { outcomes: SIGNED_IN, sees: { school: WHO_SEES_THE_SCHOOL } },
  '/etablissements/imports-retenus': {
    outcomes: SIGNED_IN,
    sees: { school: ['schoolAdmin', ...STAFF_OF_16] },
  },
  '/etablissements/impression': { outcomes: SIGNED_IN, sees: { school: WHO_SEES_THE_SCHOOL } },
  '/etablissements/[uai]': { outcomes: EVERYONE_OF_THE_SCHOOL, params: uai },
  '/etablissements/[uai]/procedure': {
    outcomes: EVERYONE_OF_THE_SCHOOL,
    params: uai,
    searchParams: { etape: 'check-server' },
  },
  '/etablissements/[uai]/configuration': { outcomes: EVERYONE_OF_THE_SCHOOL, params: uai },
  '/etablissements/[uai]/identifiants': {
    outcomes: WHO_HANDLES_LISTS,
    params: uai,
    sees: { opening: STAFF_WITHOUT_OPENING },
  },
  '/etablissements/[uai]/identifiants/[importId]': {
    outcomes: WHO_HANDLES_LISTS,
    params: ({ school, importId }) => ({ uai: school.uai, importId }),
    sees: { pupil: WHO_SEES_NAMES, opening: STAFF_WITHOUT_OPENING },
  },
  '/etablissements/[uai]/imports-ent': { outcomes: EVERYONE_OF_THE_SCHOOL, params: uai },
  '/etablissements/[uai]/identifiants/depots/[deliveryId]': {
    outcomes: WHO_HANDLES_LISTS,
    params: ({ school, deliveryId }) => ({ uai: school.uai, deliveryId }),
    sees: { opening: STAFF_WITHOUT_OPENING },
  },
  '/etablissements/[uai]/identifiants/ent': {
    outcomes: WHO_HANDLES_LISTS,
    params: uai,
    sees: { opening: STAFF_WITHOUT_OPENING },
  },
  '/etablissements/[uai]/identifiants/ent/[listId]': {
    outcomes: WHO_HANDLES_LISTS,
    params: ({ school, listId }) => ({ uai: school.uai, listId }),
    sees: { opening: STAFF_WITHOUT_OPENING },
  },
  '/etablissements/[uai]/appariement/rapprochement': {
    outcomes: WHO_HANDLES_LISTS,
    params: uai,
    sees: { pupil: WHO_SEES_NAMES, opening: STAFF_WITHOUT_OPENING },
  },
  '/etablissements/[uai]/appariement/corrections': {
    outcomes: WHO_HANDLES_LISTS,
    params: uai,
    sees: { pupil: WHO_SEES_NAMES, opening: STAFF_WITHOUT_OPENING },
  },
  '/etablissements/[uai]/appariement/corrections/[personKey]': {
    outcomes: WHO_HANDLES_LISTS,
    params: ({ school, personKey }) => ({ uai: school.uai, personKey }),
    sees: { pupil: WHO_SEES_NAMES, opening: STAFF_WITHOUT_OPENING },
  },
  '/etablissements/[uai]/appariement': {
    outcomes: EVERYONE_OF_THE_SCHOOL,
    params: uai,
    sees: { pupil: WHO_SEES_NAMES, opening: STAFF_WITHOUT_OPENING },
  },
  // Support without an opening may bring that about there.
  '/etablissements/[uai]/donnees': {
    outcomes: EVERYONE_OF_THE_SCHOOL,
    params: uai,
    sees: { opening: STAFF_WITHOUT_OPENING },
  },
  '/etablissements/[uai]/donnees/[personId]': {
    outcomes: WHO_HANDLES_LISTS,
    params: ({ school, personId }) => ({ uai: school.uai, personId }),
    sees: { pupil: WHO_SEES_NAMES, opening: STAFF_WITHOUT_OPENING },
  },
  '/etablissements/[uai]/appariement/comparaison': {
    outcomes: EVERYONE_OF_THE_SCHOOL,
    params: uai,
    searchParams: { voir: 'arrives' },
    sees: { pupil: WHO_SEES_NAMES, opening: STAFF_WITHOUT_OPENING },
  },
  '/etablissements/[uai]/appariement/impression': {
    outcomes: EVERYONE_OF_THE_SCHOOL,
    params: uai,
    sees: { pupil: ['schoolAdmin'] },
  },
  '/etablissements/[uai]/appariement/lettres': { outcomes: WHO_EXPORTS, params: uai },
  '/etablissements/[uai]/journal': { outcomes: EVERYONE_OF_THE_SCHOOL, params: uai },

  '/administration': { outcomes: ADMINISTRATORS },
  '/administration/annuaire': { outcomes: ADMINISTRATORS },
  '/administration/etablissements': { outcomes: ADMINISTRATORS, sees: { school: WHO_ADMINISTERS_16 } },
  '/administration/etablissements/nouveau': { outcomes: ADMINISTRATORS, sees: { ent: WHO_ADMINISTERS_16 } },
  '/administration/etablissements/[uai]': { outcomes: ADMINISTRATORS_OF_16, params: uai },
  '/administration/ents': { outcomes: ADMINISTRATORS, sees: { ent: WHO_ADMINISTERS_16 } },
  '/administration/ents/nouveau': { outcomes: ADMINISTRATORS },
  '/administration/ents/[id]': { outcomes: ADMINISTRATORS_OF_16, params: ({ ent }) => ({ id: ent.id }) },
  '/administration/listes': { outcomes: ADMINISTRATORS },
  // One's own only: this one was brought by somebody else.
  '/administration/listes/[groupId]': {
    outcomes: signedIn('not found', 'sign in'),
    params: ({ groupId }) => ({ groupId }),
    strange: 'sign in',
  },
  '/administration/seuils': { outcomes: ADMINISTRATORS },
  '/administration/comptes': { outcomes: ADMINISTRATORS, sees: { account: WHO_ADMINISTERS_16 } },
  '/administration/comptes/nouveau': { outcomes: ADMINISTRATORS },
  '/administration/comptes/[id]': { outcomes: ADMINISTRATORS_OF_16, params: ({ accountId }) => ({ id: accountId }) },
}

/** Frames: they hold what is around the pages, never in their stead a guard. */
export const LAYOUTS: Record<string, PageRights> = {
  'layout of /': { outcomes: OPEN_TO_ALL },
  'layout of /(application)': { outcomes: SIGNED_IN },
  // Tabs, and no data.
  'layout of /(application)/administration': { outcomes: OPEN_TO_ALL },
  'layout of /(application)/etablissements/[uai]': { outcomes: EVERYONE_OF_THE_SCHOOL, params: uai },
}
