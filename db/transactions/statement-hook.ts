import { AsyncLocalStorage } from 'node:async_hooks'

/** Sees each statement of the transactions inside one call, `commit` included; what it throws is thrown to the caller. */
export interface StatementHook {
  before?(statement: string): void
  after?(statement: string): void
}

const current = new AsyncLocalStorage<StatementHook>()

/** Runs `run` with a hook on every transaction it opens. For tests that count statements or let one fail. */
export function withStatementHook<T>(hook: StatementHook, run: () => Promise<T>): Promise<T> {
  return current.run(hook, run)
}

/** The hook of the running call, if there is one. */
export function statementHook(): StatementHook | undefined {
  return current.getStore()
}

/** Sends a statement between the two halves of a hook. The driver's queries are lazy and may be asked for arrays instead of objects. */
export function sendHooked<Q extends PromiseLike<unknown> & { values(): PromiseLike<unknown> }>(hook: StatementHook, statement: string, send: () => Q): Q {
  const around = async (start: (query: Q) => PromiseLike<unknown>) => {
    hook.before?.(statement)
    const result = await start(send())
    hook.after?.(statement)
    return result
  }
  return {
    then: (done: (value: unknown) => unknown, failed: (error: unknown) => unknown) => around((query) => query).then(done, failed),
    values: () => around((query) => query.values()),
  } as unknown as Q
}
