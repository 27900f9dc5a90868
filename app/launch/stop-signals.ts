/** Signals that belong to one press of Ctrl-C arrive together, from the terminal and from the process above. */
const SAME_PRESS_MS = 1_000

/**
 * Begins to watch, and resolves at the first Ctrl-C, termination, or end of the process that started this one. A second Ctrl-C, for whoever does
 * not want to wait, ends the process at once.
 */
export function watchForStop(): Promise<void> {
  return new Promise((resolve) => {
    let asked: number | undefined
    const ask = () => {
      if (asked !== undefined && Date.now() - asked > SAME_PRESS_MS) process.exit(1)
      asked ??= Date.now()
      resolve()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask)
    process.on('message', (message) => message === 'stop' && ask())
    process.once('disconnect', () => asked === undefined && ask())
  })
}
