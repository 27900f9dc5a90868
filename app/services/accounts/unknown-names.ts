import { LRUCache } from 'lru-cache'

import { LOCK_RULE } from './check-password.server.ts'

/**
 * Names that belong to no account are locked after as many tries as accounts are, for as long; otherwise the lock would
 * tell which names exist. In memory: there is nothing here to protect but that.
 */

interface Tries {
  count: number
  lockedUntil: number
}

const LOCK_MS = LOCK_RULE.minutes * 60_000
const names = new LRUCache<string, Tries>({ max: 20_000, ttl: 2 * LOCK_MS })

/** Takes a try for a name. False while the name is locked. `now` is milliseconds. */
export function takeUnknownTry(name: string, now: number = performance.now()): boolean {
  const tries = names.get(name) ?? { count: 0, lockedUntil: 0 }
  if (tries.lockedUntil > now) return false
  if (tries.lockedUntil > 0) {
    tries.count = 0
    tries.lockedUntil = 0
  }
  tries.count += 1
  if (tries.count >= LOCK_RULE.tries) tries.lockedUntil = now + LOCK_MS
  names.set(name, tries)
  return true
}
