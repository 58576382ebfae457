import { DEFAULT_CONFIGURATION, type Configuration } from '@/domain/configuration/configuration'
import { attest } from '@/domain/procedure/attest'
import { broughtByPortalImport, shownByPortalImports } from '@/domain/portal-import/portal-proof'
import type { PortalMode } from '@/domain/portal-import/portal-import'
import { block } from '@/domain/procedure/block'
import { declareNotConcerned } from '@/domain/procedure/declare-not-concerned'
import type { Fact, NewFact } from '@/domain/procedure/fact'
import { proveByPortalImport } from '@/domain/procedure/prove-by-portal-import'
import { request } from '@/domain/procedure/request'
import { restoreService } from '@/domain/procedure/restore-service'
import { serviceInterruption } from '@/domain/procedure/service-interruption'
import type { Setup } from '@/domain/procedure/setup'
import type { StepKey } from '@/domain/procedure/procedure'
import { standing, type Standing } from '@/domain/procedure/standing'
import { stepsToRecheck } from '@/domain/procedure/steps-to-recheck'
import type { Owner } from '@/domain/procedure/vocabulary'
import { schoolYearOf } from '@/domain/school-year/school-year'
import type { Result } from '@/lib/result'
import { CURRENT_PROCEDURE } from '@/procedures/catalogue'

/** A story that many schools of the demonstration share: how far they are, and what holds them up. */
export type Scenario = {
  configuration: Partial<Configuration>
  changes: ToldChange[]
  facts: Fact[]
  startedAt: Date
  standing: Standing
  stepsToRecheck: StepKey[]
  isServiceCut: boolean
  portalImports: ToldPortalImport[]
  /** Share of the school's people who are paired, per mille; null: no list was brought yet. */
  pairedPerMille: number | null
}

/** At `version`, these fields of the configuration ceased to be what they were. */
export type ToldChange = { version: number; at: Date; former: Partial<Configuration> }

/** An import into the ENT as the school noted it: `perMille` of its people were imported. */
export type ToldPortalImport = { at: Date; recordedAt: Date; mode: PortalMode; interrupted: boolean; perMille: number }

/** `interrupted`: in front of the PRONOTE.net server right now; `restored`: had to stop there and come back later. */
type Ending = 'working' | 'interrupted' | 'restored' | 'not_concerned'
export type Plan = {
  /** How many acts the school did; once the publication is stopped, a school that works goes on until it is back. */
  acts: number
  ending: Ending
  /** The step where it asks for help, and what is wrong there. */
  trouble?: { step: string; reason: string }
  /** Whose answer does not come: their steps stay open. */
  silent?: Owner
  /** Its first import into the ENT is interrupted: it does it again, or stops there. */
  cutImport?: 'redone' | 'left'
  /** Its identifiers were imported into the ENT before anything else: part of its people are paired. */
  hasImported?: boolean
  /** Once this step is done, fields which were `former` become those of the configuration. */
  change?: { after: string; former: Partial<Configuration> }
  configuration: Partial<Configuration>
}

/** Every story ends at this instant, which is moved to a different one for each school. */
export const ANCHOR = new Date('2026-10-01T15:00:00Z')
const MINUTES_BETWEEN_ACTS = 19 * 60
/** In front of the PRONOTE.net server, one act follows the other: PRONOTE is cut meanwhile. */
const MINUTES_AT_THE_SERVER = 4
/** In the portal. */
const MINUTES_BEFORE_NOTING = 6
const MINUTES_BEFORE_REDOING = 45
const MINUTES_BEFORE_CHANGING = 10 * 60
const IMPORTED_BEFORE_THE_CUT = 610
const ARRIVED_PER_MILLE = 12
/** Stands for whoever administers the school; replaced when the story is written. */
const SOMEONE = '00000000-0000-0000-0000-000000000000'

/** What happens when a plan is carried out, act after act, by the rules themselves. */
export function tell(plan: Plan): Scenario {
  const configuration = { ...DEFAULT_CONFIGURATION, ...plan.configuration }
  const facts: Fact[] = []
  const changes: ToldChange[] = []
  const portalImports: ToldPortalImport[] = []
  const setup = { procedure: CURRENT_PROCEDURE, configuration, facts }
  let at = ANCHOR
  const nextVersion = () => facts.length + changes.length + 1
  const append = (decision: Result<NewFact, { reason: string }>) => {
    if (!decision.ok) throw new Error(`A story of the demonstration is impossible: ${decision.refusal.reason}`)
    facts.push({ ...decision.value, sequence: nextVersion() })
    const { kind, step } = decision.value
    if (plan.change && kind === 'attested' && step === plan.change.after) {
      changes.push({ version: nextVersion(), at: after(at, MINUTES_BEFORE_CHANGING), former: plan.change.former })
    }
  }

  if (plan.hasImported) {
    portalImports.push(noted({ at, mode: 'complete' }))
    facts.push(...provenByPortal(setup, { imports: portalImports, at, sequence: nextVersion() }))
  }
  for (let acts = 0; acts < plan.acts || (plan.ending === 'working' && serviceInterruption(setup)); acts++) {
    const next = standing({ ...setup, startedAt: at }).steps.find(
      ({ step, state, missing, requestedAt }) =>
        state === 'todo' && missing.length === 0 && !(requestedAt && step.owner === plan.silent),
    )
    if (!next || next.step.key === plan.trouble?.step) break
    const { step, requestedAt } = next
    at = after(at, step.phase === 'pronote_net' ? MINUTES_AT_THE_SERVER : MINUTES_BETWEEN_ACTS)
    if (step.message && !requestedAt) append(request(setup, { step: step.key }, { by: SOMEONE, at }))
    else if (step.provenBy?.source === 'portal_import') {
      if (step.provenBy.what === 'identifiers_exported' && plan.cutImport) {
        append(attest(setup, { step: step.key }, { by: SOMEONE, at }))
        portalImports.push(noted({ at, mode: 'complete', cut: true }))
        if (plan.cutImport === 'left') break
        at = after(at, MINUTES_BEFORE_REDOING)
      }
      const mode = step.provenBy.what === 'partial_import' ? 'partial' : 'complete'
      portalImports.push(noted({ at, mode }))
      facts.push(...provenByPortal(setup, { imports: portalImports, at, sequence: nextVersion() }))
    } else if (step.provenBy) facts.push(proven(step.key, nextVersion(), at))
    else append(attest(setup, { step: step.key }, { by: SOMEONE, at }))
  }
  at = after(at, MINUTES_AT_THE_SERVER)
  if (plan.trouble) append(block(setup, plan.trouble, { by: SOMEONE, at }))
  if (plan.ending === 'restored' && serviceInterruption(setup)) {
    append(restoreService(setup, { by: SOMEONE, at: after(at, MINUTES_AT_THE_SERVER) }))
  }
  if (plan.ending === 'not_concerned') {
    const reason = 'L’établissement utilise un autre logiciel de vie scolaire.'
    append(declareNotConcerned(setup, { reason }, { by: SOMEONE, at }))
  }
  return endingAtAnchor(plan, { configuration, changes, facts, imports: portalImports })
}

function after(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000)
}

/** The same facts, dated so that the last one happens at the anchor. */
function endingAtAnchor(
  plan: Plan,
  told: { configuration: Configuration; changes: ToldChange[]; facts: Fact[]; imports: ToldPortalImport[] },
): Scenario {
  const { configuration, imports } = told
  const delay = ANCHOR.getTime() - (told.facts.at(-1)?.at ?? ANCHOR).getTime()
  const delayed = <Dated extends { at: Date }>(one: Dated) => ({ ...one, at: new Date(one.at.getTime() + delay) })
  const facts = told.facts.map(delayed)
  const changes = told.changes.map(delayed)
  const startedAt = after(facts[0]?.at ?? ANCHOR, -2 * MINUTES_BETWEEN_ACTS)
  const formerConfigurations = changes.map(({ former, ...one }) => ({
    ...one,
    configuration: { ...configuration, ...former },
  }))
  const reached = standing({ procedure: CURRENT_PROCEDURE, configuration, facts, startedAt })
  return {
    configuration: plan.configuration,
    changes,
    facts,
    portalImports: imports.map((one) => ({
      ...delayed(one),
      recordedAt: new Date(one.recordedAt.getTime() + delay),
    })),
    startedAt,
    standing: reached,
    stepsToRecheck: stepsToRecheck({ configuration, formerConfigurations }, reached).map(({ step }) => step.key),
    isServiceCut: serviceInterruption({ procedure: CURRENT_PROCEDURE, facts }) !== null,
    pairedPerMille: pairedPerMille(facts, reached),
  }
}

/** The school reads the portal's page, and notes what it says a little later. */
function noted({ at, mode, cut = false }: { at: Date; mode: PortalMode; cut?: boolean }): ToldPortalImport {
  const perMille = mode === 'partial' ? ARRIVED_PER_MILLE : cut ? IMPORTED_BEFORE_THE_CUT : 1000
  return { at: after(at, -MINUTES_BEFORE_NOTING), recordedAt: at, mode, interrupted: cut, perMille }
}

function provenByPortal(
  setup: Setup,
  { imports, at, sequence }: { imports: readonly ToldPortalImport[]; at: Date; sequence: number },
): Fact[] {
  const made = imports.map(({ at, mode, interrupted, perMille }) => ({ at, mode, interrupted, count: perMille }))
  const last = made.at(-1)
  const shown = shownByPortalImports(made, schoolYearOf(ANCHOR))
  const brought = last ? broughtByPortalImport(last) : []
  return proveByPortalImport(setup, { shown, brought, change: 'recorded' }, at).map((fact, index) => ({
    ...fact,
    sequence: sequence + index,
  }))
}

function proven(step: string, sequence: number, at: Date): Fact {
  return { kind: 'proven', step, at, by: null, note: null, reason: null, source: 'import', sequence }
}

/** People are known once a first list proved a step, and are paired as the school comes to its end. */
function pairedPerMille(facts: readonly Fact[], { state, stepsDone, stepsApplicable }: Standing): number | null {
  if (!facts.some((fact) => fact.source === 'import')) return null
  return state === 'done' ? 870 : Math.floor((600 * stepsDone) / stepsApplicable)
}
