import { describe, expect, it } from 'vitest'
import { PROFILES } from '@/domain/people/profile'
import { proveByImport, type ImportEvidence } from '@/domain/procedure/prove-by-import'
import { hour, setupOf, type Told } from '@/tests/builders/procedure-setup'

const PEOPLE = { pupil: 620, guardian: 590, teacher: 45, staff: 40 }
const NOBODY = { pupil: 0, guardian: 0, teacher: 0, staff: 0 }
const ONE_EACH = { pupil: 1, guardian: 1, teacher: 1, staff: 1 }
const ALL_LISTS: ImportEvidence = {
  hasIdentifierColumns: true,
  peopleByProfile: PEOPLE,
  pairedByProfile: { pupil: 339, guardian: 12, teacher: 30, staff: 2 },
}

function proven(story: Told[], evidence: Partial<ImportEvidence> = {}) {
  return proveByImport(setupOf(story), { ...ALL_LISTS, ...evidence }, hour(50)).map((fact) => fact.step)
}

describe('a committed list proves the steps that name it', () => {
  it.each([
    ['everything it shows, whatever the prerequisites', {}, ['columns', 'list', 'sign-in']],
    ['no sign-in when nobody is paired', { pairedByProfile: NOBODY }, ['columns', 'list']],
    [
      'the sign-ins from one paired person of each profile',
      { pairedByProfile: ONE_EACH },
      ['columns', 'list', 'sign-in'],
    ],
    ['the lists from one person of each profile', { peopleByProfile: ONE_EACH }, ['columns', 'list', 'sign-in']],
    ['no columns when one is missing', { hasIdentifierColumns: false }, ['list', 'sign-in']],
    ['no list without people', { peopleByProfile: NOBODY, pairedByProfile: NOBODY }, ['columns']],
  ] as [string, Partial<ImportEvidence>, string[]][])('%s', (_, evidence, steps) => {
    expect(proven([], evidence)).toEqual(steps)
  })

  it.each(PROFILES)('waits for %s, even when the three other profiles are there', (profile) => {
    const pairedByProfile = { ...ALL_LISTS.pairedByProfile, [profile]: 0 }
    expect(proven([], { pairedByProfile })).toEqual(['columns', 'list'])
    const peopleByProfile = { ...PEOPLE, [profile]: 0 }
    expect(proven([], { peopleByProfile, pairedByProfile })).toEqual(['columns'])
  })

  it('makes attested and blocked steps proven, leaves proven and exempted ones as they are', () => {
    expect(proven([['attested', 'columns']])).toContain('columns')
    expect(proven([['blocked', 'columns', 'x']])).toContain('columns')
    expect(proven([['proven', 'columns']])).not.toContain('columns')
    expect(proven([['exempted', 'columns', 'x']])).not.toContain('columns')
  })

  it('proves nothing of a setup that is not concerned', () => {
    expect(proven([['declared_not_concerned', null, 'x']])).toEqual([])
  })

  it('says that an import did it, and nobody', () => {
    expect(proveByImport(setupOf(), ALL_LISTS, hour(50))[0]).toEqual({
      kind: 'proven',
      step: 'columns',
      at: hour(50),
      by: null,
      note: null,
      reason: null,
      source: 'import',
    })
  })
})
