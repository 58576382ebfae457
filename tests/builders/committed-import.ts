import type { Profile } from '@/domain/people/profile'
import { db } from '@/server/db'
import { createAccount } from './school'

/** An import that was written at that moment, without its people; gives its id. */
export async function createCommittedImport(
  school: { uai: string; setupId: string },
  { at, profile = 'pupil' }: { at: Date; profile?: Profile },
): Promise<string> {
  const { id: createdById } = await createAccount('school_admin', school)
  const { id } = await db().listImport.create({
    data: {
      setupId: school.setupId,
      profile,
      coverage: 'whole',
      state: 'committed',
      fileName: 'liste.txt',
      byteSize: 0,
      sha256: '0'.repeat(64),
      recognised: {},
      counts: { rows: 0 },
      peopleVersion: 0,
      createdById,
      createdAt: at,
      expiresAt: at,
      settledById: createdById,
      settledAt: at,
    },
    select: { id: true },
  })
  return id
}
