import 'server-only'
import { createHash, randomBytes } from 'node:crypto'

/** 32 random bytes in base64url: what links and tokens carry. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored of a secret: random enough that a plain SHA-256 cannot be reversed. Hexadecimal, 64 characters. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
