import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DEFAULT_CONFIGURATION } from '@/domain/configuration/configuration'
import { db } from '@/server/db'
import { createAccount } from '@/tests/builders/school'
import type { Caller } from './callers'
import { everybody, ofAdministration, ofSchool, signedIn, type Outcomes } from './expectations'
import {
  analysedImport,
  broughtByTheSecondImport,
  committedImport,
  importGroup,
  knownPupil,
  type Mark,
  type Scene,
} from './scene'

/** What a browser or a program sends: `file` and `fields` as the form does, `json` and `bytes` as the API wants them. */
type Sent = { query?: string; file?: string; fields?: Record<string, string>; json?: object; bytes?: string }

/**
 * The status, with what tells refusals apart: the code of the API's, or where a browser is sent. `isWrite`: done, it
 * leaves something in the database. `isOwn`: on what belongs to the account, so that a token that only reads is refused
 * before anybody asks whose it is. Answers that hold the pupil's name, or what else is looked for, say it.
 */
export type MethodRights = { outcomes: Outcomes; send?: Sent; isWrite?: boolean; looksFor?: Mark; isOwn?: boolean }

export type RouteRights = {
  /** Whether a signed-in browser or a bearer token opens it; to the other, everybody is signed out. */
  opensTo: 'browsers' | 'tokens' | 'all'
  params?: (scene: Scene) => Record<string, string> | Promise<Record<string, string>>
  methods: Partial<Record<string, MethodRights>>
}

const TOKEN = { signedOut: '401 token_missing', outside: '404 not_found' } as const

/** A disabled account has a token, which is refused. */
function byToken(outcomes: Outcomes): Outcomes {
  return { ...outcomes, disabled: '401 token_refused' }
}

const API_READ = byToken(ofSchool({ reader: '200', schoolAdmin: '200', staff: '200' }, TOKEN))
const API_WRITE = byToken(ofSchool({ reader: '403 forbidden', schoolAdmin: '200', staff: '200' }, TOKEN))
const API_OPENING = byToken(ofSchool({ reader: '403 forbidden', schoolAdmin: '403 forbidden', staff: '201' }, TOKEN))
const API_EXPORT = byToken(ofSchool({ reader: '403 forbidden', schoolAdmin: '200', staff: '403 forbidden' }, TOKEN))

function apiLists(done: '200' | '201'): Outcomes {
  const staff = '403 opening_required'
  return byToken(ofSchool({ reader: '403 forbidden', schoolAdmin: done, staff, openedSupport: done }, TOKEN))
}

/** What is done, the answer holding what is looked for. */
function showing(mark: Mark, outcomes: Outcomes, callers: readonly Caller[]): Outcomes {
  const shown = callers.map((caller) => [caller, `${outcomes[caller]} with ${mark}`])
  return { ...outcomes, ...(Object.fromEntries(shown) as Partial<Outcomes>) }
}

const NO_METHOD: MethodRights = { outcomes: everybody('405 method_not_allowed') }

const NO_METHODS: RouteRights['methods'] = {
  ...{ GET: NO_METHOD, POST: NO_METHOD, PUT: NO_METHOD, PATCH: NO_METHOD, DELETE: NO_METHOD },
  OPTIONS: { outcomes: everybody('204') },
}

/** Every other method of an address of the API says which ones there are. */
function only(method: string, rights: MethodRights): RouteRights['methods'] {
  return onlyThese({ [method]: rights })
}

function onlyThese(methods: RouteRights['methods']): RouteRights['methods'] {
  return { ...NO_METHODS, ...methods }
}

const NOTHING = { outcomes: everybody('404 not_found') }

const WHO_SEES_THE_SCHOOL = ['reader', 'schoolAdmin', 'support', 'openedSupport', 'academyAdmin', 'operator'] as const

const uai = ({ school }: Scene) => ({ uai: school.uai })
const importId = async ({ school }: Scene) => ({ id: await analysedImport(school) })

const LIST = 'Nom\tPrénom\tClasse\tIdentifiant PRONOTE\tIdentifiant CAS\nMARTIN\tLéa\t601\tAZKH9C7WSQ2R54DP\tNAA1\n'
const GROUPED_LIST = `UAI;${LIST.replaceAll('\t', ';').replace('\n', '\n0311238C;')}`
const ENT_LIST = 'Nom;Prénom;Profil;Identifiant ENT\nMARTIN;Léa;Elève;NAA1\n'
const DIRECTORY = readFileSync(
  join(import.meta.dirname, '../../fixtures/annuaire/fr-en-annuaire-education-echantillon.csv'),
  'utf8',
)
  .split('\n')
  .slice(0, 4)
  .join('\n')

const CONFIGURATION = { ...DEFAULT_CONFIGURATION, publicHost: 'pronote.autre-college.fr' }

export const ROUTES: Record<string, RouteRights> = {
  '/administration/annuaire/depot': {
    opensTo: 'browsers',
    methods: {
      POST: {
        isWrite: true,
        send: { file: DIRECTORY },
        // What is of another académie is left out of the load, and counted as such.
        outcomes: ofAdministration(
          {
            academyAdmin: '303 to /administration/annuaire?charge#resultat',
            foreignAcademyAdmin: '303 to /administration/annuaire?charge#resultat',
            operator: '303 to /administration/annuaire?charge#resultat',
          },
          { signedOut: '303 to /connexion', outside: '404' },
        ),
      },
    },
  },
  '/administration/listes/depot': {
    opensTo: 'browsers',
    methods: {
      POST: {
        isWrite: true,
        send: { file: GROUPED_LIST },
        // The list names nobody whom they administer, or gives no reason.
        outcomes: ofAdministration(
          {
            academyAdmin: '303 to /administration/listes?refus=reason-too-short',
            foreignAcademyAdmin: '303 to /administration/listes?refus=reason-too-short',
            operator: '303 to /administration/listes?refus=reason-too-short',
          },
          { signedOut: '303 to /connexion', outside: '404' },
        ),
      },
    },
  },
  '/administration/listes/[groupId]/rapport': {
    opensTo: 'browsers',
    params: async (scene) => ({ groupId: await importGroup(scene) }),
    methods: { GET: { outcomes: signedIn('404', '303 to /connexion') } },
  },
  '/appariement/export': {
    opensTo: 'browsers',
    methods: {
      GET: {
        looksFor: 'school',
        send: { query: '?format=csv' },
        outcomes: showing('school', signedIn('200', '307 to /connexion'), WHO_SEES_THE_SCHOOL),
      },
    },
  },
  '/etablissements/export': {
    opensTo: 'browsers',
    methods: {
      GET: {
        looksFor: 'school',
        outcomes: showing('school', signedIn('200', '307 to /connexion'), WHO_SEES_THE_SCHOOL),
      },
    },
  },
  '/etablissements/[uai]/identifiants/depot': {
    opensTo: 'browsers',
    params: uai,
    methods: {
      POST: {
        isWrite: true,
        send: { file: LIST },
        outcomes: ofSchool(
          {
            reader: '404',
            schoolAdmin: '303 to /etablissements/[uai]/identifiants/[id]',
            staff: '303 to /etablissements/[uai]/identifiants',
            openedSupport: '303 to /etablissements/[uai]/identifiants/[id]',
          },
          { signedOut: '303 to /connexion', outside: '404' },
        ),
      },
    },
  },
  '/etablissements/[uai]/identifiants/ent/depot': {
    opensTo: 'browsers',
    params: uai,
    methods: {
      POST: {
        isWrite: true,
        send: { file: ENT_LIST },
        outcomes: ofSchool(
          {
            reader: '404',
            schoolAdmin: '303 to /etablissements/[uai]/identifiants/ent/[id]',
            staff: '303 to /etablissements/[uai]/identifiants/ent',
            openedSupport: '303 to /etablissements/[uai]/identifiants/ent/[id]',
          },
          { signedOut: '303 to /connexion', outside: '404' },
        ),
      },
    },
  },
  '/etablissements/[uai]/identifiants/[importId]/anomalies': {
    opensTo: 'browsers',
    params: async ({ school }) => ({ uai: school.uai, importId: await analysedImport(school) }),
    methods: {
      GET: {
        outcomes: ofSchool(
          {
            reader: '404',
            schoolAdmin: '200 with pupil',
            staff: '303 to /etablissements/[uai]/identifiants',
            openedSupport: '404',
          },
          { signedOut: '303 to /connexion', outside: '404' },
        ),
      },
    },
  },
  '/etablissements/[uai]/appariement/export': {
    opensTo: 'browsers',
    params: uai,
    methods: {
      HEAD: { outcomes: everybody('405') },
      GET: {
        isWrite: true,
        send: { query: '?liste=personnes' },
        outcomes: ofSchool(
          { reader: '404', schoolAdmin: '200 with pupil', staff: '404' },
          { signedOut: '303 to /connexion', outside: '404' },
        ),
      },
    },
  },
  '/etablissements/[uai]/appariement/comparaison/export': {
    opensTo: 'browsers',
    params: async ({ school }) => {
      await broughtByTheSecondImport(school)
      return { uai: school.uai }
    },
    methods: {
      HEAD: { outcomes: everybody('405') },
      GET: {
        isWrite: true,
        outcomes: ofSchool(
          { reader: '404', schoolAdmin: '200 with pupil', staff: '404' },
          { signedOut: '303 to /connexion', outside: '404' },
        ),
      },
    },
  },
  '/etablissements/[uai]/appariement/lettres/pdf': {
    opensTo: 'browsers',
    params: uai,
    methods: {
      POST: {
        isWrite: true,
        // Also to those whom a letter alone would not help.
        send: { fields: { autres: 'oui' } },
        outcomes: ofSchool(
          { reader: '404', schoolAdmin: '200', staff: '404' },
          { signedOut: '303 to /connexion', outside: '404' },
        ),
      },
    },
  },

  '/etablissements/[uai]/donnees/[personId]/fichier': {
    opensTo: 'browsers',
    params: async ({ school }) => ({ uai: school.uai, personId: await knownPupil(school) }),
    methods: {
      HEAD: { outcomes: everybody('405') },
      GET: {
        isWrite: true,
        outcomes: ofSchool(
          { reader: '404', schoolAdmin: '200 with pupil', staff: '404' },
          { signedOut: '303 to /connexion', outside: '404' },
        ),
      },
    },
  },

  '/api/sante': { opensTo: 'all', methods: { GET: { outcomes: everybody('200') } } },
  '/api/v1/openapi.json': { opensTo: 'all', methods: only('GET', { outcomes: everybody('200') }) },
  '/api/v1/[[...path]]': {
    opensTo: 'all',
    methods: { GET: NOTHING, POST: NOTHING, PUT: NOTHING, PATCH: NOTHING, DELETE: NOTHING },
  },
  '/api/v1/establishments': {
    opensTo: 'tokens',
    methods: only('GET', {
      looksFor: 'school',
      outcomes: showing('school', byToken(signedIn('200', TOKEN.signedOut)), WHO_SEES_THE_SCHOOL),
    }),
  },
  '/api/v1/establishments/[uai]': { opensTo: 'tokens', params: uai, methods: only('GET', { outcomes: API_READ }) },
  '/api/v1/establishments/[uai]/configuration': {
    opensTo: 'tokens',
    params: uai,
    methods: only('PUT', {
      isWrite: true,
      outcomes: API_WRITE,
      send: { json: { configuration: CONFIGURATION, expectedVersion: 0 } },
    }),
  },
  '/api/v1/establishments/[uai]/steps/[key]': {
    opensTo: 'tokens',
    params: ({ school }) => ({ uai: school.uai, key: 'save-base' }),
    methods: only('PUT', {
      isWrite: true,
      outcomes: API_WRITE,
      send: { json: { state: 'blocked', reason: 'Le serveur ne répond pas.' } },
    }),
  },
  '/api/v1/establishments/[uai]/openings': {
    opensTo: 'tokens',
    params: uai,
    methods: only('POST', {
      isWrite: true,
      outcomes: API_OPENING,
      send: { json: { reason: 'Appel du collège, dossier 12' } },
    }),
  },
  '/api/v1/establishments/[uai]/imports': {
    opensTo: 'tokens',
    params: uai,
    methods: only('POST', { isWrite: true, outcomes: apiLists('201'), send: { bytes: LIST } }),
  },
  '/api/v1/imports/[id]': {
    opensTo: 'tokens',
    params: importId,
    methods: only('GET', { outcomes: showing('pupil', apiLists('200'), ['schoolAdmin', 'openedSupport']) }),
  },
  '/api/v1/imports/[id]/commit': {
    opensTo: 'tokens',
    params: importId,
    methods: only('POST', { isWrite: true, outcomes: apiLists('200') }),
  },
  '/api/v1/imports/[id]/undo': {
    opensTo: 'tokens',
    params: async ({ school }) => ({ id: await committedImport(school) }),
    methods: only('POST', { isWrite: true, outcomes: apiLists('200') }),
  },
  '/api/v1/imports/[id]/discard': {
    opensTo: 'tokens',
    params: importId,
    methods: only('POST', { isWrite: true, outcomes: apiLists('200') }),
  },
  '/api/v1/establishments/[uai]/portal-imports': {
    opensTo: 'tokens',
    params: uai,
    methods: {
      ...NO_METHODS,
      GET: { outcomes: API_READ },
      POST: {
        isWrite: true,
        outcomes: byToken(ofSchool({ reader: '403 forbidden', schoolAdmin: '201', staff: '201' }, TOKEN)),
        send: { json: { at: '2026-10-05T09:12:00Z', mode: 'complete', count: 1295, interrupted: false } },
      },
    },
  },
  '/api/v1/establishments/[uai]/pairing': {
    opensTo: 'tokens',
    params: uai,
    methods: only('GET', { outcomes: API_READ }),
  },
  '/api/v1/establishments/[uai]/pairing.csv': {
    opensTo: 'tokens',
    params: uai,
    methods: only('GET', { isWrite: true, outcomes: showing('pupil', API_EXPORT, ['schoolAdmin']) }),
  },
  '/api/v1/webhooks': {
    opensTo: 'tokens',
    methods: onlyThese({
      GET: { outcomes: byToken(signedIn('200', TOKEN.signedOut)) },
      POST: {
        isWrite: true,
        send: { json: { address: 'https://hooks.example.org/', events: ['step_proven'] } },
        outcomes: byToken(signedIn('201', TOKEN.signedOut)),
      },
    }),
  },
  '/api/v1/webhooks/[id]': {
    opensTo: 'tokens',
    // Somebody else's.
    params: async () => ({ id: await webhookOfSomebody() }),
    methods: only('DELETE', { isOwn: true, outcomes: byToken(signedIn('404 not_found', TOKEN.signedOut)) }),
  },
}

async function webhookOfSomebody(): Promise<string> {
  const { id: accountId } = await createAccount('support')
  const webhook = { accountId, address: 'https://hooks.example.org/', createdAt: new Date() }
  return (await db().webhook.create({ data: webhook })).id
}
