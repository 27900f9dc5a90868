import { hasPermission, type RegionActor } from '#app/auth/actor.ts'
import { readDb } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { listField } from '#db/queries/field.ts'
import { listEventSets } from '#db/queries/judge-sheets.ts'
import { listPanel } from '#db/queries/judges.ts'
import { listEventMarks } from '#db/queries/marks.ts'
import { databaseNow } from '../clock.server.ts'
import { eventHead } from '../entries/event-head.ts'
import { whyClosed } from '../marks/save-grid.server.ts'
import { readPartMarks } from '../schemes/part-marks.server.ts'
import { schemesOf } from '../schemes/scheme-of.server.ts'
import { buildPanelBoard } from './panel-board.ts'

/**
 * The chief judge's board of one event: how far each judge and each entrant is, what lies too far apart, what was declared or returned. Entrants are
 * numbers or sealed codes here, never names, so that the screen may hang where everybody sees it.
 *
 * @throws AppError 404 for an event of another region
 */
export async function getChiefBoard(actor: RegionActor, eventId: string) {
  const scope = { regionId: actor.regionId, eventId }
  const event = await requireEvent(readDb, scope)
  const [field, marks, sets, panel, now] = await Promise.all([listField(readDb, scope), listEventMarks(readDb, scope), listEventSets(readDb, scope), listPanel(readDb, scope), databaseNow(readDb)])
  const schemes = await schemesOf(readDb, scope, event.rules)
  const items = schemes.size === 0 ? [] : await readPartMarks(readDb, scope, schemes, field.map((entry) => entry.id))
  return {
    event: eventHead(event),
    sealed: event.sealed,
    at: now.toISOString(),
    closed: whyClosed({ competitionState: event.competition.state, marksLocked: event.marksLockedAt !== null }),
    mayReturn: hasPermission(actor, 'sheet:return'),
    board: buildPanelBoard({ rules: event.rules, boards: event.boards, field, marks, sets, panel, schemes, items }),
  }
}

export type ChiefBoard = Awaited<ReturnType<typeof getChiefBoard>>
