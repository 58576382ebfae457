import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attest } from '@/domain/procedure/attest'
import { block } from '@/domain/procedure/block'
import { declareConcerned } from '@/domain/procedure/declare-concerned'
import { declareNotConcerned } from '@/domain/procedure/declare-not-concerned'
import { exempt } from '@/domain/procedure/exempt'
import type { NewFact } from '@/domain/procedure/fact'
import { markOf, progressOf } from '@/domain/procedure/progress'
import { proveByImport } from '@/domain/procedure/prove-by-import'
import { proveByPortalImport } from '@/domain/procedure/prove-by-portal-import'
import { PORTAL_PROOFS } from '@/domain/portal-import/portal-proof'
import { reopen } from '@/domain/procedure/reopen'
import { request } from '@/domain/procedure/request'
import { restoreService } from '@/domain/procedure/restore-service'
import { serviceInterruption } from '@/domain/procedure/service-interruption'
import type { Setup } from '@/domain/procedure/setup'
import { standing } from '@/domain/procedure/standing'
import { CURRENT_PROCEDURE } from '@/procedures/catalogue'
import { hour, recorded, setupOf } from '@/tests/builders/procedure-setup'

const VERBS = [
  'attest',
  'exempt',
  'block',
  'reopen',
  'request',
  'prove',
  'import',
  'restore',
  'leave',
  'return',
] as const
type Intention = { verb: (typeof VERBS)[number]; step: number }

/** Far more attempts to attest, so that the end is reached too. */
const intention = fc.record({
  verb: fc.oneof({ weight: 20, arbitrary: fc.constant('attest' as const) }, fc.constantFrom(...VERBS)),
  step: fc.nat(60),
})

const configurations = fc.record({
  serverVersion: fc.constantFrom('0.0.12', '0.0.11', null),
  clientOs: fc.constantFrom('windows_xp', 'windows_7', null),
  scheme: fc.constantFrom('http', 'https'),
  directAccess: fc.boolean(),
  subjectSource: fc.constantFrom('subject', 'attribute'),
  customServiceUrl: fc.constantFrom(null, 'https://pronote.example.fr/cas/'),
})

function ofEach(count: number) {
  return { pupil: count, guardian: count, teacher: count, staff: count }
}

function decide(setup: Setup, { verb, step: index }: Intention, n: number): NewFact[] {
  const act = { by: 'account-1', at: hour(n) }
  const step = setup.procedure.steps[index % setup.procedure.steps.length]!.key
  const reason = 'une raison'
  switch (verb) {
    case 'prove':
      return proveByImport(
        setup,
        { hasIdentifierColumns: true, peopleByProfile: ofEach(3), pairedByProfile: ofEach(index % 2) },
        act.at,
      )
    case 'import': {
      const shown = index % 2 ? PORTAL_PROOFS : []
      return proveByPortalImport(setup, { shown: new Set(shown), brought: shown, change: 'recorded' }, act.at)
    }
    case 'reopen': {
      const decision = reopen(setup, { step }, act)
      return decision.ok ? [decision.value.fact] : []
    }
    default: {
      const decision = {
        attest: () => attest(setup, { step }, act),
        exempt: () => exempt(setup, { step, reason }, act),
        block: () => block(setup, { step, reason }, act),
        request: () => request(setup, { step }, act),
        restore: () => restoreService(setup, act),
        leave: () => declareNotConcerned(setup, { reason }, act),
        return: () => declareConcerned(setup, {}, act),
      }[verb]()
      return decision.ok ? [decision.value] : []
    }
  }
}

const startedAt = hour(0)
const procedures = fc.constantFrom(setupOf().procedure, CURRENT_PROCEDURE)

function tell(setup: Setup, intentions: readonly Intention[], check: (before: Setup, after: Setup) => void): Setup {
  return intentions.reduce((before, one, n) => {
    const after = recorded(before, ...decide(before, one, n + 1))
    check(before, after)
    return after
  }, setup)
}

describe('whatever people do, in whatever order', () => {
  const story = [procedures, configurations, fc.array(intention, { maxLength: 80 })] as const

  it('the counts, the next step, its owner and since-when hold together', () => {
    fc.assert(
      fc.property(...story, (procedure, configuration, intentions) => {
        tell({ procedure, configuration, facts: [] }, intentions, (_, setup) => {
          const now = standing({ ...setup, startedAt })
          const next = now.steps.find(({ step }) => step.key === now.nextStep)
          expect(now.stepsDone).toBeLessThanOrEqual(now.stepsApplicable)
          expect(now.byPhase.reduce((sum, { done }) => sum + done, 0)).toBe(now.stepsDone)
          expect(now.byPhase.reduce((sum, { applicable }) => sum + applicable, 0)).toBe(now.stepsApplicable)
          const isOver = now.state === 'done' || now.state === 'not_concerned'
          expect([now.nextStep === null, now.owner === null, now.phase === null]).toEqual([isOver, isOver, isOver])
          if (now.state !== 'not_concerned') expect(now.state === 'done').toBe(now.stepsDone === now.stepsApplicable)
          if (next) {
            expect(['todo', 'blocked']).toContain(next.state)
            expect(next.owner).toBe(now.owner)
            expect(next.step.phase).toBe(now.phase)
            if (next.state === 'todo') expect(next.missing).toEqual([])
          }
          expect([startedAt, ...setup.facts.map((fact) => fact.at)]).toContainEqual(now.since)
        })
      }),
      { numRuns: 60 },
    )
  })

  it('nobody but the one who acts changes a step, save that stopping the service reopens its restoring', () => {
    fc.assert(
      fc.property(...story, (procedure, configuration, intentions) => {
        tell({ procedure, configuration, facts: [] }, intentions, (before, after) => {
          const added = after.facts.slice(before.facts.length)
          const touched = new Set(added.map((fact) => fact.step))
          const stops = procedure.steps.some((step) => step.service === 'stops' && touched.has(step.key))
          const [was, is] = [progressOf(before), progressOf(after)]
          for (const step of procedure.steps) {
            if (touched.has(step.key) || (stops && step.service === 'restores')) continue
            expect(markOf(is, step.key)).toEqual(markOf(was, step.key))
          }
        })
      }),
      { numRuns: 40 },
    )
  })

  it('an interruption stands exactly while the stop is attested and the publication is not done', () => {
    fc.assert(
      fc.property(...story, (procedure, configuration, intentions) => {
        tell({ procedure, configuration, facts: [] }, intentions, (_, setup) => {
          const progress = progressOf(setup)
          const stop = procedure.steps.find((step) => step.service === 'stops')!.key
          const restore = procedure.steps.find((step) => step.service === 'restores')!.key
          const isCut = markOf(progress, stop).state === 'attested' && markOf(progress, restore).state !== 'attested'
          expect(serviceInterruption(setup) !== null).toBe(isCut)
          expect(restoreService(setup, { by: 'account-1', at: hour(99) }).ok).toBe(isCut)
        })
      }),
      { numRuns: 40 },
    )
  })

  it('doing what the next step asks for leads to the end', () => {
    fc.assert(
      fc.property(procedures, configurations, (procedure, configuration) => {
        let setup: Setup = { procedure, configuration: { ...configuration, serverVersion: '0.0.12' }, facts: [] }
        for (let n = 1; n <= 3 * procedure.steps.length; n += 1) {
          const { nextStep: step, steps, state } = standing({ ...setup, startedAt })
          if (!step) {
            expect(state).toBe('done')
            return
          }
          const act = { by: 'account-1', at: hour(n) }
          const next = steps.find((one) => one.step.key === step)
          const mustAsk = next?.step.message && !next.requestedAt
          const decision = mustAsk ? request(setup, { step }, act) : attest(setup, { step }, act)
          if (!decision.ok) throw new Error(`${step}: ${decision.refusal.reason}`)
          setup = recorded(setup, decision.value)
        }
        throw new Error('never done')
      }),
      { numRuns: 40 },
    )
  })
})
