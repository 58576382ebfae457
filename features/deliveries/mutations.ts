import 'server-only'
import { ANALYSIS_HOURS } from '@/domain/import/import-status'
import type { ListRefusal, ProfileRefusal } from '@/domain/lists/list-refusal'
import { openDelivery, type DeliveredFile } from '@/domain/lists/open-delivery'
import type { DeliveredOutcome } from '@/features/deliveries/queries'
import { analyseUpload, type BroughtList } from '@/features/imports/mutations'
import { refuseSealedExport } from '@/features/sealed-exports/mutations'
import { cleanFileName } from '@/lib/clean-file-name'
import { cutWhole } from '@/lib/cut-whole'
import { HOUR_MS } from '@/lib/durations'
import { accept, refuse, type Result } from '@/lib/result'
import { journalContext, type EstablishmentAccess } from '@/server/access'
import { now } from '@/server/clock'
import { db } from '@/server/db'
import { record } from '@/server/journal'

type ImportAccess = EstablishmentAccess<'import'>

/** One list became an import; several, an import each, told together. */
export type Received = { kind: 'import'; importId: string } | { kind: 'delivery'; deliveryId: string }

/**
 * Takes whatever is brought: a list, a workbook, an archive of lists. Each list of an archive becomes an import of its
 * own, or is refused by itself; where only one is expected, an archive of several is refused. An encrypted export is
 * noted, and refused.
 */
export async function receive(
  access: ImportAccess,
  brought: BroughtList,
): Promise<Result<Received, ListRefusal | ProfileRefusal>> {
  await forgetArchives()
  const opened = brought.isPaste ? accept(null) : openDelivery(brought.bytes)
  if (!opened.ok) return opened
  const files = opened.value
  if (files === null) return one(await analyse(access, brought))
  const [only] = files
  if (only && files.length === 1) return one(await analyseFile(access, brought, only))
  if (brought.whenUnclear !== 'ask') return refuse({ reason: 'several_files', files: files.length })

  const outcomes: DeliveredOutcome[] = []
  for (const file of files) {
    const analysed = await analyseFile(access, brought, file)
    const outcome = analysed.ok ? { importId: analysed.value } : { refusal: brief(analysed.refusal) }
    outcomes.push({ fileName: cleanFileName(file.fileName), ...outcome })
  }
  return accept({ kind: 'delivery', deliveryId: await keepDelivery(access, brought, outcomes) })
}

function one(analysed: Result<string, ListRefusal | ProfileRefusal>): Result<Received, ListRefusal | ProfileRefusal> {
  return analysed.ok ? accept({ kind: 'import', importId: analysed.value }) : analysed
}

async function analyse(access: ImportAccess, list: BroughtList) {
  const sealed = list.isPaste ? null : await refuseSealedExport(access, list)
  return sealed ? refuse(sealed) : analyseUpload(access, list)
}

async function analyseFile(access: ImportAccess, brought: BroughtList, { fileName, content }: DeliveredFile) {
  return content.ok ? analyse(access, { ...brought, fileName, bytes: content.value }) : content
}

const COLUMNS_KEPT = 12

/** Enough of a refusal to say it: titles of columns are not kept by the hundred. */
function brief(refusal: ListRefusal | ProfileRefusal): ListRefusal | ProfileRefusal {
  if (!('columns' in refusal)) return refusal
  return { ...refusal, columns: refusal.columns.slice(0, COLUMNS_KEPT + 1).map((column) => cutWhole(column, 60)) }
}

async function keepDelivery(access: ImportAccess, { fileName, bytes }: BroughtList, files: DeliveredOutcome[]) {
  const at = now()
  return db().$transaction(async (tx) => {
    const { id } = await tx.delivery.create({
      data: {
        setupId: access.setupId,
        fileName: cleanFileName(fileName),
        byteSize: bytes.length,
        files,
        createdById: access.actor.id,
        createdAt: at,
        expiresAt: new Date(at.getTime() + ANALYSIS_HOURS * HOUR_MS),
      },
      select: { id: true },
    })
    const data = { deliveryId: id, files: files.length }
    await record(tx, journalContext(access, at), { kind: 'archive_brought', data })
    return id
  })
}

/** Forgets what was refused in archives, with the names of their files, when what was analysed is. */
export async function forgetArchives(): Promise<void> {
  await db().delivery.deleteMany({ where: { expiresAt: { lte: now() } } })
}
