import { sql } from 'drizzle-orm'
import { required } from '#app/lib/errors.ts'
import type { DbOrTx } from '../client.ts'
import type { CompetitionState } from '../schema/competitions.ts'
import type { EntryStatus } from '../schema/entries.ts'

/** What decides whether a mark may be written: asked in one statement, after the competition's lock. */
export interface MarkingState {
  competitionState: CompetitionState
  /** A result is confirmed and no correction is open. */
  marksLocked: boolean
  /** Status and version of the named entries; one that is not an accepted entry of this event is missing. */
  entryStatus: Map<string, EntryStatus>
  entryVersion: Map<string, number>
}

/** @throws AppError 404 when the event is not in the region */
export async function readMarkingState(
  db: DbOrTx,
  { regionId, eventId, entryIds }: { regionId: string; eventId: string; entryIds: readonly string[] },
): Promise<MarkingState> {
  const rows = await db.execute<{ state: CompetitionState; locked: boolean; entryId: string | null; status: EntryStatus; version: number }>(sql`
    select c.state, (e.marks_locked_at is not null) as locked, n.id as "entryId", n.status, n.version
    from competition_events e
    join competitions c on c.id = e.competition_id
    left join entries n on n.event_id = e.id and n.region_id = e.region_id and n.registration = 'accepted' and n.id = any(${sql.param([...new Set(entryIds)])}::uuid[])
    where e.id = ${eventId}::uuid and e.region_id = ${regionId}::uuid`)
  const first = required(rows[0])
  const found = rows.filter((row) => row.entryId !== null)
  return {
    competitionState: first.state,
    marksLocked: first.locked,
    entryStatus: new Map(found.map((row) => [row.entryId ?? '', row.status])),
    entryVersion: new Map(found.map((row) => [row.entryId ?? '', Number(row.version)])),
  }
}
