import { AsyncLocalStorage } from 'node:async_hooks'

/** What guards and preferences ask of a request: a web Request has it, and so has what the hot routes get, which costs nothing to make. */
export interface AskedRequest {
  url: string
  method: string
  headers: Pick<Headers, 'get'>
}

/** What belongs to one HTTP request and nobody else. Loaders, services and the log read it without passing it around. */
export interface RequestContext {
  /** Reference number: in the log, on error pages and in the X-Request-Id header. */
  requestId: string
  /** Address of the client; believed from X-Forwarded-For only behind a configured proxy. */
  ip: string
  method: string
  path: string
  nonce: string
  /** Sent as Retry-After with whatever answers this request. */
  retryAfterSeconds?: number
  /** One session look-up per HTTP request, however many loaders run. */
  memo: Map<string, Promise<unknown>>
}

/** What runs now: a request, and the loader or action of it that has to call a guard. */
interface Running {
  request?: RequestContext | undefined
  guard?: { passed: boolean }
}

// One store per process even when a module is evaluated twice (hot reload), and one for both: Node follows every promise once for each store.
const holder = globalThis as { __runningRequest?: AsyncLocalStorage<Running> }
const storage = (holder.__runningRequest ??= new AsyncLocalStorage<Running>())

export function runInRequest<T>(context: RequestContext, run: () => T): T {
  return storage.run({ request: context }, run)
}

/** The current request, or undefined outside of one (start, jobs, commands). */
export function currentRequest(): RequestContext | undefined {
  return storage.getStore()?.request
}

/** Has the answer of this request carry Retry-After; page headers of loaders and actions do not survive an error page. */
export function askToRetryAfter(seconds: number): void {
  const request = currentRequest()
  if (request) request.retryAfterSeconds = Math.max(1, Math.ceil(seconds))
}

/** Computes once per request; outside a request it computes each time. A failure is not kept. */
export function oncePerRequest<T>(key: string, compute: () => Promise<T>): Promise<T> {
  const memo = currentRequest()?.memo
  if (!memo) return compute()
  const known = memo.get(key) as Promise<T> | undefined
  if (known) return known
  const fresh = compute()
  memo.set(key, fresh)
  fresh.catch(() => memo.delete(key))
  return fresh
}

/** Runs one loader or action and tells whether it called a guard. */
export async function trackGuard<T>(run: () => T | Promise<T>): Promise<{ answer: T; guarded: boolean }> {
  const guard = { passed: false }
  const answer = await storage.run({ request: currentRequest(), guard }, run)
  return { answer, guarded: guard.passed }
}

/** Called by every guard that lets a request through. */
export function markGuarded(): void {
  const guard = storage.getStore()?.guard
  if (guard) guard.passed = true
}
