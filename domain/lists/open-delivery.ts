import { inflateBudget, inflateWhole, type InflateBudget } from '@/domain/containers/inflate-entry'
import { isZip, readZipDirectory, type ZipEntry } from '@/domain/containers/zip-directory'
import type { ListRefusal } from '@/domain/lists/list-refusal'
import { MAX_LIST_BYTES } from '@/domain/lists/pronote-list'
import { workbookKind } from '@/domain/workbooks/open-workbook'
import { accept, refuse, type Result } from '@/lib/result'

/** Lists that one archive may bring: four profiles, a few parts of each. */
export const MAX_DELIVERED_FILES = 12

export type DeliveredFile = { fileName: string; content: Result<Uint8Array, ListRefusal> }

/**
 * The files of an archive of lists; null for what is brought by itself, a workbook included. A file that cannot be
 * unpacked is refused alone; an archive within the archive is not opened.
 */
export function openDelivery(bytes: Uint8Array): Result<DeliveredFile[] | null, ListRefusal> {
  if (!isZip(bytes)) return accept(null)
  const directory = readZipDirectory(bytes)
  if (!directory.ok) return directory
  if (workbookKind(directory.value) !== null) return accept(null)
  const entries = directory.value.filter((entry) => !isLitter(entry.name))
  if (entries.length === 0) return refuse({ reason: 'no_file' })
  if (entries.length > MAX_DELIVERED_FILES) return refuse({ reason: 'too_many_files', max: MAX_DELIVERED_FILES })
  const budget = inflateBudget()
  return accept(
    entries.map((entry) => ({
      fileName: entry.name.split(/[\\/]/).at(-1) ?? '',
      content: unpack(entry, budget),
    })),
  )
}

function unpack(entry: ZipEntry, budget: InflateBudget): Result<Uint8Array, ListRefusal> {
  const inflated = inflateWhole(entry, budget, MAX_LIST_BYTES)
  if (!inflated.ok) return inflated
  if (!isZip(inflated.value)) return inflated
  const directory = readZipDirectory(inflated.value)
  return directory.ok && workbookKind(directory.value) === null ? refuse({ reason: 'nested_archive' }) : inflated
}

/** What systems leave in archives by themselves. */
export function isLitter(name: string): boolean {
  return /(?:^|[\\/])(?:__MACOSX[\\/]|\.[^\\/]*$|Thumbs\.db$|desktop\.ini$)/i.test(name)
}
