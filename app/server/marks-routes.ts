import { requirePermission } from '#app/auth/guards.server.ts'
import { AppError } from '#app/lib/errors.ts'
import { onGridChange } from '#app/services/marks/grid-changes.server.ts'
import { readGrid } from '#app/services/marks/read-grid.server.ts'
import { saveGrid } from '#app/services/marks/save-grid.server.ts'
import { saveOwnSheet } from '#app/services/sheets/save-own-sheet.server.ts'
import { typedChangesSchema } from '#app/services/marks/typed-changes.ts'
import { readDb } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { answerWithEvents } from './event-stream.ts'
import type { HotAnswer, HotCall, HotRoute } from './hot-routes.ts'

const eventIdOf = (call: HotCall) => call.params.eventId ?? ''

/** Saves cells and statuses of the grid. 200 saved · 409 conflicts, closed or refused cells · 400 no such request. */
async function saveMarks(call: HotCall): Promise<HotAnswer> {
  const actor = await requirePermission(call.request, 'mark:enter', { eventId: eventIdOf(call) })
  const changes = typedChangesSchema.safeParse(readJson(call.body))
  if (!changes.success) throw new AppError({ code: 'malformedForm', status: 400 })
  const outcome = await saveGrid({ actor, eventId: eventIdOf(call), idempotencyKey: call.request.headers.get('idempotency-key') ?? '', ...changes.data })
  if (!outcome.ok) return { json: { code: refusalCode(outcome), ...outcome.data }, status: outcome.reason === 'nothingToSave' ? 400 : 409 }
  const saved = outcome.value
  const disputed = saved.conflicts.length + saved.statusConflicts.length + saved.refusedStatuses.length > 0
  return { json: { saved }, status: disputed ? 409 : 200 }
}

async function showBoard(call: HotCall): Promise<HotAnswer> {
  const actor = await requirePermission(call.request, 'mark:read', { eventId: eventIdOf(call) })
  return { json: await readGrid(await requireEvent(readDb, { eventId: eventIdOf(call), regionId: actor.regionId })) }
}

/** Saves marks of a judge's own sheet: the same answers as the grid's. */
async function saveSheet(call: HotCall): Promise<HotAnswer> {
  const actor = await requirePermission(call.request, 'sheet:own', { eventId: eventIdOf(call) })
  const changes = typedChangesSchema.safeParse(readJson(call.body))
  if (!changes.success || changes.data.statuses.length > 0) throw new AppError({ code: 'malformedForm', status: 400 })
  const outcome = await saveOwnSheet({ actor, eventId: eventIdOf(call), idempotencyKey: call.request.headers.get('idempotency-key') ?? '', cells: changes.data.cells })
  if (!outcome.ok) return { json: { code: refusalCode(outcome), ...outcome.data }, status: outcome.reason === 'nothingToSave' ? 400 : 409 }
  return { json: { saved: outcome.value }, status: outcome.value.conflicts.length > 0 ? 409 : 200 }
}

/** Tells that the grid changed; what changed is then read from the board, under the reader's own rights. */
async function streamChanges(call: HotCall): Promise<HotAnswer> {
  const actor = await requirePermission(call.request, 'mark:read', { eventId: eventIdOf(call) })
  const event = await requireEvent(readDb, { eventId: eventIdOf(call), regionId: actor.regionId })
  return answerWithEvents(call, (send) => onGridChange(event.id, () => send('changed', event.id)))
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new AppError({ code: 'malformedForm', status: 400 })
  }
}

/** All cells that a browser sends were checked there but for what others may have changed meanwhile: who is absent, and that a part is marked by items. */
function refusalCode(outcome: { reason: string; data?: Record<string, unknown> }): string {
  const faults = (outcome.data?.faults ?? []) as Array<{ fault: string }>
  const all = (fault: string) => faults.every((found) => found.fault === fault)
  if (outcome.reason !== 'invalidCells') return outcome.reason
  return all('entryIsAbsent') ? 'entryIsAbsent' : all('fromItems') ? 'fromItems' : outcome.reason
}

export const marksRoutes: readonly HotRoute[] = [
  { id: 'hot:marks.save', method: 'POST', path: '/api/events/:eventId/marks', access: { permission: 'mark:enter' }, handle: saveMarks },
  { id: 'hot:sheet.save', method: 'POST', path: '/api/events/:eventId/sheet', access: { permission: 'sheet:own' }, handle: saveSheet },
  { id: 'hot:marks.board', method: 'GET', path: '/api/events/:eventId/board', access: { permission: 'mark:read' }, handle: showBoard },
  { id: 'hot:marks.stream', method: 'GET', path: '/api/events/:eventId/stream', access: { permission: 'mark:read' }, handle: streamChanges },
]
