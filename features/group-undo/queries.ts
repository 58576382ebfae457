import 'server-only'
import type { LaterImport, UndoRefusal } from '@/domain/import/undo'
import { isTakenBy } from '@/domain/import-group/group-act'
import { planUndo } from '@/domain/import-group/plan-undo'
import { listMembers, type GroupMember } from '@/features/import-groups/queries'
import type { AdministrationAccess } from '@/server/access'
import { now } from '@/server/clock'
import { db } from '@/server/db'

export type RefusedUndo = GroupMember & { refusal: UndoRefusal }

/** Of the imports of one's own group that are written: those that can be undone, and why the others cannot. */
export type GroupUndo = { undoable: GroupMember[]; refused: RefusedUndo[] }

export async function findGroupUndo(access: AdministrationAccess, groupId: string): Promise<GroupUndo> {
  const members = await listMembers(db(), access, groupId)
  const inTime = members.filter((one) => isTakenBy('undo', one, now()))
  return planUndo(members, await findLaterWriters(inTime), now())
}

type Writer = { of: string; by: string | null; fileName: string | null; settledAt: Date | null }

/**
 * The same as `findWrittenSince`, of many imports in one statement. An import is written at the version of the people
 * that it was analysed against: people are looked at only where that version has moved on by more than its own writing.
 */
async function findLaterWriters(imports: readonly GroupMember[]): Promise<Map<string, (LaterImport | null)[]>> {
  const rows = await db().$queryRaw<Writer[]>`
    select i.id as of, w.by, l."fileName", l."settledAt"
    from "ListImport" as i
    join "Setup" as s on s.id = i."setupId"
    cross join lateral (
      select p."lastImportId" as by
      from "Person" as p
      where p."setupId" = i."setupId" and p."firstImportId" = i.id and p."lastImportId" is distinct from i.id
      union
      select p."lastImportId"
      from "PersonChange" as c join "Person" as p on p.id = c."personId"
      where c."importId" = i.id and p."setupId" = i."setupId" and p."lastImportId" is distinct from i.id
    ) as w
    left join "ListImport" as l on l.id = w.by and l."setupId" = i."setupId"
    where i.id = any(${imports.map(({ id }) => id)}::uuid[]) and s."peopleVersion" > i."peopleVersion" + 1`
  const writers = new Map<string, (LaterImport | null)[]>()
  for (const { of, by, fileName, settledAt } of rows) {
    const later = by !== null && fileName !== null && settledAt ? { id: by, fileName, settledAt } : null
    writers.set(of, [...(writers.get(of) ?? []), later])
  }
  return writers
}
