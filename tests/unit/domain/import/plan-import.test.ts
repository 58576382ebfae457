import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyseImport } from '@/domain/import/analyse-import'
import { pairedGain, planImport } from '@/domain/import/plan-import'
import { readPastedList } from '@/domain/lists/read-list'
import { summarisePairing } from '@/domain/pairing/summarise-pairing'
import type { KnownPerson } from '@/domain/people/person'
import { PROFILES } from '@/domain/people/profile'
import { listOf, peopleAfter } from '../../../builders/fixture-lists'

/** What the database then does with a plan is proven on few cases only, by the test of the preview and the commit. */
const RUNS = { numRuns: 1_000 }

const identifier = fc.integer({ min: 0, max: 12 }).map((n) => `M298XBD5RJEYV6${(n + 22).toString()}`)
const casId = fc.constantFrom('', 'NAA1', 'NAA2', 'NAA3', 'x'.repeat(65))
const name = fc.constantFrom('A', 'B', '')

const people: fc.Arbitrary<KnownPerson[]> = fc.uniqueArray(
  fc.record({
    pronoteId: identifier,
    profile: fc.constantFrom(...PROFILES),
    casId: casId.map((id) => id.slice(0, 4) || null),
    lastName: name,
    firstName: name,
    className: fc.constantFrom(null, '601'),
    absent: fc.boolean(),
  }),
  { selector: (person) => person.pronoteId },
)
const cell = fc.oneof(identifier, fc.constantFrom('', 'court', ' m298xbd5rjeyv622 '))
const rows = fc.array(fc.tuple(name, cell, casId), { minLength: 1 })
const header = fc.constantFrom('Nom;Identifiant PRONOTE;Identifiant CAS', 'Prénom;Id. PRONOTE-ENT;Remarque')

const situation = fc.record({
  people,
  rows,
  header,
  profile: fc.constantFrom(...PROFILES),
  coverage: fc.constantFrom('whole', 'part'),
})

function analyse({ people, rows, header, profile, coverage }: Parameters<Parameters<typeof situation.map>[0]>[0]) {
  // A first row that is never blank, whatever fast-check draws.
  const list = listOf(readPastedList(`${header}\nZ;court;\n${rows.map((row) => row.join(';')).join('\n')}\n`))
  return analyseImport({ list, profile, coverage, people })
}

describe('an analysis, whatever the list and the people', () => {
  test('counts every row once, and knows each person once', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const { counts, errors, changes } = analyse(given)
        expect(counts.new + counts.changed + counts.unchanged + counts.repeated + counts.refused).toBe(counts.rows)
        expect(new Set(errors.map((error) => error.line)).size).toBe(counts.refused)
        const touched = [
          ...changes.insert.map((person) => person.pronoteId),
          ...changes.update.map((u) => u.pronoteId),
          ...changes.markAbsent,
        ]
        expect(new Set(touched).size).toBe(touched.length)
      }),
      RUNS,
    )
  })

  test('is what the commit does: planned again from its stored rows, it changes the same', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const analysis = analyse(given)
        const stored = JSON.parse(JSON.stringify(analysis)) as typeof analysis
        const plan = planImport(stored.accepted, { ...given, refusedIds: stored.refusedIds })
        expect(plan.changes).toEqual(analysis.changes)
        expect(plan.otherProfile).toEqual([])
        expect(analysis.counts).toMatchObject(plan.counts)
      }),
      RUNS,
    )
  })

  test('changes nothing the second time', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const first = analyse(given)
        const again = analyse({ ...given, people: peopleAfter(given.people, first) })
        expect(again.changes).toEqual({ insert: [], update: [], markAbsent: [], conflictBegins: [], conflictEnds: [] })
        expect(again.counts).toMatchObject({ newlyPaired: 0, lostPairing: 0, conflicts: first.counts.conflicts })
      }),
      RUNS,
    )
  })

  test('balances the holders of an Identifiant CAS, and marks exactly those who share one', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const { counts, changes } = analyse(given)
        const holders = (all: KnownPerson[]) => all.filter((person) => !person.absent && person.casId !== null)
        const after = peopleAfter(given.people, { changes })
        const gone = holders(given.people).filter((person) => changes.markAbsent.includes(person.pronoteId)).length
        expect(holders(after).length).toBe(
          holders(given.people).length + counts.newlyPaired - counts.lostPairing - gone,
        )

        const pairedIn = (all: KnownPerson[]) => holders(all).length - sharers(all).length
        expect(pairedGain(counts)).toBe(pairedIn(after) - pairedIn(given.people))

        const sharing = new Set(sharers(given.people))
        changes.conflictBegins.forEach((id) => sharing.add(id))
        changes.conflictEnds.forEach((id) => sharing.delete(id))
        expect([...sharing].sort()).toEqual(sharers(after).sort())
        expect(summarisePairing(after).paired).toBe(holders(after).length - sharing.size)
      }),
      RUNS,
    )
  })
})

function sharers(people: KnownPerson[]): string[] {
  const present = people.filter((person) => !person.absent && person.casId !== null)
  return present
    .filter((person) => present.some((other) => other !== person && other.casId === person.casId))
    .map((person) => person.pronoteId)
}

test('100,000 rows sharing one Identifiant CAS or one identifier cost no more than their number', () => {
  const id = (n: number) => n.toString(30).toUpperCase().padStart(16, '2')
  const rows = Array.from({ length: 100_000 }, (_, n) => `A;${id(n)};NAA1`)
  const same = Array.from({ length: 100_000 }, (_, n) => `${n};M298XBD5RJEYV6W4;NAA1`)
  for (const body of [rows, same]) {
    const list = listOf(readPastedList(`Nom;Identifiant PRONOTE;Identifiant CAS\n${body.join('\n')}`))
    const before = process.cpuUsage()
    analyseImport({ list, profile: 'pupil', coverage: 'whole', people: [] })
    // A quadratic pass over 100,000 rows takes minutes of the processor, however busy the machine is.
    expect(process.cpuUsage(before).user).toBeLessThan(5_000_000)
  }
})
