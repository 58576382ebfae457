import 'server-only'
import { createHash } from 'node:crypto'
import type { SealedExport } from '@/domain/lists/sealed-export'
import { cleanFileName } from '@/lib/clean-file-name'
import { journalContext, type EstablishmentAccess } from '@/server/access'
import { now } from '@/server/clock'
import { db } from '@/server/db'
import { record } from '@/server/journal'

type Brought = { fileName: string; bytes: Uint8Array; clear: SealedExport }

/** Notes that an encrypted export was brought, once however often it is; nothing of what it holds is kept. */
export async function recordSealedExport(
  access: EstablishmentAccess<'import'>,
  { fileName, bytes, clear }: Brought,
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
