import type { Role } from '@/domain/access/policy'
import { grantAdministration, type AdministrationAccess } from '@/server/access'
import { db } from '@/server/db'
import { actorOf } from './access'
import { createAcademy, createAccount } from './school'

/** A new account with this role, and its proof of administration. */
export async function newAdministration(
  role: Extract<Role, 'operator' | 'academy_admin'>,
  academyCode = '16',
): Promise<AdministrationAccess> {
  await createAcademy(academyCode, academyCode === '16' ? 'Toulouse' : 'Lyon')
  return administrationOf(await createAccount(role, { academyCode }))
}

export async function administrationOf(account: { id: string }): Promise<AdministrationAccess> {
  const access = grantAdministration(await actorOf(account))
  if (!access) throw new Error('this account administers nothing')
  return access
}

/** The kinds of the journal, the oldest first. */
export async function journalKinds(): Promise<string[]> {
  const entries = await db().journalEntry.findMany({ select: { kind: true }, orderBy: { id: 'asc' } })
  return entries.map(({ kind }) => kind)
}
