import { describeDatabaseError, type DatabaseErrorKind } from '#db/connection/describe-database-error.ts'

export interface KnownFailure {
  code: string
  status: number
  data: Record<string, number>
}

const BY_KIND: Partial<Record<DatabaseErrorKind, KnownFailure>> = {
  retryable: { code: 'busyTryAgain', status: 503, data: { retryAfterSeconds: 1 } },
  lockTimeout: { code: 'busyTryAgain', status: 503, data: { retryAfterSeconds: 2 } },
  busy: { code: 'databaseUnavailable', status: 503, data: { retryAfterSeconds: 5 } },
  connectionLost: { code: 'databaseUnavailable', status: 503, data: { retryAfterSeconds: 5 } },
  outcomeUnknown: { code: 'outcomeUnknown', status: 503, data: { retryAfterSeconds: 5 } },
}

/** What a person is told when the database could not do its part; undefined for anything that is a defect of ours. */
export function asKnownFailure(error: unknown): KnownFailure | undefined {
  return BY_KIND[describeDatabaseError(error).kind]
}
