import 'server-only'
import { settleAll, type TakenGroup } from '@/features/import-groups/mutations'
import { undoImport } from '@/features/import-undo/mutations'
import type { AdministrationAccess } from '@/server/access'

/** Undoes what was taken, each import all or nothing, and gives how many: what its people forbid stays as it is. */
export function undoGroup(access: AdministrationAccess, taken: TakenGroup): Promise<number> {
  return settleAll(access, taken, undoImport)
}
