import { randomFillSync } from 'node:crypto'

// Asking the system for random bytes costs more than the bytes; each is handed out once.
const pool = Buffer.alloc(4_096)
let used = pool.length

/** 128 random bits as base64url, for what every request needs anew. */
export function randomText(): string {
  if (used + 16 > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const text = pool.toString('base64url', used, used + 16)
  pool.fill(0, used, used + 16)
  used += 16
  return text
}
