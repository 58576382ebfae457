import { loadProcedure } from '@/domain/procedure/load-procedure'
import type { Fact, FactKind, NewFact } from '@/domain/procedure/fact'
import type { Procedure } from '@/domain/procedure/procedure'
import type { Setup } from '@/domain/procedure/setup'

const START = Date.UTC(2026, 8, 1, 8)

/** The n-th hour of the story. */
export function hour(n: number): Date {
  return new Date(START + n * 3_600_000)
}

const step = (key: string, more: object = {}) => ({
  key,
  phase: 'prerequisites',
  title: `Faire ${key}`,
  body: ['Faites-le.'],
  place: 'dmz',
  owner: 'school',
  ...more,
})

const ask = { to: 'L’équipe', subject: 'Demande', body: 'Service : {serviceUrl}' }

/** A procedure with one step of each sort, as plain data. */
export const SMALL_PROCEDURE = {
  key: 'small',
  revision: 1,
  title: 'Petite procédure',
  phases: [
    { key: 'prerequisites', title: 'Préalables' },
    { key: 'pronote_net', title: 'PRONOTE.net' },
    { key: 'identifiers', title: 'Identifiants' },
  ],
  steps: [
    step('version', { versionFloor: { field: 'serverVersion', floor: '0.0.12' }, fields: ['serverVersion'] }),
    step('xp', { requires: ['version'], condition: { field: 'clientOs', equals: 'windows_xp' } }),
    step('ports', { owner: 'network', message: ask }),
    step('parameters', { owner: 'ent', message: ask }),
    step('stop', { phase: 'pronote_net', requires: ['version', 'xp', 'parameters'], service: 'stops' }),
    step('panel', { phase: 'pronote_net', requires: ['stop'] }),
    step('publish', {
      phase: 'pronote_net',
      requires: ['stop', 'panel'],
      service: 'restores',
      exemptable: false,
    }),
    step('columns', { phase: 'identifiers', provenBy: { source: 'import', what: 'identifier_columns' } }),
    step('list', {
      phase: 'identifiers',
      requires: ['columns'],
      provenBy: { source: 'import', what: 'lists_of_all_profiles' },
    }),
    step('sign-in', {
      phase: 'identifiers',
      requires: ['publish', 'list'],
      provenBy: { source: 'import', what: 'pairing_of_all_profiles' },
    }),
  ],
}

function loaded(data: unknown): Procedure {
  const result = loadProcedure(data)
  if (!result.ok) throw new Error(result.refusal.problems.join('; '))
  return result.value
}

/** `['attested', 'stop']`, or with its reason and source; each happens one hour after the other. */
export type Told = readonly [kind: FactKind, step: string | null, reason?: string, source?: Fact['source']]

export function factsOf(story: readonly Told[]): Fact[] {
  return story.map(([kind, key, reason, source = kind === 'proven' ? 'import' : 'person'], index) => ({
    sequence: index + 1,
    kind,
    step: key,
    at: hour(index + 1),
    by: source === 'person' ? 'account-1' : null,
    note: null,
    reason: reason ?? null,
    source,
  }))
}

export function setupOf(story: readonly Told[] = [], configuration: Setup['configuration'] = {}): Setup {
  return { procedure: loaded(SMALL_PROCEDURE), configuration, facts: factsOf(story) }
}

/** The setup once a decided fact is recorded. */
export function recorded(setup: Setup, ...facts: NewFact[]): Setup {
  const last = setup.facts.at(-1)?.sequence ?? 0
  return { ...setup, facts: [...setup.facts, ...facts.map((fact, index) => ({ ...fact, sequence: last + index + 1 }))] }
}
