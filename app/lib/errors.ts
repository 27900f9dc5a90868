/**
 * Codes of unexpected states that a person may come to see; their sentences are in app/messages under `errors`.
 * Ordinary refusals of a use case are Outcomes instead (outcome.ts).
 */
export interface AppErrorInput {
  code: string
  /** HTTP status of the answer. */
  status: number
  /** Facts the sentence needs (counts, seconds); no personal data, it goes to the browser. */
  data?: Record<string, string | number | boolean>
  /** What happened, for the log only. */
  cause?: unknown
}

export class AppError extends Error {
  readonly code: string
  readonly status: number
  readonly data: Record<string, string | number | boolean>

  constructor({ code, status, data, cause }: AppErrorInput) {
    super(code, cause === undefined ? undefined : { cause })
    this.name = 'AppError'
    this.code = code
    this.status = status
    this.data = data ?? {}
  }
}

/** By name, so that an error of another copy of this module (hot reload) still counts. */
export function isAppError(value: unknown): value is AppError {
  return value instanceof Error && value.name === 'AppError' && 'code' in value && 'status' in value
}

/** An object that is not there, or that this person must not know of: the two look the same. */
export function notFound(): AppError {
  return new AppError({ code: 'notFound', status: 404 })
}

/** A function this role does not have. */
export function forbidden(): AppError {
  return new AppError({ code: 'forbidden', status: 403 })
}

/** Turns a missing row into 404. */
export function required<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw notFound()
  return value
}
