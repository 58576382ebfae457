import { describe, expect, it } from 'vitest'
import type { PortalProof } from '@/domain/portal-import/portal-proof'
import { proveByPortalImport, type PortalEvidence } from '@/domain/procedure/prove-by-portal-import'
import { CURRENT_PROCEDURE } from '@/procedures/catalogue'
import { factsOf, hour, type Told } from '@/tests/builders/procedure-setup'

const [EXPORT, COMPLETE, PARTIAL] = ['export-identifiers', 'import-complete', 'plan-partial-imports'] as const
const setupOf = (story: Told[] = []) => ({ procedure: CURRENT_PROCEDURE, configuration: {}, facts: factsOf(story) })

const BOTH: PortalProof[] = ['identifiers_exported', 'complete_import']

function follow(story: Told[], shown: PortalProof[], brought = shown, change: PortalEvidence['change'] = 'recorded') {
  const facts = proveByPortalImport(setupOf(story), { shown: new Set(shown), brought, change }, hour(50))
  return facts.map(({ kind, step, reason }) => [kind, step, ...(reason ? [reason] : [])])
}

const PROVEN_BOTH = [
  ['proven', EXPORT],
  ['proven', COMPLETE],
]
const BY_PORTAL: Told[] = [
  ['proven', EXPORT, undefined, 'portal_import'],
  ['proven', COMPLETE, undefined, 'portal_import'],
]
const CUT = 'Le dernier import complet dans l’ENT n’est pas allé jusqu’au bout.'
const WITHDRAWN = 'L’import dans l’ENT qui prouvait cette étape a été retiré.'

describe('an import into the ENT that is noted', () => {
  it('proves the steps that name what it brings, whatever their prerequisites', () => {
    expect(follow([], BOTH)).toEqual(PROVEN_BOTH)
    expect(follow(BY_PORTAL, [...BOTH, 'partial_import'], ['partial_import'])).toEqual([['proven', PARTIAL]])
  })

  it('makes attested and blocked steps proven, leaves proven and exempted ones as they are', () => {
    expect(
      follow(
        [
          ['attested', EXPORT],
          ['blocked', COMPLETE, 'x'],
        ],
        BOTH,
      ),
    ).toEqual(PROVEN_BOTH)
    expect(
      follow(
        [
          ['exempted', EXPORT, 'x'],
          ['proven', COMPLETE],
        ],
        BOTH,
      ),
    ).toEqual([])
  })

  it('proves nothing when it was interrupted, nor what it does not show any more', () => {
    expect(follow([], [], [])).toEqual([])
    expect(follow([], ['identifiers_exported'], BOTH)).toEqual([['proven', EXPORT]])
  })

  it('reopens what an import had proven when the last complete one is interrupted', () => {
    expect(follow(BY_PORTAL, ['identifiers_exported'], [])).toEqual([['reopened', COMPLETE, CUT]])
  })

  it('reopens nothing that a person attested, or that something else proved', () => {
    expect(
      follow(
        [
          ['attested', COMPLETE],
          ['exempted', EXPORT, 'x'],
        ],
        [],
        [],
      ),
    ).toEqual([])
    expect(follow([['proven', COMPLETE]], [], [])).toEqual([])
  })

  it('leaves open what a person reopened, unless it brings it anew', () => {
    const reopened: Told[] = [...BY_PORTAL, ['reopened', COMPLETE, 'La base a changé.']]
    expect(follow(reopened, [...BOTH, 'partial_import'], ['partial_import'])).toEqual([['proven', PARTIAL]])
    expect(follow(reopened, BOTH)).toEqual([['proven', COMPLETE]])
  })

  it('changes nothing in a setup that is not concerned', () => {
    expect(follow([['declared_not_concerned', null, 'x']], BOTH)).toEqual([])
    expect(follow([...BY_PORTAL, ['declared_not_concerned', null, 'x']], [], [])).toEqual([])
  })

  it('says that an import into the ENT did it, and nobody', () => {
    const [fact] = proveByPortalImport(setupOf(), { shown: new Set(BOTH), brought: BOTH, change: 'recorded' }, hour(50))
    expect(fact).toEqual({
      kind: 'proven',
      step: EXPORT,
      at: hour(50),
      by: null,
      note: null,
      reason: null,
      source: 'portal_import',
    })
  })
})

describe('an import into the ENT that is withdrawn', () => {
  it('reopens what it had proven and nothing else shows', () => {
    expect(follow(BY_PORTAL, [], [], 'withdrawn')).toEqual([
      ['reopened', EXPORT, WITHDRAWN],
      ['reopened', COMPLETE, WITHDRAWN],
    ])
    expect(follow(BY_PORTAL, BOTH, [], 'withdrawn')).toEqual([])
  })

  it('proves again what it had reopened by its interruption', () => {
    const cut: Told[] = [...BY_PORTAL, ['reopened', COMPLETE, CUT, 'portal_import']]
    expect(follow(cut, BOTH, [], 'withdrawn')).toEqual([['proven', COMPLETE]])
  })
})
