import { createHmac } from 'node:crypto'
import { mayAct, type Role } from '@/domain/access/policy'
import { searchText } from '@/lib/search-text'
import { db, type Transaction } from '@/server/db'
import { env } from '@/server/env'
import { hashPassword, verifyPassword } from '@/server/password'
import { hashSecret } from '@/server/secret'
import { EXAMPLE_UAI } from './schools'

type DemonstrationAccount = { role: Role; name: string }

const ACCOUNTS: readonly DemonstrationAccount[] = [
  { role: 'operator', name: 'Nadia Ferrand' },
  { role: 'academy_admin', name: 'Paul Estève' },
  { role: 'support', name: 'Sonia Castel' },
  { role: 'school_admin', name: 'Marc Delmas' },
  { role: 'school_reader', name: 'Hélène Roca' },
]

const TOKEN_NAME = 'Démonstration'

/** Public on purpose: they exist only where the demonstration was loaded. */
export function demonstrationEmail(role: Role): string {
  return `${role}@passerelle.example`
}

/** How many accounts somebody added to a demonstration. */
export function countOtherAccounts(): Promise<number> {
  return db().account.count({ where: { email: { notIn: ACCOUNTS.map(({ role }) => demonstrationEmail(role)) } } })
}

function demonstrationPassword(role: Role): string {
  return `demonstration-${role.replace('_', '-')}`
}

/** The same at each start of one installation, another one elsewhere. */
function demonstrationToken(role: Role): string {
  const mac = createHmac('sha256', env().authSecret).update(`demonstration token of ${role}`)
  return `psr_${mac.digest('base64url')}`
}

/** One account for each role, without its role yet: a role may name an establishment, whose facts name an account. */
export async function createDemonstrationAccounts(tx: Transaction): Promise<Record<Role, string>> {
  const ids: [Role, string][] = []
  for (const { role, name } of ACCOUNTS) {
    const passwordHash = await hashPassword(demonstrationPassword(role))
    const email = demonstrationEmail(role)
    const data = { email, name, searchText: searchText(name, email), passwordHash }
    const { id } = await tx.account.create({ data })
    ids.push([role, id])
  }
  return Object.fromEntries(ids) as Record<Role, string>
}

/** Staff over the académie of Toulouse, the school's over the example establishment alone. */
export async function giveDemonstrationRoles(tx: Transaction, accounts: Record<Role, string>): Promise<void> {
  await tx.membership.createMany({
    data: ACCOUNTS.map(({ role }) => ({
      accountId: accounts[role],
      role,
      uai: role === 'school_admin' || role === 'school_reader' ? EXAMPLE_UAI : null,
      academyCode: role === 'academy_admin' || role === 'support' ? '16' : null,
    })),
  })
}

/** One line for each account: role, e-mail, password, API token. What was changed or revoked since is said instead. */
export async function describeDemonstrationAccounts(at: Date): Promise<string[]> {
  const lines: string[] = []
  for (const { role } of ACCOUNTS) {
    const email = demonstrationEmail(role)
    const account = await db().account.findUnique({ where: { email }, select: { id: true, passwordHash: true } })
    if (!account) continue
    const password = demonstrationPassword(role)
    const isSame = await verifyPassword(account.passwordHash, password)
    const token = (await keepToken(account.id, role, at)) ? demonstrationToken(role) : '(jeton révoqué)'
    lines.push([role.padEnd(13), email.padEnd(36), isSame ? password : '(mot de passe changé)', token].join('  '))
  }
  return lines
}

/** Makes sure that the token printed is known; false when somebody revoked it. */
async function keepToken(accountId: string, role: Role, at: Date): Promise<boolean> {
  const secretHash = hashSecret(demonstrationToken(role))
  const { revokedAt } = await db().apiToken.upsert({
    where: { secretHash },
    create: {
      accountId,
      name: TOKEN_NAME,
      secretHash,
      canWrite: mayAct([{ role, academyCode: null, uai: null }]),
      createdAt: at,
    },
    update: {},
    select: { revokedAt: true },
  })
  return revokedAt === null
}
