import 'server-only'
import type { DirectoryReport } from '@/domain/establishment/directory-report'
import type { AdministrationAccess } from '@/server/access'
import { db } from '@/server/db'

export type DirectoryLoad = DirectoryReport & { at: Date; by: string | null }

/** What became of the last directory that was loaded where the caller administers; null when none was. */
export async function findLastDirectoryLoad({ actor, scope }: AdministrationAccess): Promise<DirectoryLoad | null> {
  const entry = await db().journalEntry.findFirst({
    where: {
      kind: 'directory_loaded',
      uai: null,
      ...(scope.all ? {} : { OR: [{ academyCode: { in: scope.academyCodes } }, { actorId: actor.id }] }),
    },
    select: { at: true, data: true, actor: { select: { name: true } } },
    orderBy: { id: 'desc' },
  })
  // The journal is append-only and written by `loadDirectory` alone: what it holds has its shape.
  return entry && { ...(entry.data as DirectoryReport), at: entry.at, by: entry.actor?.name ?? null }
}
