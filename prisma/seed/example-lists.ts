import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Profile } from '@/domain/people/profile'
import { analyseUpload } from '@/features/imports/mutations'
import { commitImport } from '@/features/settlements/mutations'
import { grantEstablishment } from '@/server/access'
import { db } from '@/server/db'
import { ACTOR_COLUMNS } from '@/server/session'
import { EXAMPLE_UAI } from './schools'

const LISTS: readonly { fileName: string; profile: Profile }[] = [
  { fileName: 'eleves-export-utf16le.txt', profile: 'pupil' },
  { fileName: 'responsables-export-utf16le.txt', profile: 'guardian' },
  { fileName: 'professeurs-presse-papiers.tsv', profile: 'teacher' },
  { fileName: 'personnels-cp1252.csv', profile: 'staff' },
]

/** Brings the example's four lists as its administrator would: 1,295 invented people, 544 paired. */
export async function bringExampleLists(accountId: string): Promise<void> {
  const account = await db().account.findUniqueOrThrow({ where: { id: accountId }, select: ACTOR_COLUMNS })
  const grant = await grantEstablishment({ ...account, sessionId: null }, EXAMPLE_UAI, 'import')
  if (grant.permission !== 'granted') throw new Error('The example’s administrator may not import.')
  for (const { fileName, profile } of LISTS) {
    const bytes = readFileSync(join(process.cwd(), 'prisma/seed/data', fileName))
    const analysed = await analyseUpload(grant.access, { fileName, bytes, profile, coverage: 'whole' })
    if (!analysed.ok) throw new Error(`${fileName} of the demonstration is refused: ${analysed.refusal.reason}`)
    const committed = await commitImport(grant.access, analysed.value)
    if (!committed.ok) throw new Error(`${fileName} of the demonstration is not written: ${committed.refusal.reason}`)
  }
}
