import { LRUCache } from 'lru-cache'
import { allowPublic, requirePermission } from '#app/auth/guards.server.ts'
import { getPublicBoard, type PublicBoard } from '#app/services/boards/public-board.server.ts'
import { onGridChange } from '#app/services/marks/grid-changes.server.ts'
import { readDb } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { answerWithEvents } from './event-stream.ts'
import type { HotAnswer, HotCall, HotRoute } from './hot-routes.ts'

/** Tells the chief judge's board that something changed; what it is the board reads under its reader's own rights. */
async function followPanel(call: HotCall): Promise<HotAnswer> {
  const actor = await requirePermission(call.request, 'board:read', { eventId: call.params.eventId ?? '' })
  const event = await requireEvent(readDb, { eventId: call.params.eventId ?? '', regionId: actor.regionId })
  return answerWithEvents(call, (send) => onGridChange(event.id, () => send('changed', event.id)))
}

/** Tells a judge's own sheet that something of the event changed: a set was returned, or the panel has to judge again. Never what. */
async function followSheet(call: HotCall): Promise<HotAnswer> {
  const actor = await requirePermission(call.request, 'sheet:own', { eventId: call.params.eventId ?? '' })
  const event = await requireEvent(readDb, { eventId: call.params.eventId ?? '', regionId: actor.regionId })
  return answerWithEvents(call, (send) => onGridChange(event.id, () => send('changed', event.id)))
}

/** A public board is read from the database at most this often, however many telephones ask. */
const KEPT_SECONDS = 3
const kept = new LRUCache<string, Promise<PublicBoard>>({ max: 200, ttl: KEPT_SECONDS * 1_000 })

/** The public board as data: what an open page asks for again and again. */
async function showPublicBoard(call: HotCall): Promise<HotAnswer> {
  allowPublic(call.request)
  const eventId = call.params.eventId ?? ''
  let board = kept.get(eventId)
  if (!board) {
    board = getPublicBoard(eventId)
    kept.set(eventId, board)
    // A closed board and a failure are asked for again.
    board.catch(() => kept.delete(eventId))
  }
  return { json: await board, headers: { 'Cache-Control': `public, max-age=${KEPT_SECONDS}` } }
}

export const boardRoutes: readonly HotRoute[] = [
  { id: 'hot:board.stream', method: 'GET', path: '/api/events/:eventId/panel-board', access: { permission: 'board:read' }, handle: followPanel },
  { id: 'hot:sheet.stream', method: 'GET', path: '/api/events/:eventId/sheet-changes', access: { permission: 'sheet:own' }, handle: followSheet },
  { id: 'hot:board.open', method: 'GET', path: '/api/live/:eventId', access: 'public', handle: showPublicBoard },
]
