import { hash, verify, type Options } from '@node-rs/argon2'

import { AppError } from '#app/lib/errors.ts'

/** Argon2id at OWASP's minimum (19 MiB, two passes, one lane), computed on libuv's threads and never on the event loop. */
const ARGON2ID = 2
const PARAMETERS: Options = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Each hash takes 19 MiB and a thread; more than this at once would take memory and threads from everybody else. */
const MAX_AT_ONCE = 2
const MAX_WAITING = 100

let running = 0
const waiting: (() => void)[] = []

/** @throws AppError 503 tooBusy when a hundred log-ins are waiting already */
async function bounded<T>(work: () => Promise<T>): Promise<T> {
  if (running >= MAX_AT_ONCE) {
    if (waiting.length >= MAX_WAITING) throw new AppError({ code: 'tooBusy', status: 503, data: { retryAfterSeconds: 5 } })
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else running += 1
  try {
    return await work()
  } finally {
    // The place is handed on rather than freed, so that nobody overtakes those who wait.
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

export function hashPassword(password: string): Promise<string> {
  return bounded(() => hash(normalise(password), PARAMETERS))
}

/** Whether the password gives this hash. Without a hash it still takes the time of one, so that nobody learns which names exist. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? (await dummy())
  const matches = await bounded(() => verify(against, normalise(password)))
  return stored !== null && matches
}

let dummyHash: Promise<string> | undefined

function dummy(): Promise<string> {
  return (dummyHash ??= hash('no account has this password', PARAMETERS))
}

/** The same characters typed on another keyboard give the same password. */
function normalise(password: string): string {
  return password.normalize('NFC')
}
