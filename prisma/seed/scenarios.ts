import type { Configuration } from '@/domain/configuration/configuration'
import { CURRENT_PROCEDURE } from '@/procedures/catalogue'
import { tell, type Plan, type Scenario } from './tell-story'

const HTTP: Partial<Configuration> = {
  scheme: 'http',
  clientOs: 'windows_7',
  serverVersion: '0.0.14',
  netVersion: '0.0.9',
  listenAddress: '192.168.222.60',
}
const HTTPS: Partial<Configuration> = { ...HTTP, scheme: 'https', classicPort: 443, casPort: 444 }
const XP: Partial<Configuration> = { ...HTTP, clientOs: 'windows_xp', directAccess: true }
/** The procedure's own example, publicly printed there: half way, on its own ENT, with its own addresses. */
const EXAMPLE_CONFIGURATION: Partial<Configuration> = {
  ...XP,
  publicHost: '92.103.71.93',
  classicPort: 80,
  casPort: 82,
  netVersion: '1.0.5',
}
const EXAMPLE_ACTS = 19
const NOT_BEGUN: Partial<Configuration> = {}

const TROUBLES = [
  { step: 'test-cas', reason: 'La fenêtre de test affiche « Méthode inconnue » après la saisie du mot de passe.' },
  {
    step: 'open-ports',
    reason: 'Le prestataire du réseau dit avoir ouvert le port 82, mais rien ne répond de dehors.',
  },
  { step: 'test-cas', reason: 'L’ENT affiche « Application non autorisée à utiliser CAS ».' },
  { step: 'get-supervisor-access', reason: 'Personne ne connaît le mot de passe du compte SPR depuis la rentrée.' },
] as const

/** Index of the example's own story; the others are shared. */
export const EXAMPLE_SCENARIO = 0

/** The stories: the example's, then from schools that have not begun to schools that are done; always the same ones, in the same order. */
export function buildScenarios(): Scenario[] {
  const steps = CURRENT_PROCEDURE.steps.length + 3
  const configurations = [HTTP, HTTPS, XP]
  const working = Array.from({ length: steps }, (_, acts): Plan => {
    const configuration = acts === 0 ? NOT_BEGUN : (configurations[acts % 3] ?? HTTP)
    return { acts, ending: 'working', configuration, ...(acts % 2 === 0 && { cutImport: 'redone' }) }
  })
  const blocked = TROUBLES.map((trouble): Plan => ({ acts: steps, ending: 'restored', trouble, configuration: HTTP }))
  const restored: Plan = { acts: 20, ending: 'restored', configuration: HTTP }
  const waiting = (['ent', 'network'] as const).map((silent): Plan => {
    return { acts: steps, ending: 'working', silent, configuration: HTTP }
  })
  const example: Plan = {
    acts: EXAMPLE_ACTS,
    ending: 'interrupted',
    hasImported: true,
    configuration: EXAMPLE_CONFIGURATION,
    // The firewall still lets the former port through.
    change: { after: 'open-ports', former: { casPort: 8082 } },
  }
  const done: Plan = { acts: steps * 2, ending: 'working', configuration: HTTP }
  const cut: Plan = { acts: steps, ending: 'working', configuration: HTTP, cutImport: 'left' }
  const gone: Plan = { acts: 0, ending: 'not_concerned', configuration: NOT_BEGUN }
  const told = unlike(working.map(tell))
  return [
    tell(example),
    ...told,
    ...[...blocked, restored, ...waiting, ...waiting, cut, done, done, done, gone].map(tell),
  ]
}

/** Several plans come to the same point, since nobody leaves while the publication is stopped: each point once. */
function unlike(scenarios: readonly Scenario[]): Scenario[] {
  const points = new Map<string, Scenario>()
  for (const scenario of scenarios) {
    const { nextStep, stepsDone, stepsApplicable } = scenario.standing
    points.set(`${nextStep} ${stepsDone} ${stepsApplicable}`, scenario)
  }
  return [...points.values()]
}
