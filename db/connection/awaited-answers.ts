import { SERVER_LIMITS } from './connection-options.ts'

/** PostgreSQL itself gives up a statement before this and says so: without a word for so long, nobody is at the other end of the link. */
const LONGEST_SILENCE_MS = SERVER_LIMITS.statementMs + 1_500
const LOOK_EVERY_MS = 500

/** A connection, or a part of one, whose answers come one after the other. */
export interface AnswerLine {
  /** Statements that have no answer yet. */
  waiting: number
  /** When the first of them was sent, or when the last answer came, whichever is later; as `performance.now()`. */
  quietSince: number
  /** Ends what stays silent, so that whoever waits is told. Called again while it stays so. */
  onSilence(): void
}

const waitingLines = new Set<AnswerLine>()
let looking: NodeJS.Timeout | undefined

export function openAnswerLine(onSilence: () => void): AnswerLine {
  return { waiting: 0, quietSince: 0, onSilence }
}

/**
 * Notes that a statement waits for its answer, and gives it back untouched: it is not sent by this. The driver knows no such limit, and the
 * system tries a link that a firewall or a pulled cable has cut for a quarter of an hour.
 */
export function awaitAnswer<Q extends PromiseLike<unknown>>(line: AnswerLine, query: Q): Q {
  if (line.waiting === 0) {
    line.quietSince = performance.now()
    waitingLines.add(line)
  }
  line.waiting += 1
  looking ??= setInterval(look, LOOK_EVERY_MS).unref()
  const answered = () => {
    line.waiting -= 1
    line.quietSince = performance.now()
    if (line.waiting === 0) waitingLines.delete(line)
  }
  // The driver's own `then` would send the statement at once.
  Promise.prototype.then.call(query, answered, answered)
  return query
}

function look(): void {
  const limit = performance.now() - LONGEST_SILENCE_MS
  for (const line of waitingLines) if (line.quietSince < limit) line.onSilence()
}
