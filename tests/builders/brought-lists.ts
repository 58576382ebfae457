import { analyseEntList, confirmEntList } from '@/features/ent-lists/mutations'
import { analyseUpload } from '@/features/imports/mutations'
import { commitImport } from '@/features/settlements/mutations'
import type { EstablishmentAccess } from '@/server/access'
import { fixtureBytes } from './fixture-lists'

type ImportAccess = EstablishmentAccess<'import'>

/** A whole list of pupils, brought and confirmed. */
export async function bringPupils(access: ImportAccess, fileName: string): Promise<void> {
  const bytes = fixtureBytes(fileName)
  const analysed = await analyseUpload(access, { fileName, bytes, profile: 'pupil', coverage: 'whole' })
  if (!analysed.ok) throw new Error(analysed.refusal.reason)
  const committed = await commitImport(access, analysed.value)
  if (!committed.ok) throw new Error(committed.refusal.reason)
}

/** A list of the ENT's logins, brought and kept: of a fixture, or of these lines. Gives its id. */
export async function bringEntList(
  access: ImportAccess,
  list: { file: string } | { lines: string[] },
): Promise<string> {
  const isFile = 'file' in list
  const bytes = isFile ? fixtureBytes(list.file) : new TextEncoder().encode(list.lines.join('\n'))
  const brought = { fileName: isFile ? list.file : '', bytes, isPaste: !isFile, vendor: null, profile: null }
  const analysed = await analyseEntList(access, brought)
  if (!analysed.ok) throw new Error(analysed.refusal.reason)
  const kept = await confirmEntList(access, analysed.value)
  if (!kept.ok) throw new Error(kept.refusal.reason)
  return analysed.value
}
