import { beforeEach, describe, expect, test, vi } from 'vitest'
import * as people from '@/features/people/mutations'
import { interruptStale } from '@/features/import-runs/mutations'
import { analyseUpload, correctImport, reanalyseImport } from '@/features/imports/mutations'
import { findImport } from '@/features/imports/queries'
import { commitImport, discardImport, startCommit } from '@/features/settlements/mutations'
import type { EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'
import { newAccess } from '@/tests/builders/access'
import { createSchool } from '@/tests/builders/school'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

const TWO =
  'Nom;Prénom;Classe;Identifiant PRONOTE;Identifiant CAS\nMARTIN;Léa;601;AZKH9C7WSQ2R54DP;NAA1\nDURAND;Tom;602;FEH85K9JNUCASD2M;\n'

let school: Awaited<ReturnType<typeof createSchool>>
let access: EstablishmentAccess<'import'>
let id: string

beforeEach(async () => {
  vi.restoreAllMocks()
  school = await createSchool()
  access = await newAccess(school, 'import')
  const bytes = new TextEncoder().encode(TWO)
  const analysed = await analyseUpload(access, { fileName: 'liste.csv', bytes, profile: 'pupil', coverage: 'whole' })
  if (!analysed.ok) throw new Error(analysed.refusal.reason)
  id = analysed.value
})

/** What a server leaves behind that died while it was writing, its last sign of life `seconds` ago. */
async function diedWhileCommitting(seconds: number): Promise<void> {
  await db().listImport.update({ where: { id }, data: { state: 'committing' } })
  await db().$executeRaw`
    insert into "ImportRun" ("importId", token, "byId", "onBehalf", "startedAt", "heartbeatAt", rows)
    values (${id}::uuid, gen_random_uuid(), ${access.actor.id}::uuid, false, now(), now() - make_interval(secs => ${seconds}::int), 2)`
}

const status = async () => (await findImport(access, id))?.status
const entries = async () => (await db().journalEntry.findMany({ orderBy: { id: 'asc' } })).map(({ kind }) => kind)

describe('a commit whose server died', () => {
  test('is interrupted once it is silent for long, journalled, and run again from its analysis by one act', async () => {
    await diedWhileCommitting(120)
    expect(await interruptStale()).toBe(1)
    expect(await status()).toBe('interrupted')
    expect(await db().person.count()).toBe(0)

    expect((await commitImport(access, id)).ok).toBe(true)
    expect(await status()).toBe('committed')
    expect(await db().person.count()).toBe(2)
    expect(await entries()).toEqual([
      'import_analysed',
      'import_interrupted',
      'import_resumed',
      ...(await entries()).filter((kind) => kind === 'step_proven'),
      'import_committed',
    ])
  })

  test('can be given up, or analysed again', async () => {
    await diedWhileCommitting(120)
    await interruptStale()
    expect((await reanalyseImport(access, id)).ok).toBe(true)
    expect(await status()).toBe('analysed')
    await diedWhileCommitting(120)
    await interruptStale()
    expect((await discardImport(access, id)).ok).toBe(true)
    expect(await status()).toBe('discarded')
  })

  test('is not taken for dead while another server may be writing it, unless no other can be', async () => {
    await diedWhileCommitting(10)
    expect(await interruptStale()).toBe(0)
    expect(await status()).toBe('committing')
    for (const act of [commitImport, discardImport, reanalyseImport]) {
      expect(await act(access, id)).toMatchObject({ refusal: { reason: 'committing' } })
    }
    const typed = { cells: [{ line: 2, field: 'lastName' as const, value: 'X' }], leaveOut: [], withdraw: [] }
    expect(await correctImport(access, id, typed)).toMatchObject({ refusal: { reason: 'committing' } })
    expect(await interruptStale({ isAlone: true })).toBe(1)
    expect(await status()).toBe('interrupted')
  })

  test('that was only slow writes nothing once it was taken for dead', async () => {
    const write = people.writePlan
    vi.spyOn(people, 'writePlan').mockImplementation(async (tx, ...rest) => {
      // As another server would, seen from inside the transaction that is still being written.
      await tx.importRun.deleteMany()
      return write(tx, ...rest)
    })
    expect(await commitImport(access, id)).toMatchObject({ ok: false, refusal: { reason: 'interrupted' } })
    expect(await db().person.count()).toBe(0)
  })
})

describe('a commit under way', () => {
  test('is told to whoever confirms a second time, and to whom does not wait for its end', async () => {
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const write = people.writePlan
    vi.spyOn(people, 'writePlan').mockImplementation(async (...all) => {
      await held
      return write(...all)
    })
    const slow = await startCommit(access, id, { shown: 1, patienceMs: 1 })
    expect(slow).toEqual({ ok: true, value: 'under_way' })
    release()
    await vi.waitFor(async () => expect(await status()).toBe('committed'))
    expect(await db().importRun.count()).toBe(0)
    expect(await commitImport(access, id)).toMatchObject({ refusal: { reason: 'committed' } })
  })

  test('shows who looks how far it is', async () => {
    await diedWhileCommitting(1)
    await db().importRun.updateMany({ data: { rowsDone: 1 } })
    expect(await findImport(access, id)).toMatchObject({ status: 'committing', progress: { rowsDone: 1, rows: 2 } })
  })
})

test('two people who confirm the same import: one writes, the other is told', async () => {
  const colleague = await newAccess(school, 'import')
  const answers = await Promise.all([commitImport(access, id), commitImport(colleague, id)])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await db().person.count()).toBe(2)
  expect(await db().journalEntry.count({ where: { kind: 'import_committed' } })).toBe(1)
})

test('nobody of another establishment resumes it', async () => {
  const stranger = await newAccess(await createSchool(), 'import')
  expect(await commitImport(stranger, id)).toEqual({ ok: false, refusal: { reason: 'not_found' } })
})

describe('the analysis of a long list', () => {
  const analyseLong = async () => {
    const bytes = new TextEncoder().encode(TWO)
    const list = { fileName: 'longue.csv', bytes, profile: 'pupil', coverage: 'whole', longAbove: 1 } as const
    const brought = await analyseUpload(access, list)
    if (!brought.ok) throw new Error(brought.refusal.reason)
    return brought.value
  }

  test('goes on by itself, shows how far it is, and cannot be confirmed before its end', async () => {
    const long = await analyseLong()
    const early = await findImport(access, long)
    expect(early?.progress ?? early?.preview).not.toBeNull()
    await vi.waitFor(async () => expect(await db().importRun.count()).toBe(0))
    expect(await findImport(access, long)).toMatchObject({ status: 'analysed', profile: 'pupil', counts: { new: 2 } })
    expect((await commitImport(access, long)).ok).toBe(true)
  })

  test('whose server died is interrupted, and can be made again', async () => {
    const long = await analyseLong()
    await vi.waitFor(async () => expect(await db().importRun.count()).toBe(0))
    await db().listImport.update({ where: { id: long }, data: { profile: null } })
    await db().$executeRaw`
      insert into "ImportRun" ("importId", token, "byId", "onBehalf", "startedAt", "heartbeatAt", rows)
      values (${long}::uuid, gen_random_uuid(), ${access.actor.id}::uuid, false, now(), now() - interval '1 hour', 2)`
    expect(await commitImport(access, long)).toMatchObject({ refusal: { reason: 'analysing' } })
    expect(await interruptStale()).toBe(1)
    expect(await findImport(access, long)).toMatchObject({ status: 'interrupted' })
    expect((await reanalyseImport(access, long, { profile: 'pupil' })).ok).toBe(true)
    expect(await findImport(access, long)).toMatchObject({ status: 'analysed', counts: { new: 2 } })
  })
})
