import { createHash, randomBytes } from 'node:crypto'

/** A session token: 256 random bits, base64url (43 characters). It exists in the cookie and nowhere else. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function isToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text)
}

/** What is stored of a token: SHA-256, hexadecimal. The token is random, so no slow hash is needed. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
