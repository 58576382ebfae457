import { randomBytes } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import { Pool } from 'pg'
import { loadDemonstration } from '@/prisma/seed/load-demonstration'
import { demonstrationEmail } from '@/prisma/seed/demonstration-accounts'
import { closeDatabase, db, openDatabase } from '@/server/db'
import { hashSecret } from '@/server/secret'

export const SIZES = [110, 1_100, 11_000] as const

/** Lists read counts kept with each establishment: a few people in each are enough to have some. */
const PEOPLE_EACH = 10
const HOUR_MS = 3_600_000

/** A database filled for one size, and who may ask its server. */
export type Filled = { size: number; databaseUrl: string; cookie: string; token: string }

/** Creates a database on the server at `url`, and loads the demonstration of that size into it. */
export async function fillDatabase(
  url: string,
  size: number,
  authSecret: string,
  people = PEOPLE_EACH,
): Promise<Filled> {
  const name = `bench_${size}`
  const admin = new Pool({ connectionString: url, max: 1 })
  await admin.query(`drop database if exists ${name} with (force)`)
  await admin.query(`create database ${name}`)
  await admin.end()
  const databaseUrl = Object.assign(new URL(url), { pathname: `/${name}` }).href
  await openDatabase({ databaseUrl, dataDir: '' })
  try {
    const at = new Date()
    await loadDemonstration({ establishments: size, people }, at)
    await settle()
    return { size, databaseUrl, ...(await signOperatorIn(authSecret, at)) }
  } finally {
    await closeDatabase()
  }
}

/**
 * What autovacuum does within minutes of such a load. Twice: what the first pass empties is known to be visible to all
 * after the second.
 */
export async function settle(): Promise<void> {
  for (let pass = 0; pass < 2; pass++) await db().$executeRaw`vacuum analyze`
}

/** A session and a token of the operator, who sees every establishment. */
async function signOperatorIn(authSecret: string, at: Date): Promise<{ cookie: string; token: string }> {
  const { id: accountId } = await db().account.findUniqueOrThrow({
    where: { email: demonstrationEmail('operator') },
    select: { id: true },
  })
  const expiresAt = new Date(at.getTime() + HOUR_MS)
  const session = await db().session.create({ data: { accountId, createdAt: at, expiresAt } })
  const cookie = `next-auth.session-token=${await encode({ token: { sid: session.id }, secret: authSecret })}`
  const token = `psr_${randomBytes(32).toString('base64url')}`
  await db().apiToken.create({
    data: { accountId, name: 'Bench', secretHash: hashSecret(token), canWrite: false, createdAt: at },
  })
  return { cookie, token }
}
