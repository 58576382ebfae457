import { describe, expect, it } from 'vitest'
import { attest } from '@/domain/procedure/attest'
import { markOf, progressOf } from '@/domain/procedure/progress'
import { RESTORE_SERVICE_REASON, restoreService } from '@/domain/procedure/restore-service'
import { serviceInterruption } from '@/domain/procedure/service-interruption'
import { hour, recorded, setupOf, type Told } from '@/tests/builders/procedure-setup'

const act = { by: 'account-1', at: hour(50) }
const STOP: Told = ['attested', 'stop']
const PUBLISH: Told = ['attested', 'publish']
const REOPEN_STOP: Told = ['reopened', 'stop']
const REOPEN_PUBLISH: Told = ['reopened', 'publish']

describe('the service is cut', () => {
  it.each([
    ['never before the stop', [], null],
    ['from the stop', [STOP], 1],
    ['from the first stop, whatever is done in between', [STOP, ['attested', 'panel']], 1],
    ['until the base is published', [STOP, PUBLISH], null],
    ['not by an exempted stop: there was nothing to stop', [['exempted', 'stop', 'neuf']], null],
    ['not by a blocked stop', [['blocked', 'stop', 'pas d’accès']], null],
    ['no more once the stop is reopened', [STOP, REOPEN_STOP], null],
    ['again from the second stop after an early return', [STOP, REOPEN_STOP, STOP], 3],
    ['again from the second stop after a publication', [STOP, PUBLISH, REOPEN_STOP, STOP], 4],
    ['not between that publication and the second stop', [STOP, PUBLISH, REOPEN_STOP], null],
    ['from the reopening of the publication, while the stop stands', [STOP, PUBLISH, REOPEN_PUBLISH], 3],
    ['not by reopening the publication once the stop is reopened', [STOP, PUBLISH, REOPEN_STOP, REOPEN_PUBLISH], null],
    ['nor in the other order', [STOP, PUBLISH, REOPEN_PUBLISH, REOPEN_STOP], null],
    ['from the second stop in that order', [STOP, PUBLISH, REOPEN_PUBLISH, REOPEN_STOP, STOP], 5],
    ['until it is published again', [STOP, PUBLISH, REOPEN_STOP, STOP, PUBLISH], null],
    ['while the setup is declared not concerned, too', [STOP, ['declared_not_concerned', null, 'x']], 1],
  ] as [string, Told[], number | null][])('%s', (_, story, since) => {
    expect(serviceInterruption(setupOf(story))?.since ?? null).toEqual(since === null ? null : hour(since))
  })

  it('and stopping again makes the publication to be done again', () => {
    const progress = progressOf(setupOf([STOP, PUBLISH, REOPEN_STOP, STOP]))
    expect(markOf(progress, 'publish').state).toBe('todo')
  })
})

describe('restoring the service before the end', () => {
  it('is refused when the service runs', () => {
    expect(restoreService(setupOf(), act)).toEqual({ ok: false, refusal: { reason: 'not-interrupted' } })
    expect(restoreService(setupOf([STOP, PUBLISH]), act)).toMatchObject({ ok: false })
  })

  it('reopens the stop with a reason of its own, keeps what was done, and ends the interruption', () => {
    const setup = setupOf([STOP, ['attested', 'panel']])
    const restored = restoreService(setup, act)
    expect(restored).toMatchObject({
      ok: true,
      value: { kind: 'reopened', step: 'stop', reason: RESTORE_SERVICE_REASON },
    })
    const after = restored.ok ? recorded(setup, restored.value) : setup
    expect(serviceInterruption(after)).toBeNull()
    expect(markOf(progressOf(after), 'panel').state).toBe('attested')
    expect(attest(after, { step: 'publish' }, act)).toEqual({
      ok: false,
      refusal: { reason: 'requires', missing: ['stop'] },
    })
  })

  it('works after the publication was reopened, and for a setup declared not concerned meanwhile', () => {
    expect(restoreService(setupOf([STOP, PUBLISH, REOPEN_PUBLISH]), act)).toMatchObject({ ok: true })
    expect(restoreService(setupOf([STOP, ['declared_not_concerned', null, 'x']]), act)).toMatchObject({ ok: true })
  })
})
