import type { SavedGrid } from '#app/services/marks/save-grid.server.ts'
import type { RefusalReason } from './grid-model.ts'
import type { OutboxChange } from './outbox.ts'

/** What became of one change. `kept`: nobody knows or nobody took it, so it stays in the outbox and is sent again with the same key. */
export type SendResult =
  | { kind: 'answered'; saved: SavedGrid }
  | { kind: 'refused'; reason: RefusalReason; entries: ReadonlyArray<{ entryId: string; column: string }> }
  | { kind: 'kept'; why: 'offline' | 'signedOut' | 'busy' }

const TIMEOUT_MS = 20_000

/** Sends one change with its idempotency key. Never throws: a lost answer is `kept`, and the repetition finds out what happened. */
export async function sendChange(change: OutboxChange): Promise<SendResult> {
  let response: Response
  try {
    response = await fetch(`/api/events/${change.eventId}/marks`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': change.id },
      body: JSON.stringify({ cells: change.cells, statuses: change.statuses }),
      credentials: 'same-origin',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
  } catch {
    return { kind: 'kept', why: 'offline' }
  }
  if (response.status === 401) return { kind: 'kept', why: 'signedOut' }
  if (response.status === 429 || response.status >= 500) return { kind: 'kept', why: 'busy' }
  const answer = (await response.json().catch(() => null)) as MarksAnswer | null
  if (answer === null) return { kind: 'kept', why: 'busy' }
  if ('saved' in answer) return { kind: 'answered', saved: answer.saved }
  // Another copy of this very request is still running: its answer will be ours.
  if (answer.code === 'commandRunning') return { kind: 'kept', why: 'busy' }
  return { kind: 'refused', reason: refusalOf(answer.code), entries: answer.faults ?? [] }
}

/** The JSON of `POST /api/events/:eventId/marks`: what was saved (200, or 409 with conflicts), or why nothing was. */
export type MarksAnswer = { saved: SavedGrid } | { code: string; faults?: Array<{ entryId: string; column: string }> }

function refusalOf(code: string): RefusalReason {
  switch (code) {
    case 'notScoring':
    case 'marksLocked':
      return code
    case 'entryIsAbsent':
      return 'entryIsAbsent'
    case 'forbidden':
      return 'notAllowed'
    case 'notFound':
      return 'notFound'
    default:
      return 'unexpected'
  }
}
