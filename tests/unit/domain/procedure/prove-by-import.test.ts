import { describe, expect, it } from 'vitest'
import { proveByImport, type ImportEvidence } from '@/domain/procedure/prove-by-import'
import { hour, setupOf, type Told } from '@/tests/builders/procedure-setup'

const PUPILS: ImportEvidence = { profile: 'pupil', hasIdentifierColumns: true, people: 620, paired: 339 }

function proven(story: Told[], evidence: Partial<ImportEvidence> = {}) {
  return proveByImport(setupOf(story), { ...PUPILS, ...evidence }, hour(50)).map((fact) => fact.step)
}

describe('a committed list proves the steps that name it', () => {
  it.each([
    ['everything it shows, whatever the prerequisites', {}, ['columns', 'list', 'sign-in']],
    ['no sign-in when nobody is paired', { paired: 0 }, ['columns', 'list']],
    ['a sign-in from the first paired person', { paired: 1 }, ['columns', 'list', 'sign-in']],
    ['no columns when one is missing', { hasIdentifierColumns: false }, ['list', 'sign-in']],
    ['nothing of a profile by the list of another', { profile: 'guardian' }, ['columns']],
    ['no list without people', { people: 0, paired: 0 }, ['columns']],
  ] as [string, Partial<ImportEvidence>, string[]][])('%s', (_, evidence, steps) => {
    expect(proven([], evidence)).toEqual(steps)
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
    expect(proveByImport(setupOf(), PUPILS, hour(50))[0]).toEqual({
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
