import { beforeEach, describe, expect, test } from 'vitest'
import type { Coverage } from '@/domain/import/coverage'
import { MOST_ANALYSES } from '@/domain/import/import-status'
import type { Profile } from '@/domain/people/profile'
import { forgetExpired } from '@/features/analyses/mutations'
import { analyseUpload, reanalyseImport } from '@/features/imports/mutations'
import { commitImport, discardImport } from '@/features/settlements/mutations'
import { findImport, findImportUai, listImports } from '@/features/imports/queries'
import { findPairing } from '@/features/pairing/queries'
import { Prisma } from '@/prisma/generated/client'
import type { EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'
import { newAccess } from '@/tests/builders/access'
import { fixtureBytes } from '@/tests/builders/fixture-lists'
import { createPerson, createSchool } from '@/tests/builders/school'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

type Access = EstablishmentAccess<'import'>

const FIRST_WEEK = [
  ['eleves-export-utf16le.txt', 'pupil'],
  ['responsables-export-utf16le.txt', 'guardian'],
  ['professeurs-presse-papiers.tsv', 'teacher'],
  ['personnels-cp1252.csv', 'staff'],
] as const satisfies [string, Profile][]

let school: Awaited<ReturnType<typeof createSchool>>
let access: Access

beforeEach(async () => {
  school = await createSchool()
  access = await newAccess(school, 'import')
})

async function analyseFixture(by: Access, fileName: string, profile: Profile | null, coverage: Coverage = 'whole') {
  const analysed = await analyseUpload(by, { fileName, bytes: fixtureBytes(fileName), profile, coverage })
  if (!analysed.ok) throw new Error(`refused: ${JSON.stringify(analysed.refusal)}`)
  return analysed.value
}

async function bring(by: Access, fileName: string, profile: Profile) {
  const id = await analyseFixture(by, fileName, profile)
  const preview = await findImport(by, id)
  const committed = await commitImport(by, id)
  if (!committed.ok) throw new Error(`refused: ${committed.refusal.reason}`)
  expect(committed.value).toEqual(preview?.counts)
  return committed.value
}

async function bringFirstWeek(by: Access) {
  for (const [fileName, profile] of FIRST_WEEK) await bring(by, fileName, profile)
}

function analyseText(text: string, profile: Profile | null = 'pupil', coverage: Coverage = 'whole') {
  return analyseUpload(access, { fileName: 'liste.csv', bytes: new TextEncoder().encode(text), profile, coverage })
}

async function analysedId(text: string, profile: Profile = 'pupil', coverage: Coverage = 'whole') {
  const analysed = await analyseText(text, profile, coverage)
  if (!analysed.ok) throw new Error(`refused: ${analysed.refusal.reason}`)
  return analysed.value
}

const HEADER = 'Nom;Prénom;Classe;Identifiant PRONOTE;Identifiant CAS\n'
const TWO = `${HEADER}MARTIN;Léa;601;AZKH9C7WSQ2R54DP;NAA1\nDURAND;Tom;602;FEH85K9JNUCASD2M;\n`

async function everything() {
  const [people, imports, journal, facts, setup] = await Promise.all([
    db().person.findMany({ orderBy: { id: 'asc' } }),
    db().listImport.findMany({ orderBy: { createdAt: 'asc' } }),
    db().journalEntry.count(),
    db().fact.count(),
    db().setup.findFirstOrThrow(),
  ])
  return { people, imports, journal, facts, setup }
}

describe('the weeks of the fixtures', () => {
  test('first week: 1,295 people, 544 paired, then weeks 2 and 3, and the same list again changes nothing', async () => {
    await bringFirstWeek(access)
    expect(await findPairing(access)).toMatchObject({
      people: 1295,
      paired: 544,
      conflicts: 0,
      byProfile: [
        { profile: 'pupil', people: 620, paired: 339 },
        { profile: 'guardian', people: 560, paired: 112 },
        { profile: 'teacher', people: 75, paired: 64 },
        { profile: 'staff', people: 40, paired: 29 },
      ],
    })
    const establishment = await db().establishment.findUniqueOrThrow({ where: { uai: school.uai } })
    expect(establishment).toMatchObject({ people: 1295, paired: 544, conflicts: 0 })

    expect(await bring(access, 'eleves-semaine-2-utf8bom.csv', 'pupil')).toEqual({
      rows: 622,
      new: 6,
      changed: 134,
      unchanged: 482,
      repeated: 0,
      refused: 0,
      missing: 4,
      newlyPaired: 133,
      lostPairing: 0,
      conflicts: 1,
      warned: 2,
      ...{ missingPaired: 1, conflictBegins: 2, conflictEnds: 0 },
    })
    const second = await findPairing(access)
    expect(second).toMatchObject({ people: 1297, conflicts: 1 })
    expect(second.byProfile[0]).toEqual({ profile: 'pupil', people: 622, paired: 469 })

    const third = await bring(access, 'eleves-semaine-3-presse-papiers.tsv', 'pupil')
    expect(third).toMatchObject({ new: 0, missing: 0, newlyPaired: 12, conflicts: 0 })
    expect((await findPairing(access)).conflicts).toBe(0)

    const before = await everything()
    const again = await bring(access, 'eleves-semaine-3-presse-papiers.tsv', 'pupil')
    expect(again).toMatchObject({ rows: 622, new: 0, changed: 0, unchanged: 622, missing: 0 })
    const after = await everything()
    expect(after.people).toEqual(before.people)
    expect(after.setup.peopleVersion).toBe(before.setup.peopleVersion)
  })

  test('the steps that a list proves are proven, once, and the standing follows', async () => {
    await bringFirstWeek(access)
    const facts = await db().fact.findMany({ where: { setupId: school.setupId }, orderBy: { sequence: 'asc' } })
    expect(facts.map((fact) => fact.step)).toEqual([
      'enable-ent-identifiers',
      'show-identifier-columns',
      'bring-lists',
      'sign-in-with-each-profile',
    ])
    expect(facts.every((fact) => fact.source === 'import' && fact.byId === null && fact.kind === 'proven')).toBe(true)
    const setup = await db().setup.findUniqueOrThrow({ where: { id: school.setupId } })
    expect(setup.version).toBe(facts.length)
    const establishment = await db().establishment.findUniqueOrThrow({ where: { uai: school.uai } })
    expect(establishment.stepsDone).toBe(facts.length)
  })

  test('the rows are erased once confirmed, and the journal holds counts, never names', async () => {
    await bringFirstWeek(access)
    expect(await db().listImport.count({ where: { state: 'committed' } })).toBe(4)
    const [kept] = await db().$queryRaw<{ rows: number }[]>`
      select count(*)::int as rows from "ListImport" where analysis is not null`
    expect(kept?.rows).toBe(0)
    const journal = JSON.stringify((await db().journalEntry.findMany()).map(({ data }) => data))
    const [somebody] = await db().person.findMany({ take: 1 })
    expect(journal).not.toContain(somebody?.lastName)
    expect(journal).not.toContain(somebody?.pronoteId)
  })
})

describe('confirming', () => {
  test('who is missing from a whole list is absent, and back when they reappear; a part says nothing of others', async () => {
    await commitImport(access, await analysedId(TWO))
    const one = `${HEADER}MARTIN;Léa;601;AZKH9C7WSQ2R54DP;NAA1\n`
    await commitImport(access, await analysedId(one, 'pupil', 'part'))
    expect((await findPairing(access)).people).toBe(2)
    await commitImport(access, await analysedId(one))
    expect((await findPairing(access)).people).toBe(1)
    const away = await db().person.findFirstOrThrow({ where: { lastName: 'DURAND' } })
    expect(away.absentSince).not.toBeNull()
    await commitImport(access, await analysedId(TWO))
    const back = await db().person.findFirstOrThrow({ where: { lastName: 'DURAND' } })
    expect(back).toMatchObject({ absentSince: null, arrivedAt: away.arrivedAt, id: away.id })
  })

  test('a second click is told that it is done, and writes nothing', async () => {
    const id = await analysedId(TWO)
    const [first, second] = await Promise.all([commitImport(access, id), commitImport(access, id)])
    const answers = [first, second].map((answer) => (answer.ok ? 'written' : answer.refusal.reason)).sort()
    // Under way or done already, by which of the two comes first.
    expect(answers).toEqual([expect.stringMatching(/^committ(?:ing|ed)$/), 'written'])
    expect(await db().person.count()).toBe(2)
    expect(await db().journalEntry.count({ where: { kind: 'import_committed' } })).toBe(1)
  })

  test('of two analyses confirmed together, one is refused: the people changed', async () => {
    const ids = [await analysedId(TWO), await analysedId(`${HEADER}PETIT;Zoé;601;KT2AQ3UW4S98DPYX;\n`)]
    const answers = await Promise.all(ids.map((id) => commitImport(access, id)))
    expect(answers.map((answer) => (answer.ok ? 'written' : answer.refusal.reason)).sort()).toEqual([
      'people_changed',
      'written',
    ])
  })

  test('people changed since the analysis: refused, analysed again by one act, then written', async () => {
    const first = await analysedId(TWO)
    const second = await analysedId(TWO)
    await commitImport(access, first)
    expect((await findImport(access, second))?.isOutdated).toBe(true)
    expect(await commitImport(access, second)).toEqual({ ok: false, refusal: { reason: 'people_changed' } })
    expect((await reanalyseImport(access, second)).ok).toBe(true)
    expect(await findImport(access, second)).toMatchObject({
      isOutdated: false,
      counts: { unchanged: 2, new: 0, changed: 0 },
    })
    expect((await commitImport(access, second)).ok).toBe(true)
  })

  test('a write that fails leaves nothing behind', async () => {
    const id = await analysedId(TWO)
    const before = await everything()
    await db().$executeRawUnsafe(`
      create function refuse_journal() returns trigger language plpgsql as $$
      begin if new.kind = 'import_committed' then raise exception 'disk full'; end if; return new; end $$`)
    await db().$executeRawUnsafe(
      'create trigger refuse_journal before insert on "JournalEntry" for each row execute function refuse_journal()',
    )
    try {
      await expect(commitImport(access, id)).rejects.toThrow()
      const after = await everything()
      expect({ ...after, imports: [], journal: 0 }).toEqual({ ...before, imports: [], journal: 0 })
      // Shown as interrupted, its analysis kept, to be run again by one click.
      expect(await findImport(access, id)).toMatchObject({ status: 'interrupted', isOutdated: false })
      expect(await db().importRun.count()).toBe(0)
    } finally {
      await db().$executeRawUnsafe('drop trigger refuse_journal on "JournalEntry"')
      await db().$executeRawUnsafe('drop function refuse_journal')
    }
    expect((await commitImport(access, id)).ok).toBe(true)
  })

  test('what begins like a formula is stored as it is, but for an Identifiant CAS, which stays as known', async () => {
    const list = (casId: string) => `${HEADER}=1+1;@Léa;601;AZKH9C7WSQ2R54DP;${casId}\n`
    await commitImport(access, await analysedId(list('NAA1')))
    await commitImport(access, await analysedId(list('=33')))
    expect(await db().person.findFirstOrThrow()).toMatchObject({ lastName: '=1+1', firstName: '@Léa', casId: 'NAA1' })
  })
})

describe('giving up and forgetting', () => {
  test('a discarded import keeps no row and cannot be confirmed', async () => {
    const id = await analysedId(TWO)
    expect((await discardImport(access, id)).ok).toBe(true)
    expect(await commitImport(access, id)).toEqual({ ok: false, refusal: { reason: 'discarded' } })
    expect(await discardImport(access, id)).toEqual({ ok: false, refusal: { reason: 'discarded' } })
    expect(await findImport(access, id)).toMatchObject({ status: 'discarded', preview: null })
    expect(await db().person.count()).toBe(0)
  })

  test('an analysis of yesterday shows nothing, cannot be confirmed, and is erased by the next one', async () => {
    const id = await analysedId(TWO)
    await db().listImport.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } })
    expect(await findImport(access, id)).toMatchObject({ status: 'expired', preview: null })
    for (const act of [commitImport, discardImport, reanalyseImport]) {
      expect(await act(access, id)).toEqual({ ok: false, refusal: { reason: 'expired' } })
    }
    expect((await db().listImport.findUniqueOrThrow({ where: { id } })).analysis).not.toBeNull()
    await analysedId(TWO)
    expect((await db().listImport.findUniqueOrThrow({ where: { id } })).analysis).toBeNull()
    expect(await forgetExpired()).toBe(0)
  })

  test(`beyond ${MOST_ANALYSES} that wait, the oldest is erased at once, and only in its own establishment`, async () => {
    const elsewhere = await analyseFixture(await newAccess(await createSchool(), 'import'), ...FIRST_WEEK[0])
    const committed = await analysedId(TWO)
    await commitImport(access, committed)
    const ids: string[] = []
    for (let minute = 0; minute <= MOST_ANALYSES; minute += 1) {
      const id = await analysedId(TWO)
      await db().listImport.update({
        where: { id },
        data: { createdAt: new Date(Date.now() - (60 - minute) * 60_000) },
      })
      ids.push(id)
      const kept = await db().listImport.count({ where: { id: { in: ids }, analysis: { not: Prisma.AnyNull } } })
      expect(kept).toBe(Math.min(ids.length, MOST_ANALYSES))
    }
    const [oldest = '', next = ''] = ids
    expect(await findImport(access, oldest)).toMatchObject({ status: 'expired', preview: null })
    expect(await commitImport(access, oldest)).toEqual({ ok: false, refusal: { reason: 'expired' } })
    expect(await findImport(access, next)).toMatchObject({ status: 'analysed' })
    expect(await findImport(access, committed)).toMatchObject({ status: 'committed' })
    expect((await db().listImport.findUniqueOrThrow({ where: { id: elsewhere } })).analysis).not.toBeNull()
  })
})

describe('whose list it is', () => {
  const UNCLEAR = 'Nom;Prénom;Civilité;Identifiant PRONOTE;Identifiant CAS\nMARTIN;Léa;Mme;AZKH9C7WSQ2R54DP;\n'

  test('refused when nothing tells, unless it is to be asked for', async () => {
    expect(await analyseText(UNCLEAR, null)).toMatchObject({ ok: false, refusal: { reason: 'profile_unknown' } })
    expect(await db().listImport.count()).toBe(0)
  })

  test('asked for, then analysed from what was kept', async () => {
    const asked = await analyseUpload(access, {
      fileName: 'liste.csv',
      bytes: new TextEncoder().encode(UNCLEAR),
      profile: null,
      coverage: 'whole',
      whenUnclear: 'ask',
    })
    if (!asked.ok) throw new Error(asked.refusal.reason)
    const id = asked.value
    expect(await findImport(access, id)).toMatchObject({ profile: null, counts: null, rows: 1, preview: null })
    expect(await commitImport(access, id)).toEqual({ ok: false, refusal: { reason: 'profile_unknown' } })
    expect(await reanalyseImport(access, id)).toMatchObject({ refusal: { reason: 'profile_unknown' } })
    await reanalyseImport(access, id, { profile: 'guardian', coverage: 'part' })
    expect(await findImport(access, id)).toMatchObject({ profile: 'guardian', coverage: 'part', counts: { new: 1 } })
    expect((await commitImport(access, id)).ok).toBe(true)
  })

  test('a profile which the columns deny is refused again', async () => {
    const id = await analysedId(TWO.replaceAll('Classe', 'Classe;Né(e) le').replaceAll(/(60\d)/g, '$1;01/02/2014'))
    expect(await reanalyseImport(access, id, { profile: 'teacher' })).toMatchObject({
      refusal: { reason: 'profile_mismatch', recognised: 'pupil' },
    })
  })
})

describe('bad input', () => {
  test.each([
    ['malformes/vide.txt', 'empty'],
    ['malformes/binaire.csv', 'binary'],
    ['malformes/utf16-tronque.txt', 'truncated'],
    ['malformes/sans-identifiant.csv', 'no_identifier_column'],
    ['malformes/export-ent-kosmos.csv', 'ent_side_export'],
  ])('%s is refused as %s, and nothing is kept', async (fileName, reason) => {
    const answer = await analyseUpload(access, {
      fileName,
      bytes: fixtureBytes(fileName),
      profile: 'pupil',
      coverage: 'whole',
    })
    expect(answer).toMatchObject({ ok: false, refusal: { reason } })
    expect(await db().listImport.count()).toBe(0)
  })

  test('100,000 columns are refused', async () => {
    const text = `${Array.from({ length: 100_000 }, (_, at) => `c${at}`).join(';')}\n`
    expect(await analyseText(text)).toMatchObject({ refusal: { reason: 'too_many_columns' } })
  })

  test('one byte over 20 MB is refused', async () => {
    const bytes = new Uint8Array(20 * 1024 * 1024 + 1).fill(65)
    const answer = await analyseUpload(access, { fileName: 'x', bytes, profile: 'pupil', coverage: 'whole' })
    expect(answer).toMatchObject({ refusal: { reason: 'too_large' } })
  })

  test('faulty rows are left out and shown, the others written', async () => {
    await bring(access, 'professeurs-presse-papiers.tsv', 'teacher')
    const id = await analyseFixture(access, 'malformes/lignes-fautives.csv', 'pupil', 'part')
    const found = await findImport(access, id)
    const counts = found?.counts
    if (!counts) throw new Error('no counts')
    expect(counts.new + counts.changed + counts.unchanged + counts.repeated + counts.refused).toBe(counts.rows)
    expect(found.preview?.errors.map((error) => error.rule)).toEqual(
      expect.arrayContaining(['identifier_format', 'duplicate_identifier', 'other_profile']),
    )
    expect(found.preview?.warnings.map((warning) => warning.rule)).toContain('cas_id_too_long')
    expect((await commitImport(access, id)).ok).toBe(true)
    expect(await db().person.count({ where: { setupId: school.setupId } })).toBe(75 + counts.new)
  })

  test('a NUL in a cell or a header is no obstacle', async () => {
    const id = await analysedId(`Nom\0;Identifiant PRONOTE;Nom\nA\0B;AZKH9C7WSQ2R54DP;C\0D\n${'x;;\n'.repeat(200)}`)
    expect((await findImport(access, id))?.preview?.warnings[0]?.rule).toBe('control_characters')
    expect((await commitImport(access, id)).ok).toBe(true)
  })
})

describe('who may', () => {
  test('an import of another establishment does not exist, for any function', async () => {
    const id = await analysedId(TWO)
    const other = await createSchool()
    const elsewhere = await newAccess(other, 'import')
    expect(await findImport(elsewhere, id)).toBeNull()
    expect(await listImports(elsewhere)).toEqual([])
    for (const act of [commitImport, discardImport, reanalyseImport]) {
      expect(await act(elsewhere, id)).toEqual({ ok: false, refusal: { reason: 'not_found' } })
      expect(await act(elsewhere, 'not-an-id')).toEqual({ ok: false, refusal: { reason: 'not_found' } })
    }
    expect(await findImport(access, 'not-an-id')).toBeNull()
    expect(await findImportUai(id)).toBe(school.uai)
    expect(await findImportUai('not-an-id')).toBeNull()
  })

  test('staff without an opening are refused by the gate', async () => {
    await expect(newAccess(school, 'import', 'support')).rejects.toThrow('opening_required')
    await expect(newAccess(school, 'import', 'school_reader')).rejects.toThrow('refused')
  })

  test('people of another establishment are neither read nor written', async () => {
    const other = await createSchool()
    await createPerson(other.setupId, { pronoteId: 'AZKH9C7WSQ2R54DP', casId: 'NAA1' })
    const before = await db().person.findFirstOrThrow()
    await commitImport(access, await analysedId(TWO))
    expect(await db().person.findFirstOrThrow({ where: { setupId: other.setupId } })).toEqual(before)
    expect((await findPairing(access)).conflicts).toBe(0)
  })
})
