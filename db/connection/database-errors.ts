/** No connection was free, or none could be opened, within the time a request may wait. The web answers 503. */
export class DatabaseBusy extends Error {
  readonly code = 'databaseBusy'
  readonly status = 503

  constructor(cause?: unknown) {
    super('The database has no free connection just now.', { cause })
    this.name = 'DatabaseBusy'
  }
}

/**
 * The connection went away while `commit` was under way, so nobody knows yet whether it took place. The caller looks the
 * outcome up by its idempotency key and never says "failed" without having looked.
 */
export class CommitOutcomeUnknown extends Error {
  readonly code = 'commitOutcomeUnknown'
  readonly status = 503

  constructor(cause?: unknown) {
    super('The connection was lost during commit; whether the transaction took place must be looked up.', { cause })
    this.name = 'CommitOutcomeUnknown'
  }
}

/** A transaction was used in a way that cannot be right; the message says which. A defect of the caller. */
export class TransactionMisuse extends Error {
  readonly code = 'transactionMisuse'

  constructor(message: string) {
    super(message)
    this.name = 'TransactionMisuse'
  }
}

/** The connection of a running transaction closed: PostgreSQL has rolled it back. */
export class TransactionLost extends Error {
  readonly code = 'transactionLost'
  readonly status = 503

  constructor(cause?: unknown) {
    super('The connection of this transaction closed, so the transaction was rolled back.', { cause })
    this.name = 'TransactionLost'
  }
}
