import { DEFAULT_CONFIGURATION, type Configuration } from '@/domain/configuration/configuration'
import { attest } from '@/domain/procedure/attest'
import { block } from '@/domain/procedure/block'
import { declareNotConcerned } from '@/domain/procedure/declare-not-concerned'
import type { Fact, NewFact } from '@/domain/procedure/fact'
import { request } from '@/domain/procedure/request'
import { restoreService } from '@/domain/procedure/restore-service'
import { serviceInterruption } from '@/domain/procedure/service-interruption'
import { standing, type Standing } from '@/domain/procedure/standing'
import type { Owner } from '@/domain/procedure/vocabulary'
import type { Result } from '@/lib/result'
import { CURRENT_PROCEDURE } from '@/procedures/catalogue'

/** A story that many schools of the demonstration share: how far they are, and what holds them up. */
export type Scenario = {
  configuration: Partial<Configuration>
  facts: NewFact[]
  startedAt: Date
  standing: Standing
  /** Share of the school's people who are paired, per mille; null: no list was brought yet. */
  pairedPerMille: number | null
}

type Ending = 'working' | 'interrupted' | 'blocked' | 'not_concerned'
type Plan = {
  /** How many acts the school did. */
  acts: number
  ending: Ending
  /** Whose answer does not come: their steps stay open. */
  silent?: Owner
  configuration: Partial<Configuration>
}

/** Every story ends at this instant, which is moved to a different one for each school. */
export const ANCHOR = new Date('2026-10-01T15:00:00Z')
const MINUTES_BETWEEN_ACTS = 19 * 60
/** In front of the PRONOTE.net server, one act follows the other: PRONOTE is cut meanwhile. */
const MINUTES_AT_THE_SERVER = 4
/** Stands for whoever administers the school; replaced when the story is written. */
export const SOMEONE = '00000000-0000-0000-0000-000000000000'

const HTTP: Partial<Configuration> = {
  scheme: 'http',
  clientOs: 'windows_7',
  serverVersion: '0.0.14',
  netVersion: '0.0.9',
}
const HTTPS: Partial<Configuration> = { ...HTTP, scheme: 'https', classicPort: 443, casPort: 444 }
const XP: Partial<Configuration> = { ...HTTP, clientOs: 'windows_xp', directAccess: true }
/** The procedure's own example, publicly printed there: half way, on its own ENT, with its own addresses. */
const EXAMPLE_CONFIGURATION: Partial<Configuration> = {
  ...XP,
  publicHost: '92.103.71.93',
  classicPort: 80,
  casPort: 82,
  netVersion: '0.0.5',
}
const EXAMPLE_ACTS = 19
const NOT_BEGUN: Partial<Configuration> = {}

const TROUBLES = [
  'La fenêtre de test affiche « Méthode inconnue » après la saisie du mot de passe.',
  'Le port 82 ne répond pas depuis l’extérieur, le prestataire du réseau dit l’avoir ouvert.',
  'L’ENT affiche « Application non autorisée à utiliser CAS ».',
  'Je n’ai pas le mot de passe du compte SPR, la collègue qui l’avait est partie.',
] as const

/** Index of the example's own story; the others are shared. */
export const EXAMPLE_SCENARIO = 0

/** The stories: the example's, then from schools that have not begun to schools that are done; always the same ones, in the same order. */
export function buildScenarios(): Scenario[] {
  const steps = CURRENT_PROCEDURE.steps.length + 3
  const configurations = [HTTP, HTTPS, XP]
  const working = Array.from({ length: steps }, (_, acts): Plan => {
    const configuration = acts === 0 ? NOT_BEGUN : (configurations[acts % 3] ?? HTTP)
    return { acts, ending: acts % 7 === 5 ? 'interrupted' : 'working', configuration }
  })
  const blocked = [6, 11, 16, 21].map((acts): Plan => ({ acts, ending: 'blocked', configuration: HTTP }))
  const waiting = (['ent', 'network'] as const).map((silent): Plan => {
    return { acts: steps, ending: 'working', silent, configuration: HTTP }
  })
  const example: Plan = { acts: EXAMPLE_ACTS, ending: 'interrupted', configuration: EXAMPLE_CONFIGURATION }
  const done: Plan = { acts: steps * 2, ending: 'working', configuration: HTTP }
  const gone: Plan = { acts: 0, ending: 'not_concerned', configuration: NOT_BEGUN }
  return [example, ...working, ...blocked, ...waiting, done, done, done, gone].map(tell)
}

function tell(plan: Plan, index: number): Scenario {
  const configuration = { ...DEFAULT_CONFIGURATION, ...plan.configuration }
  const facts: Fact[] = []
  const setup = { procedure: CURRENT_PROCEDURE, configuration, facts }
  let at = ANCHOR
  const append = (decision: Result<NewFact, { reason: string }>) => {
    if (!decision.ok) throw new Error(`A story of the demonstration is impossible: ${decision.refusal.reason}`)
    facts.push({ ...decision.value, sequence: facts.length + 1 })
  }

  for (let acts = 0; acts < plan.acts; acts++) {
    const next = standing({ ...setup, startedAt: at }).steps.find(
      ({ step, state, missing, requestedAt }) =>
        state === 'todo' && missing.length === 0 && !(requestedAt && step.owner === plan.silent),
    )
    if (!next) break
    const { step, requestedAt } = next
    at = after(at, step.phase === 'pronote_net' ? MINUTES_AT_THE_SERVER : MINUTES_BETWEEN_ACTS)
    if (step.message && !requestedAt) append(request(setup, { step: step.key }, { by: SOMEONE, at }))
    else if (step.provenBy) facts.push(proven(step.key, facts.length + 1, at))
    else append(attest(setup, { step: step.key }, { by: SOMEONE, at }))
  }
  at = after(at, MINUTES_AT_THE_SERVER)
  if (plan.ending !== 'interrupted' && serviceInterruption(setup)) append(restoreService(setup, { by: SOMEONE, at }))
  const open = standing({ ...setup, startedAt: at }).nextStep
  if (plan.ending === 'blocked' && open) {
    const reason = TROUBLES[index % TROUBLES.length] ?? TROUBLES[0]
    append(block(setup, { step: open, reason }, { by: SOMEONE, at }))
  }
  if (plan.ending === 'not_concerned') {
    const reason = 'L’établissement utilise un autre logiciel de vie scolaire.'
    append(declareNotConcerned(setup, { reason }, { by: SOMEONE, at }))
  }
  return endingAtAnchor(plan, configuration, facts)
}

function after(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000)
}

/** The same facts, dated so that the last one happens at the anchor. */
function endingAtAnchor(plan: Plan, configuration: Configuration, told: readonly Fact[]): Scenario {
  const delay = ANCHOR.getTime() - (told.at(-1)?.at ?? ANCHOR).getTime()
  const facts = told.map((fact) => ({ ...fact, at: new Date(fact.at.getTime() + delay) }))
  const startedAt = after(facts[0]?.at ?? ANCHOR, -2 * MINUTES_BETWEEN_ACTS)
  const reached = standing({ procedure: CURRENT_PROCEDURE, configuration, facts, startedAt })
  return {
    configuration: plan.configuration,
    facts,
    startedAt,
    standing: reached,
    pairedPerMille: pairedPerMille(facts, reached),
  }
}

function proven(step: string, sequence: number, at: Date): Fact {
  return { kind: 'proven', step, at, by: null, note: null, reason: null, source: 'import', sequence }
}

/** People are known once a first list proved a step, and are paired as the school comes to its end. */
function pairedPerMille(facts: readonly Fact[], { state, stepsDone, stepsApplicable }: Standing): number | null {
  if (!facts.some((fact) => fact.kind === 'proven')) return null
  return state === 'done' ? 870 : Math.floor((600 * stepsDone) / stepsApplicable)
}
