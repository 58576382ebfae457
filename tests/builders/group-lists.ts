import { createGroupReader } from '@/domain/lists/group-reader'
import type { GroupedList, GroupRefusal } from '@/domain/lists/grouped-list'
import type { ListRow } from '@/domain/lists/pronote-list'
import type { Result } from '@/lib/result'
import { runAtOnce } from '@/lib/slices'

/** A list of several establishments, read in pieces of so many bytes. */
export function readGroup(bytes: Uint8Array, pieceLength = bytes.length || 1): Result<GroupedList, GroupRefusal> {
  const reader = createGroupReader()
  for (let at = 0; at < bytes.length; at += pieceLength) {
    if (!reader.push(bytes.subarray(at, at + pieceLength))) break
  }
  return runAtOnce(reader.end())
}

export function groupOf(result: Result<GroupedList, GroupRefusal>): GroupedList {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

export function rowsByUai(list: GroupedList): Record<string, ListRow[]> {
  return Object.fromEntries([...list.establishments].map(([uai, kept]) => [uai, kept.read()]))
}
