import { describe, expect, it } from 'vitest'
import { attest } from '@/domain/procedure/attest'
import { block } from '@/domain/procedure/block'
import { declareConcerned } from '@/domain/procedure/declare-concerned'
import { declareNotConcerned } from '@/domain/procedure/declare-not-concerned'
import { exempt } from '@/domain/procedure/exempt'
import { reopen } from '@/domain/procedure/reopen'
import { request } from '@/domain/procedure/request'
import { hour, setupOf, type Told } from '@/tests/builders/procedure-setup'

const act = { by: 'account-1', at: hour(50) }
const VERSION = { serverVersion: '0.0.12' }
const NOT_CONCERNED: Told[] = [['declared_not_concerned', null, 'École sans PRONOTE']]

type Refused = readonly [rule: string, story: Told[], step: string, refusal: object, configuration?: object]

describe('attest', () => {
  it('gives a fact that says who, when and with which note', () => {
    expect(attest(setupOf(), { step: 'columns', note: '  fait avec Paul ' }, act)).toEqual({
      ok: true,
      value: {
        kind: 'attested',
        step: 'columns',
        at: hour(50),
        by: 'account-1',
        note: 'fait avec Paul',
        reason: null,
        source: 'person',
      },
    })
  })

  const refused: Refused[] = [
    ['an unknown step', [], 'nothing', { reason: 'unknown-step' }],
    ['a step without object here', [], 'xp', { reason: 'not-applicable' }],
    ['a setup that is not concerned', NOT_CONCERNED, 'columns', { reason: 'not-concerned' }],
    ['a step attested already', [['attested', 'columns']], 'columns', { reason: 'already-done' }],
    ['a step proven already', [['proven', 'columns']], 'columns', { reason: 'already-done' }],
    ['a step exempted already', [['exempted', 'columns', 'vu']], 'columns', { reason: 'already-done' }],
    [
      'missing prerequisites, each named, those without object left out',
      [],
      'stop',
      { reason: 'requires', missing: ['version', 'parameters'] },
    ],
    [
      'a prerequisite that applies to this configuration',
      [
        ['attested', 'version'],
        ['attested', 'parameters'],
      ],
      'stop',
      { reason: 'requires', missing: ['xp'] },
      { clientOs: 'windows_xp' },
    ],
    ['a version not entered', [], 'version', { reason: 'version-missing', field: 'serverVersion' }],
    ['a blank version', [], 'version', { reason: 'version-missing', field: 'serverVersion' }, { serverVersion: '  ' }],
    [
      'an unreadable version',
      [],
      'version',
      { reason: 'version-unreadable', field: 'serverVersion', found: '2011' },
      { serverVersion: '2011' },
    ],
    [
      'a version just under the floor',
      [],
      'version',
      { reason: 'version-too-low', field: 'serverVersion', found: '0.0.11', floor: '0.0.12' },
      { serverVersion: '0.0.11' },
    ],
    [
      'a version that only looks greater letter by letter',
      [],
      'version',
      { reason: 'version-too-low', field: 'serverVersion', found: '0.0.4', floor: '0.0.12' },
      { serverVersion: '0.0.4' },
    ],
  ]
  for (const [rule, story, step, refusal, configuration] of refused) {
    it(`refuses ${rule}`, () => {
      expect(attest(setupOf(story, { ...configuration }), { step }, act)).toEqual({ ok: false, refusal })
    })
  }

  const accepted: readonly [string, Told[], string, object?][] = [
    ['a version at the floor', [], 'version', VERSION],
    ['a version above the floor', [], 'version', { serverVersion: '0.0.13' }],
    ['a blocked step', [['blocked', 'columns', 'rien ne va']], 'columns'],
    [
      'a step reopened before',
      [
        ['attested', 'columns'],
        ['reopened', 'columns'],
      ],
      'columns',
    ],
    [
      'a step whose prerequisites are proven or exempted',
      [
        ['exempted', 'version', 'vu'],
        ['attested', 'parameters'],
      ],
      'stop',
    ],
  ]
  for (const [rule, story, step, configuration] of accepted) {
    it(`accepts ${rule}`, () => {
      expect(attest(setupOf(story, { ...configuration }), { step }, act)).toMatchObject({ ok: true })
    })
  }
})

describe('exempt', () => {
  const refused: readonly [string, Told[], string, string, string][] = [
    ['an empty reason', [], 'columns', '', 'reason-missing'],
    ['a blank reason', [], 'columns', ' \n ', 'reason-missing'],
    ['a step done already', [['attested', 'columns']], 'columns', 'inutile', 'already-done'],
    ['the step that restores the service', [], 'publish', 'inutile', 'not-exemptable'],
    ['a step without object', [], 'xp', 'inutile', 'not-applicable'],
    ['an unknown step', [], 'nothing', 'inutile', 'unknown-step'],
    ['a setup that is not concerned', NOT_CONCERNED, 'columns', 'inutile', 'not-concerned'],
  ]
  it.each(refused)('refuses %s', (_, story, step, reason, expected) => {
    expect(exempt(setupOf(story), { step, reason }, act)).toEqual({ ok: false, refusal: { reason: expected } })
  })

  it('keeps the reason, and needs no prerequisite', () => {
    expect(exempt(setupOf(), { step: 'stop', reason: ' rien n’est publié ' }, act)).toMatchObject({
      ok: true,
      value: { kind: 'exempted', step: 'stop', reason: 'rien n’est publié' },
    })
  })
})

describe('block', () => {
  it.each([
    ['nothing said', [], 'columns', '  ', 'explanation-missing'],
    ['a step that is done: it is reopened first', [['attested', 'columns']], 'columns', 'faux', 'already-done'],
    ['a step without object', [], 'xp', 'faux', 'not-applicable'],
    ['an unknown step', [], 'nothing', 'faux', 'unknown-step'],
    ['a setup that is not concerned', NOT_CONCERNED, 'columns', 'faux', 'not-concerned'],
  ] as [string, Told[], string, string, string][])('refuses %s', (_, story, step, reason, expected) => {
    expect(block(setupOf(story), { step, reason }, act)).toEqual({ ok: false, refusal: { reason: expected } })
  })

  it('accepts to say more on a step which is blocked already, and one whose prerequisites are missing', () => {
    const setup = setupOf([['blocked', 'stop', 'rien']])
    expect(block(setup, { step: 'stop', reason: 'toujours rien' }, act)).toMatchObject({
      ok: true,
      value: { kind: 'blocked', reason: 'toujours rien' },
    })
  })
})

describe('reopen', () => {
  it.each([
    ['a step that was never done', [], 'columns', 'not-done'],
    [
      'a step reopened already',
      [
        ['attested', 'columns'],
        ['reopened', 'columns'],
      ],
      'columns',
      'not-done',
    ],
    ['an unknown step', [], 'nothing', 'unknown-step'],
    ['a setup that is not concerned', NOT_CONCERNED, 'columns', 'not-concerned'],
  ] as [string, Told[], string, string][])('refuses %s', (_, story, step, expected) => {
    expect(reopen(setupOf(story), { step }, act)).toEqual({ ok: false, refusal: { reason: expected } })
  })

  it.each(['attested', 'proven', 'exempted', 'blocked'] as const)('accepts a step %s', (kind) => {
    expect(reopen(setupOf([[kind, 'columns', 'x']]), { step: 'columns' }, act)).toMatchObject({ ok: true })
  })

  it('names the done steps that rest on it, near and far, and does not undo them', () => {
    const setup = setupOf([
      ['attested', 'columns'],
      ['proven', 'list'],
      ['proven', 'sign-in'],
    ])
    expect(reopen(setup, { step: 'columns', reason: 'à refaire' }, act)).toMatchObject({
      ok: true,
      value: {
        fact: { kind: 'reopened', step: 'columns', reason: 'à refaire' },
        outcome: 'undone',
        dependents: ['list', 'sign-in'],
      },
    })
  })

  it('of a step that was only blocked, nothing is undone and nothing is to be looked at again', () => {
    const setup = setupOf([
      ['blocked', 'columns', 'x'],
      ['proven', 'list'],
    ])
    expect(reopen(setup, { step: 'columns' }, act)).toMatchObject({ value: { outcome: 'unblocked', dependents: [] } })
  })
})

describe('request', () => {
  it.each([
    ['a step without message', [], 'columns', 'no-message'],
    ['a step that is done', [['attested', 'ports']], 'ports', 'already-done'],
    ['an unknown step', [], 'nothing', 'unknown-step'],
    ['a setup that is not concerned', NOT_CONCERNED, 'ports', 'not-concerned'],
  ] as [string, Told[], string, string][])('refuses %s', (_, story, step, expected) => {
    expect(request(setupOf(story), { step }, act)).toEqual({ ok: false, refusal: { reason: expected } })
  })

  it('accepts the first message and a reminder', () => {
    expect(request(setupOf(), { step: 'ports' }, act)).toMatchObject({ ok: true, value: { kind: 'requested' } })
    expect(request(setupOf([['requested', 'ports']]), { step: 'ports' }, act)).toMatchObject({ ok: true })
  })
})

describe('not concerned', () => {
  it('needs a reason', () => {
    expect(declareNotConcerned(setupOf(), { reason: ' ' }, act)).toEqual({
      ok: false,
      refusal: { reason: 'reason-missing' },
    })
    expect(declareNotConcerned(setupOf(), { reason: 'PRONOTE hébergé' }, act)).toMatchObject({
      ok: true,
      value: { kind: 'declared_not_concerned', step: null, reason: 'PRONOTE hébergé' },
    })
  })

  it('cannot be said twice, nor taken back when it was not said', () => {
    expect(declareNotConcerned(setupOf(NOT_CONCERNED), { reason: 'encore' }, act)).toMatchObject({ ok: false })
    expect(declareConcerned(setupOf(), {}, act)).toEqual({ ok: false, refusal: { reason: 'already-concerned' } })
    expect(declareConcerned(setupOf(NOT_CONCERNED), {}, act)).toMatchObject({ ok: true, value: { step: null } })
  })
})
