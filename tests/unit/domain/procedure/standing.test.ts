import { describe, expect, it } from 'vitest'
import { standing } from '@/domain/procedure/standing'
import { hour, setupOf, type Told } from '@/tests/builders/procedure-setup'

const startedAt = hour(0)

function at(story: Told[], configuration = {}) {
  return standing({ ...setupOf(story, configuration), startedAt })
}

const SCHOOL_PART: Told[] = [
  ['attested', 'version'],
  ['requested', 'ports'],
  ['requested', 'parameters'],
  ['proven', 'columns'],
  ['proven', 'list'],
]
const EVERYTHING: Told[] = [
  'version',
  'ports',
  'parameters',
  'stop',
  'panel',
  'publish',
  'columns',
  'list',
  'sign-in',
].map((step) => ['attested', step])

describe('whose move it is', () => {
  it.each([
    ['before any fact: the first step, since the start', [], ['not_started', 'version', 'school', 0]],
    ['the first step that can be done', [['attested', 'version']], ['in_progress', 'ports', 'school', 1]],
    [
      'the next step of the school, while others wait for their message to be answered',
      [
        ['attested', 'version'],
        ['requested', 'ports'],
      ],
      ['in_progress', 'parameters', 'school', 2],
    ],
    [
      'what the school can do elsewhere, before what others must answer',
      SCHOOL_PART.slice(0, 3),
      ['in_progress', 'columns', 'school', 3],
    ],
    ['who must answer first, when the school can do nothing', SCHOOL_PART, ['in_progress', 'ports', 'network', 5]],
    [
      'since stays when other steps move',
      [...SCHOOL_PART, ['requested', 'parameters']],
      ['in_progress', 'ports', 'network', 5],
    ],
    [
      'the académie when a step is blocked, since the block',
      [
        ['attested', 'version'],
        ['blocked', 'columns', 'rien'],
        ['attested', 'ports'],
      ],
      ['blocked', 'columns', 'academy', 2],
    ],
    [
      'the step blocked longest, since its first block, when there are several',
      [
        ['blocked', 'columns', 'rien'],
        ['blocked', 'version', 'rien'],
        ['blocked', 'columns', 'toujours rien'],
      ],
      ['blocked', 'columns', 'academy', 1],
    ],
    [
      'the other blocked step, since its own block, when the first is over',
      [
        ['blocked', 'columns', 'rien'],
        ['blocked', 'version', 'rien'],
        ['attested', 'columns'],
      ],
      ['blocked', 'version', 'academy', 2],
    ],
    [
      'the school again when the block is over, since then',
      [
        ['blocked', 'version', 'rien'],
        ['reopened', 'version'],
      ],
      ['in_progress', 'version', 'school', 2],
    ],
    [
      'the school, to ask again, when an answered request is reopened',
      [
        ['attested', 'version'],
        ['requested', 'ports'],
        ['attested', 'ports'],
        ['reopened', 'ports'],
      ],
      ['in_progress', 'ports', 'school', 4],
    ],
    ['nobody when all is done, since the last step', EVERYTHING, ['done', null, null, 9]],
    [
      'nobody when not concerned, over a block',
      [
        ['blocked', 'version', 'rien'],
        ['declared_not_concerned', null, 'école'],
      ],
      ['not_concerned', null, null, 2],
    ],
    [
      'nobody when not concerned after having been done, since the declaration',
      [...EVERYTHING, ['declared_not_concerned', null, 'fermeture']],
      ['not_concerned', null, null, 10],
    ],
    [
      'as if never begun when concerned again without any step',
      [
        ['declared_not_concerned', null, 'école'],
        ['declared_concerned', null],
      ],
      ['not_started', 'version', 'school', 2],
    ],
  ] as [string, Told[], [string, string | null, string | null, number]][])('%s', (_, story, expected) => {
    const { state, nextStep, owner, since } = at(story)
    expect([state, nextStep, owner, since]).toEqual([...expected.slice(0, 3), hour(expected[3])])
  })

  it('keeps the wait for an answer when a block on it is lifted', () => {
    const story: Told[] = [...SCHOOL_PART, ['blocked', 'ports', 'pas de réponse'], ['reopened', 'ports']]
    expect(at(story)).toMatchObject({ nextStep: 'ports', owner: 'network' })
  })

  it('ignores the block of a step that no longer applies', () => {
    const story: Told[] = [['blocked', 'xp', 'pas de disque']]
    expect(at(story, { clientOs: 'windows_xp' }).state).toBe('blocked')
    expect(at(story, { clientOs: 'windows_7' }).state).toBe('in_progress')
  })
})

describe('what is counted', () => {
  it('counts applicable steps only, by phase too', () => {
    const { stepsDone, stepsApplicable, byPhase } = at(SCHOOL_PART)
    expect({ stepsDone, stepsApplicable }).toEqual({ stepsDone: 3, stepsApplicable: 9 })
    expect(byPhase).toEqual([
      { phase: 'prerequisites', done: 1, applicable: 3 },
      { phase: 'pronote_net', done: 0, applicable: 3 },
      { phase: 'identifiers', done: 2, applicable: 3 },
    ])
    expect(at([], { clientOs: 'windows_xp' }).stepsApplicable).toBe(10)
  })

  it('keeps proven, attested and exempted apart', () => {
    const { steps } = at([
      ['attested', 'version'],
      ['exempted', 'ports', 'ouverts'],
      ['attested', 'columns'],
      ['proven', 'columns'],
    ])
    const states = Object.fromEntries(steps.map(({ step, state }) => [step.key, state]))
    expect(states).toMatchObject({ version: 'attested', ports: 'exempted', columns: 'proven', xp: 'not_applicable' })
  })

  it('says which prerequisites a step waits for, and when its message was last sent', () => {
    const { steps } = at([
      ['requested', 'ports'],
      ['requested', 'ports'],
    ])
    expect(steps.find(({ step }) => step.key === 'stop')?.missing).toEqual(['version', 'parameters'])
    expect(steps.find(({ step }) => step.key === 'ports')).toMatchObject({ requestedAt: hour(2), owner: 'network' })
  })

  it('reads facts in the order of their sequence, however they come', () => {
    const setup = setupOf(SCHOOL_PART)
    const shuffled = { ...setup, facts: [...setup.facts].reverse() }
    expect(standing({ ...shuffled, startedAt })).toEqual(standing({ ...setup, startedAt }))
  })

  it('tells why an establishment is not concerned', () => {
    expect(at([['declared_not_concerned', null, 'PRONOTE hébergé']]).notConcernedReason).toBe('PRONOTE hébergé')
  })
})
