import type { SavedGrid } from '#app/services/marks/save-grid.server.ts'
import { sendJson, type SendResult } from '../outbox/send-json.ts'
import type { RefusalReason } from './grid-model.ts'
import type { GridChange } from './outbox.ts'

/** Why a change was not taken, and which cells were at fault where the server named them. */
export interface GridRefusal {
  reason: RefusalReason
  entries: ReadonlyArray<{ entryId: string; column: string }>
}

/** Sends one change of the grid with its idempotency key. */
export function sendChange(change: GridChange): Promise<SendResult<SavedGrid, GridRefusal>> {
  const eventId = change.place.slice(change.place.indexOf('/') + 1)
  return sendCells(`/api/events/${eventId}/marks`, change.id, change.payload)
}

/** Sends cells to whoever takes them by the rules of the grid. */
export function sendCells(address: string, key: string, body: object): Promise<SendResult<SavedGrid, GridRefusal>> {
  return sendJson(address, {
    key,
    body,
    read: (said) => {
      const answer = said as MarksAnswer
      return 'saved' in answer
        ? { kind: 'answered', answer: answer.saved }
        : { kind: 'refused', refusal: { reason: refusalOf(answer.code), entries: answer.faults ?? [] } }
    },
  })
}

/** The JSON of `POST /api/events/:eventId/marks`: what was saved (200, or 409 with conflicts), or why nothing was. */
export type MarksAnswer = { saved: SavedGrid } | { code: string; faults?: Array<{ entryId: string; column: string }> }

function refusalOf(code: string): RefusalReason {
  switch (code) {
    case 'notScoring':
    case 'sheetFinal':
    case 'marksLocked':
      return code
    case 'entryIsAbsent':
    case 'fromItems':
      return code
    case 'forbidden':
      return 'notAllowed'
    case 'notFound':
      return 'notFound'
    default:
      return 'unexpected'
  }
}
