import { describe, expect, it } from 'vitest'
import { loadProcedure } from '@/domain/procedure/load-procedure'
import { SMALL_PROCEDURE } from '@/tests/builders/procedure-setup'

const steps = SMALL_PROCEDURE.steps
type StepData = Record<string, unknown> & { key: string }

function changed(key: string, change: object) {
  return {
    ...SMALL_PROCEDURE,
    steps: steps.map((step: StepData) => (step.key === key ? { ...step, ...change } : step)),
  }
}

function problems(data: unknown): string {
  const result = loadProcedure(data)
  return result.ok ? '' : result.refusal.problems.join('\n')
}

describe('a procedure is refused', () => {
  it.each([
    ['a key used twice', changed('list', { key: 'columns' }), 'columns: key used twice'],
    ['an unknown prerequisite', changed('list', { requires: ['nothing'] }), 'requires an unknown step nothing'],
    ['a prerequisite that comes after', changed('columns', { requires: ['list'] }), 'does not come before it'],
    ['a step that requires itself', changed('columns', { requires: ['columns'] }), 'does not come before it'],
    ['a condition on an unknown field', changed('xp', { condition: { field: 'colour', equals: 'red' } }), 'condition'],
    ['an unknown value to show', changed('list', { values: ['colour'] }), 'values'],
    [
      'a message that names an unknown value',
      changed('ports', { message: { to: 'Nous', subject: 'x', body: 'Couleur : {colour}' } }),
      'unknown value {colour}',
    ],
    ['a body that names an unknown value', changed('list', { body: ['{colour}'] }), 'unknown value {colour}'],
    ['a remedy in an unknown step', changed('list', { failures: [failure('nothing')] }), 'unknown step nothing'],
    ['a phase that is not declared', changed('list', { phase: 'portal' }), 'phase portal is not declared'],
    ['a split phase', changed('sign-in', { phase: 'pronote_net' }), 'comes after the end of its phase'],
    [
      'a phase declared twice',
      { ...SMALL_PROCEDURE, phases: [...SMALL_PROCEDURE.phases, ...SMALL_PROCEDURE.phases] },
      'declared twice',
    ],
    ['a service stopped for ever', changed('publish', { service: undefined }), 'restored'],
    ['a restoring step that can be exempted', changed('publish', { exemptable: true }), 'exempted'],
    ['an unknown place', changed('list', { place: 'moon' }), 'place'],
    ['a title too long', changed('list', { title: 'Faire '.repeat(11) }), 'title'],
    ['no instruction', changed('list', { body: [] }), 'body'],
    ['a property that nobody knows', changed('list', { colour: 'red' }), 'colour'],
    ['no step', { ...SMALL_PROCEDURE, steps: [] }, 'steps'],
    ['something else', null, 'expected object'],
  ])('for %s', (_, data, expected) => {
    expect(problems(data)).toContain(expected)
  })
})

function failure(remedyStep: string) {
  return { symptom: 'Rien', cause: 'Rien', remedy: 'Rien', remedyStep }
}

it('survives a round trip through JSON, and loading twice', () => {
  const first = loadProcedure(SMALL_PROCEDURE)
  const again = loadProcedure(JSON.parse(JSON.stringify(first.ok && first.value)))
  expect(again).toEqual(first)
  expect(first.ok).toBe(true)
})
