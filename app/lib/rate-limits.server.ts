import { LRUCache } from 'lru-cache'

import { AppError } from './errors.ts'

/**
 * Token buckets in memory: each process counts for itself, which bounds the work one client can cause. What must hold
 * over all processes (the lock of an account) is kept in the database instead.
 */

export interface RateLimit {
  /** Tries in a burst, and per window in the long run. */
  tries: number
  windowSeconds: number
}

export const RATE_LIMITS = {
  loginFailuresPerAddress: { tries: 60, windowSeconds: 900 },
  activationPerAddress: { tries: 60, windowSeconds: 900 },
  verify: { tries: 30, windowSeconds: 60 },
  importUpload: { tries: 20, windowSeconds: 3_600 },
  exportFile: { tries: 10, windowSeconds: 3_600 },
  tableExport: { tries: 120, windowSeconds: 3_600 },
  identityReveal: { tries: 30, windowSeconds: 3_600 },
  certificateDownload: { tries: 60, windowSeconds: 60 },
  registration: { tries: 20, windowSeconds: 3_600 },
  objection: { tries: 8, windowSeconds: 3_600 },
  reauthentication: { tries: 10, windowSeconds: 900 },
} as const satisfies Record<string, RateLimit>

export type RateLimitName = keyof typeof RATE_LIMITS

interface Bucket {
  tokens: number
  at: number
}

const MAX_BUCKETS = 50_000
// One per process, even when a module is evaluated twice (hot reload, tests beside the built server).
const holder = globalThis as { __rateBuckets?: LRUCache<string, Bucket> }
const buckets = (holder.__rateBuckets ??= new LRUCache<string, Bucket>({ max: MAX_BUCKETS }))

export type RateAnswer = { ok: true } | { ok: false; retryAfterSeconds: number }

/** Takes one try from the bucket of this limit and key (an address, a user id). `now` is milliseconds, monotonic. */
export function takeTry(name: RateLimitName, key: string, now: number = performance.now()): RateAnswer {
  const bucket = refill(name, key, now)
  if (bucket.tokens < 1) return { ok: false, retryAfterSeconds: secondsUntilOne(name, bucket) }
  bucket.tokens -= 1
  return { ok: true }
}

/** Looks without taking: for limits that count failures only. */
export function peekTry(name: RateLimitName, key: string, now: number = performance.now()): RateAnswer {
  const bucket = refill(name, key, now)
  return bucket.tokens < 1 ? { ok: false, retryAfterSeconds: secondsUntilOne(name, bucket) } : { ok: true }
}

/** takeTry that throws 429 with the seconds to wait. */
export function requireTry(name: RateLimitName, key: string): void {
  const answer = takeTry(name, key)
  if (!answer.ok) throw tooManyRequests(answer.retryAfterSeconds)
}

export function tooManyRequests(retryAfterSeconds: number): AppError {
  return new AppError({ code: 'tooManyRequests', status: 429, data: { retryAfterSeconds } })
}

/** Empties all buckets; tests begin with this. */
export function forgetTries(): void {
  buckets.clear()
}

function refill(name: RateLimitName, key: string, now: number): Bucket {
  const limit: RateLimit = RATE_LIMITS[name]
  const id = `${name}|${key}`
  const bucket = buckets.get(id) ?? { tokens: limit.tries, at: now }
  const gained = ((now - bucket.at) / 1000) * (limit.tries / limit.windowSeconds)
  bucket.tokens = Math.min(limit.tries, bucket.tokens + Math.max(0, gained))
  bucket.at = now
  buckets.set(id, bucket)
  return bucket
}

function secondsUntilOne(name: RateLimitName, bucket: Bucket): number {
  const limit: RateLimit = RATE_LIMITS[name]
  return Math.max(1, Math.ceil((1 - bucket.tokens) * (limit.windowSeconds / limit.tries)))
}
