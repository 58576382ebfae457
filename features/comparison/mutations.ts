import 'server-only'
import type { Difference } from '@/domain/comparison/compare-person'
import { listDiffering, type Compared, type PersonCompared } from '@/features/comparison/queries'
import { journalContext, type EstablishmentAccess } from '@/server/access'
import { now } from '@/server/clock'
import { db } from '@/server/db'
import { record } from '@/server/journal'

/**
 * The people who differ between two imports, in one way or in any, to be taken away as a file. The journal keeps that it
 * was done, unless there is nobody.
 */
export async function exportDifferences(
  access: EstablishmentAccess<'export_people'>,
  compared: Compared,
  wanted: Difference | null,
): Promise<PersonCompared[]> {
  const people = await listDiffering(access, compared, wanted)
  if (people.length === 0) return []
  await db().$transaction((tx) =>
    record(tx, journalContext(access, now()), {
      kind: 'people_exported',
      data: { list: 'comparison', people: people.length },
    }),
  )
  return people
}
