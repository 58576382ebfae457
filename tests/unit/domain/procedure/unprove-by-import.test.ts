import { expect, test } from 'vitest'
import { unproveByImport } from '@/domain/procedure/unprove-by-import'
import { proveByImport, type ImportEvidence } from '@/domain/procedure/prove-by-import'
import { hour, setupOf } from '@/tests/builders/procedure-setup'

const SOME = { pupil: 1, guardian: 1, teacher: 1, staff: 1 }
const NOBODY = { pupil: 0, guardian: 0, teacher: 0, staff: 0 }
const ALL: ImportEvidence = { hasIdentifierColumns: true, peopleByProfile: SOME, pairedByProfile: SOME }
const NOTHING: ImportEvidence = { hasIdentifierColumns: false, peopleByProfile: NOBODY, pairedByProfile: NOBODY }

/** A setup where lists have proven all that they can. */
function provenSetup() {
  const setup = setupOf([])
  const facts = proveByImport(setup, ALL, hour(1)).map((fact, at) => ({ ...fact, sequence: at + 1 }))
  return { ...setup, facts }
}

test.each([
  ['nothing while the others still show it', ALL, []],
  ['the sign-ins when nobody is paired any more', { ...ALL, pairedByProfile: NOBODY }, ['sign-in']],
  ['all of them when it was the only list', NOTHING, ['columns', 'list', 'sign-in']],
])('an undone list reopens %s', (_what, evidence, steps) => {
  const facts = unproveByImport(provenSetup(), evidence, hour(2))
  expect(facts.map(({ step }) => step)).toEqual(steps)
  expect(facts.every(({ kind, source, by }) => kind === 'reopened' && source === 'import' && by === null)).toBe(true)
})

test('what a person attested stays as they said', () => {
  expect(unproveByImport(setupOf([]), NOTHING, hour(2))).toEqual([])
})
