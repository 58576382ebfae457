import { describe, expect, test } from 'vitest'
import { setStepState, type WantedState } from '@/domain/procedure/set-step-state'
import { hour, setupOf, type Told } from '@/tests/builders/procedure-setup'

const act = { by: 'account-1', at: hour(99) }
const READY = { serverVersion: '0.0.12' }

function wanting(story: readonly Told[], wanted: Omit<WantedState, 'step'>, step = 'version') {
  const decision = setStepState(setupOf(story, READY), { step, ...wanted }, act)
  return decision.ok ? (decision.value?.kind ?? 'nothing') : decision.refusal.reason
}

describe('a wanted state', () => {
  test.each([
    ['to do', [], { state: 'attested' }, 'attested'],
    ['to do', [], { state: 'exempted', reason: 'sans objet' }, 'exempted'],
    ['to do', [], { state: 'blocked', reason: 'panne' }, 'blocked'],
    ['to do', [], { state: 'todo' }, 'nothing'],
    ['attested', [['attested', 'version']], { state: 'attested' }, 'nothing'],
    ['attested', [['attested', 'version']], { state: 'todo' }, 'reopened'],
    ['attested', [['attested', 'version']], { state: 'exempted', reason: 'x' }, 'already-done'],
    ['attested', [['attested', 'version']], { state: 'blocked', reason: 'x' }, 'already-done'],
    ['proven', [['proven', 'version']], { state: 'attested' }, 'already-done'],
    ['exempted', [['exempted', 'version', 'a']], { state: 'exempted', reason: 'b' }, 'nothing'],
    ['blocked', [['blocked', 'version', 'panne']], { state: 'blocked', reason: ' panne ' }, 'nothing'],
    ['blocked', [['blocked', 'version', 'panne']], { state: 'blocked', reason: 'autre' }, 'blocked'],
    ['blocked', [['blocked', 'version', 'panne']], { state: 'blocked' }, 'explanation-missing'],
    ['blocked', [['blocked', 'version', 'panne']], { state: 'attested' }, 'attested'],
    ['to do', [], { state: 'exempted' }, 'reason-missing'],
    ['of a setup that is not concerned', [['declared_not_concerned', null, 'x']], { state: 'todo' }, 'not-concerned'],
  ] as const)('of a step %s %o: %o gives %s', (_from, story, wanted, expected) => {
    expect(wanting(story, wanted)).toBe(expected)
  })

  test('of a step unknown or without object is refused, even when it would change nothing', () => {
    expect(wanting([], { state: 'todo' }, 'nowhere')).toBe('unknown-step')
    expect(wanting([], { state: 'todo' }, 'xp')).toBe('not-applicable')
  })
})
