import 'server-only'
import { createHash } from 'node:crypto'
import { readSealedExportInSlices, type SealedExport, type SealedRefusal } from '@/domain/lists/sealed-export'
import { cleanFileName } from '@/lib/clean-file-name'
import { journalContext, type EstablishmentAccess } from '@/server/access'
import { runInSlices } from '@/server/breathe'
import { now } from '@/server/clock'
import { db } from '@/server/db'
import { record } from '@/server/journal'

type Brought = { fileName: string; bytes: Uint8Array }

/**
 * Refuses an encrypted export, after noting that it was brought; null for what is none. To be asked of any file, before
 * it is read.
 */
export async function refuseSealedExport(
  access: EstablishmentAccess<'import'>,
  brought: Brought,
): Promise<SealedRefusal | null> {
  const clear = await runInSlices(readSealedExportInSlices(brought.bytes))
  if (clear === null) return null
  await recordSealedExport(access, brought, clear)
  const isElsewhere = clear.uai !== null && clear.uai !== access.uai
  return { reason: 'encrypted_export', isNoted: true, ...(isElsewhere && { elsewhere: clear.uai ?? '' }) }
}

/** Once however often it is brought; nothing of what it holds is kept. */
async function recordSealedExport(
  access: EstablishmentAccess<'import'>,
  { fileName, bytes }: Brought,
  clear: SealedExport,
): Promise<void> {
  const at = now()
  await db().$transaction(async (tx) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const [made] = await tx.sealedExport.createManyAndReturn({
      data: {
        setupId: access.setupId,
        fileName: cleanFileName(fileName),
        byteSize: bytes.length,
        sha256,
        ...clear,
        broughtById: access.actor.id,
        broughtAt: at,
      },
      select: { id: true },
      skipDuplicates: true,
    })
    if (!made) return
    const data = { exportId: made.id, byteSize: bytes.length }
    await record(tx, journalContext(access, at), { kind: 'sealed_export_brought', data })
  })
}
