import { describe, expect, test } from 'vitest'
import { standing } from '@/domain/procedure/standing'
import { stepToOpen } from '@/domain/procedure/step-to-open'
import { pronote2011SelfHosted } from '@/procedures/pronote-2011-self-hosted/pronote-2011-self-hosted'
import { DEFAULT_CONFIGURATION } from '@/domain/configuration/configuration'
import { PLACES } from '@/domain/procedure/vocabulary'
import { factsOf, hour, type Told } from '@/tests/builders/procedure-setup'

const procedure = pronote2011SelfHosted

function after(...story: Told[]) {
  return standing({ procedure, configuration: DEFAULT_CONFIGURATION, facts: factsOf(story), startedAt: hour(0) })
}

const everything = procedure.steps.map((step): Told => ['attested', step.key])

describe('the step to open', () => {
  test('is the one asked for, wherever one is', () => {
    expect(stepToOpen(after(), { step: 'publish-base', place: 'client' })).toBe('publish-base')
    expect(stepToOpen(after(...everything), { step: 'publish-base' })).toBe('publish-base')
  })

  test('is the next step when none, or an unknown one, was asked for', () => {
    const stand = after()
    expect(stepToOpen(stand, {})).toBe(stand.nextStep)
    expect(stepToOpen(stand, { step: 'no-such-step', place: null })).toBe(stand.nextStep)
  })

  test.each(PLACES)('in front of %s, is a step done there', (place) => {
    const key = stepToOpen(after(), { place })
    expect(procedure.steps.find((step) => step.key === key)?.place).toBe(place)
  })

  test('in front of a machine, is the first that can be done now, before those that wait', () => {
    const here = after().steps.filter(({ step, missing }) => step.place === 'dmz' && missing.length === 0)
    expect(stepToOpen(after(), { place: 'dmz' })).toBe(here[0]?.step.key)
  })

  test('in front of a machine where all is done, is the first to read again', () => {
    const first = procedure.steps.find((step) => step.place === 'client')?.key
    expect(stepToOpen(after(...everything), { place: 'client' })).toBe(first)
  })

  test('is none when nothing is left to do, or nothing is to be done', () => {
    expect(stepToOpen(after(...everything), {})).toBeNull()
    expect(stepToOpen(after(['declared_not_concerned', null]), {})).toBeNull()
  })
})
