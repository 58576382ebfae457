import 'server-only'
import { findAcademy } from '@/domain/establishment/academies'
import type { Transaction } from '@/server/db'

/** Makes sure that académies are there before something is tied to them. */
export async function ensureAcademies(tx: Transaction, codes: Iterable<string>): Promise<void> {
  const known = [...new Set(codes)].map((code) => ({ code, name: findAcademy(code)?.name ?? code }))
  await tx.academy.createMany({ data: known, skipDuplicates: true })
}
