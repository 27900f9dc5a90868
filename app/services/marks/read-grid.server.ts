import type { RegionActor } from '#app/auth/actor.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { requireEvent, type EventWithCompetition } from '#db/queries/events.ts'
import { listField, type FieldEntry } from '#db/queries/field.ts'
import { listEventMarks } from '#db/queries/marks.ts'
import type { EventRules } from '#db/schema/competitions.ts'
import { eventHead, type EventHead } from '../entries/event-head.ts'
import { columnId, markColumns, type MarkColumn } from './cell-rules.ts'
import { whyClosed } from './save-grid.server.ts'

/** One stored cell of the grid; cells without a row are simply not listed. */
export interface GridCell {
  entryId: string
  column: string
  version: number
  value: number | null
  absentJudge: boolean
  /** A judge has written it and not yet declared the set: it stands here and counts for nothing. */
  undeclared?: boolean
  byName: string
  at: string
}

export interface GridData {
  eventId: string
  closed: 'notScoring' | 'marksLocked' | null
  correctionReason: string | null
  entries: FieldEntry[]
  cells: GridCell[]
}

export interface GridPage extends GridData {
  event: EventHead
  columns: MarkColumn[]
  rules: EventRules
  /** What the engine needs besides rules, entries and cells. */
  contest: { tier: EventWithCompetition['competition']['tier']; competitionClass: 1 | 2 | null; policyId: string | null; finalOn: string }
}

/** The grid of one event as it stands: three queries at any size. */
export async function readGrid(event: EventWithCompetition, db: DbOrTx = readDb): Promise<GridData> {
  const scope = { regionId: event.regionId, eventId: event.id }
  const [entries, marks] = await Promise.all([listField(db, scope), listEventMarks(db, scope)])
  return {
    eventId: event.id,
    closed: whyClosed({ competitionState: event.competition.state, marksLocked: event.marksLockedAt !== null }),
    correctionReason: event.correctionReason,
    entries,
    cells: marks.map((mark) => ({
      entryId: mark.entryId,
      column: columnId(mark),
      version: mark.version,
      value: mark.value,
      absentJudge: mark.absentJudge,
      ...(mark.counts || (mark.value === null && !mark.absentJudge) ? {} : { undeclared: true }),
      byName: mark.enteredByName,
      at: mark.updatedAt.toISOString(),
    })),
  }
}

/** Everything the score grid page shows. @throws AppError 404 for an event of another region */
export async function getGridPage({ actor, eventId }: { actor: RegionActor; eventId: string }): Promise<GridPage> {
  const event = await requireEvent(readDb, { eventId, regionId: actor.regionId })
  return {
    ...(await readGrid(event)),
    event: eventHead(event),
    columns: markColumns(event.rules),
    rules: event.rules,
    contest: {
      tier: event.competition.tier,
      competitionClass: event.competition.competitionClass,
      policyId: event.competition.policyId,
      finalOn: event.competition.finalOn,
    },
  }
}
