import fc from 'fast-check'
import { expect, test } from 'vitest'
import { COVERAGES, type Coverage } from '@/domain/import/coverage'
import { isPaired, sharedCasIds } from '@/domain/pairing/shared-cas-ids'
import type { KnownPerson } from '@/domain/people/person'
import { analyseUpload } from '@/features/imports/mutations'
import { findImport, type ImportDetail } from '@/features/imports/queries'
import { undoImport } from '@/features/import-undo/mutations'
import { findPairing } from '@/features/pairing/queries'
import { commitImport, commitImports } from '@/features/settlements/mutations'
import { sortKey } from '@/lib/search-text'
import type { EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'
import { newAccess } from '@/tests/builders/access'
import { someList, somePeople } from '@/tests/builders/random-lists'
import { createSchool, recount } from '@/tests/builders/school'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

/** Few: each writes a list and undoes it. `npm run fuzz -- imports` asks for 500. */
const RUNS = Number(process.env.FUZZ_CASES ?? 20)
const SEED = process.env.FUZZ_SEED ? { seed: Number(process.env.FUZZ_SEED) } : {}
/** For what hangs, not a measure. */
const LIMIT_MS = 100_000 + RUNS * 1_000

type Access = EstablishmentAccess<'import'>

async function insertPeople({ setupId }: Access, people: readonly KnownPerson[]): Promise<void> {
  const at = new Date('2026-09-15T08:00:00Z')
  const shared = sharedCasIds(people)
  await db().person.createMany({
    data: people.map(({ absent, ...person }) => ({
      ...person,
      setupId,
      sortName: sortKey(`${person.lastName} ${person.firstName}`),
      arrivedAt: at,
      absentSince: absent ? at : null,
      conflict: !absent && person.casId !== null && shared.has(person.casId),
    })),
  })
  await recount(setupId)
}

const everybody = ({ setupId }: Access) => db().person.findMany({ where: { setupId }, orderBy: { pronoteId: 'asc' } })
const counted = ({ uai }: Access) =>
  db().establishment.findUniqueOrThrow({ where: { uai }, select: { people: true, paired: true, conflicts: true } })

function known(people: Awaited<ReturnType<typeof everybody>>): KnownPerson[] {
  return people.map(({ pronoteId, profile, casId, lastName, firstName, className, absentSince }) => {
    return { pronoteId, profile, casId, lastName, firstName, className, absent: absentSince !== null }
  })
}

const holders = (people: readonly KnownPerson[]) => people.filter((one) => !one.absent && one.casId !== null)

/** What was announced is what is found. */
function expectAnnounced({ counts, preview }: ImportDetail, before: KnownPerson[], after: KnownPerson[]): void {
  if (!counts || !preview) throw new Error('The list was not analysed.')
  expect(counts.new + counts.changed + counts.unchanged + counts.repeated + counts.refused).toBe(counts.rows)
  const was = new Map(before.map((person) => [person.pronoteId, person]))
  const is = new Map(after.map((person) => [person.pronoteId, person]))
  expect(after.length - before.length).toBe(counts.new)
  for (const person of preview.arriving) {
    expect(was.has(person.pronoteId)).toBe(false)
    expect(is.get(person.pronoteId)).toEqual(person)
  }
  for (const update of preview.changed) {
    expect(was.get(update.pronoteId)).toEqual(update.before)
    expect(is.get(update.pronoteId)).toEqual(update.after)
  }
  for (const person of preview.missing) expect(is.get(person.pronoteId)).toEqual({ ...person, absent: true })
  const touched = after.filter((person) => JSON.stringify(person) !== JSON.stringify(was.get(person.pronoteId)))
  expect(touched.length).toBe(counts.new + counts.changed + counts.missing)

  const heldByMissing = holders(preview.missing).length
  expect(holders(after).length).toBe(holders(before).length + counts.newlyPaired - counts.lostPairing - heldByMissing)
}

test(
  'what the preview announces is what is found after the commit, and undoing it gives back what was',
  async () => {
    const property = fc.asyncProperty(
      somePeople,
      someList,
      fc.constantFrom<Coverage>(...COVERAGES),
      async (people, text, coverage) => {
        const access = await newAccess(await createSchool(), 'import')
        await insertPeople(access, people)
        const before = await everybody(access)
        const countsBefore = await counted(access)

        const bytes = new TextEncoder().encode(text)
        const analysed = await analyseUpload(access, { fileName: 'liste.csv', bytes, profile: 'pupil', coverage })
        if (!analysed.ok) throw new Error(analysed.refusal.reason)
        const announced = await findImport(access, analysed.value)
        if (!announced) throw new Error('The import is gone.')
        const isHeld = announced.status === 'held'
        if (isHeld) expect(await commitImport(access, analysed.value)).toMatchObject({ refusal: { reason: 'held' } })
        expect(await everybody(access)).toEqual(before)

        const committed = await commitImport(access, analysed.value, { reason: 'Liste vérifiée' })
        expect(committed).toEqual({ ok: true, value: announced.counts })
        const after = await everybody(access)
        expectAnnounced(announced, known(before), known(after))

        const present = known(after).filter((person) => !person.absent)
        const shared = sharedCasIds(present)
        const paired = present.filter((person) => isPaired(person, shared)).length
        expect(paired).toBe(holders(present).filter(({ casId }) => !shared.has(casId!)).length)
        expect(after.filter((person) => person.conflict).length).toBe(holders(present).length - paired)
        expect(await counted(access)).toEqual({ people: present.length, paired, conflicts: shared.size })
        expect(await findPairing(access)).toMatchObject({ people: present.length, paired, conflicts: shared.size })

        expect((await undoImport(access, analysed.value)).ok).toBe(true)
        expect(await everybody(access)).toEqual(before)
        expect(await counted(access)).toEqual(countsBefore)
      },
    )
    // Stopped before the test is: what was found by then is told, instead of being looked for under a test that is over.
    await fc.assert(property, {
      numRuns: RUNS,
      ...SEED,
      interruptAfterTimeLimit: LIMIT_MS,
      markInterruptAsFailure: true,
    })
  },
  LIMIT_MS + 30_000,
)

test(
  'lists of several establishments come to the same written together as each by itself',
  async () => {
    const establishments = fc.array(fc.tuple(somePeople, someList, fc.constantFrom<Coverage>(...COVERAGES)), {
      minLength: 2,
      maxLength: 3,
    })
    async function analysed(all: [KnownPerson[], string, Coverage][]) {
      const imports: { access: Access; importId: string }[] = []
      for (const [people, text, coverage] of all) {
        const access = await newAccess(await createSchool(), 'import')
        await insertPeople(access, people)
        const bytes = new TextEncoder().encode(text)
        const one = await analyseUpload(access, { fileName: 'liste.csv', bytes, profile: 'pupil', coverage })
        if (!one.ok) throw new Error(one.refusal.reason)
        imports.push({ access, importId: one.value })
      }
      return imports
    }
    const left = ({ access }: { access: Access }) =>
      Promise.all([everybody(access).then(known), counted(access), findPairing(access)])
    const property = fc.asyncProperty(establishments, async (all) => {
      const alone = await analysed(all)
      const together = await analysed(all)
      const answers = []
      for (const { access, importId } of alone) answers.push(await commitImport(access, importId))
      expect(await commitImports(together)).toEqual(answers)
      for (const [at, one] of together.entries()) expect(await left(one)).toEqual(await left(alone[at]!))
    })
    await fc.assert(property, {
      numRuns: Math.ceil(RUNS / 4),
      ...SEED,
      interruptAfterTimeLimit: LIMIT_MS,
      markInterruptAsFailure: true,
    })
  },
  LIMIT_MS + 30_000,
)
