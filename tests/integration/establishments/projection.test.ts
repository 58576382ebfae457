import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { DEFAULT_CONFIGURATION, type Configuration } from '@/domain/configuration/configuration'
import { TALLY_GROUPS } from '@/domain/pairing/tally-groups'
import { levelOf } from '@/domain/people/level'
import type { FactKind } from '@/domain/procedure/fact'
import { PROJECTION_RULES, standingColumns, updateProjection } from '@/features/establishments/mutations'
import { db } from '@/server/db'
import { createSchool } from '@/tests/builders/school'
import { hour, setupOf, SMALL_PROCEDURE, type Told } from '@/tests/builders/procedure-setup'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

/** A school whose publication is stopped, as a database of before that was shown tells of it. */
async function createStopped() {
  const { uai, setupId } = await createSchool()
  const fact = { setupId, sequence: 1, kind: 'attested' as const, step: 'stop-publication', source: 'person' as const }
  await db().fact.create({ data: { ...fact, at: new Date() } })
  return uai
}

const shown = async () =>
  (await db().establishment.findMany({ select: { isServiceCut: true } })).map(({ isServiceCut }) => isServiceCut)
const spoil = () => db().establishment.updateMany({ data: { isServiceCut: false } })

describe('a database that other rules made', () => {
  test('is brought up to date, and then no more', async () => {
    await createStopped()
    await spoil()
    await updateProjection()
    expect(await shown()).toEqual([true])
    await spoil()
    await updateProjection()
    expect(await shown()).toEqual([false])
  })

  test.each([PROJECTION_RULES - 1, PROJECTION_RULES + 1])('as those of number %i, is too', async (projectionRules) => {
    await createStopped()
    await spoil()
    await db().installation.create({ data: { id: 1, projectionRules } })
    await updateProjection()
    expect(await shown()).toEqual([true])
    expect(await db().installation.findFirst()).toMatchObject({ projectionRules: PROJECTION_RULES, loadedAt: null })
  })

  test('is brought up to date by two servers at once, more schools than are done at once', async () => {
    for (let school = 0; school < 30; school++) await createStopped()
    await spoil()
    await Promise.all([updateProjection(), updateProjection()])
    expect(await shown()).toEqual(Array.from({ length: 30 }, () => true))
  })
})

test('rules that say something else have another number', () => {
  const keys = SMALL_PROCEDURE.steps.map(({ key }) => key)
  const kinds: FactKind[] = ['attested', 'proven', 'exempted', 'requested', 'blocked', 'reopened']
  const begun = keys.map((_, upTo) => keys.slice(0, upTo).map((key): Told => ['attested', key]))
  const stories = begun.flatMap((story) => [
    ...keys.flatMap((key) => kinds.map((kind): Told[] => [...story, [kind, key, 'Une raison']])),
    [...story, ['declared_not_concerned', null, 'Une raison'] satisfies Told],
  ])
  const configuration: Configuration = { ...DEFAULT_CONFIGURATION, serverVersion: '0.0.12', clientOs: 'windows_xp' }
  const formerConfigurations = [
    { version: 3, at: hour(3), configuration: { ...configuration, serverVersion: '0.0.13' } },
  ]
  const history = { configuration, formerConfigurations, startedAt: hour(0) }
  const columns = stories.map((story) => standingColumns({ ...setupOf(story), ...history }))
  const levels = ['6A', '601', '5 B', '4EME', '3e2', '2NDE 1', '1ERE S', 'TLE', 'T1', 'ULIS', '10B'].map(levelOf)
  const said = createHash('sha256')
    .update(JSON.stringify([columns, levels, TALLY_GROUPS]))
    .digest('hex')
    .slice(0, 12)
  // Changed on purpose: raise `PROJECTION_RULES`, so that lists show it in every database, then write both here.
  expect({ rules: PROJECTION_RULES, said }).toEqual({ rules: 1, said: '0e76a16cbae7' })
})
