import { sql, type SQL } from 'drizzle-orm'
import { required } from '#app/lib/errors.ts'
import type { DbOrTx } from '../client.ts'
import type { CompetitionState } from '../schema/competitions.ts'
import type { EntryStatus } from '../schema/entries.ts'
import { schemeStamp } from './schemes.ts'

/** What decides whether a mark may be written: asked in one statement, after the competition's lock. */
export interface MarkingState {
  competitionState: CompetitionState
  /** A result is confirmed and no correction is open. */
  marksLocked: boolean
  /** Version of the event's row; each change of its rules moves it. */
  eventVersion: number
  /** Set while a correction is open. */
  correctionReason: string | null
  /** The competition's chain of audit events has a head. */
  chainBegun: boolean
  /** Status and version of the named entries; one that is not an accepted entry of this event is missing. */
  entryStatus: Map<string, EntryStatus>
  entryVersion: Map<string, number>
  /** Parts that have a marking scheme: their marks are sums of items. */
  schemeParts: ReadonlySet<string>
  /** Tells one state of the marking schemes from another (`stampOfSchemes`). */
  schemeStamp: string
}

interface MarkingScope {
  regionId: string
  eventId: string
  entryIds: readonly string[]
}

interface StateRow extends Record<string, unknown> {
  state: CompetitionState
  locked: boolean
  eventVersion: number
  correctionReason: string | null
  chainBegun: boolean
  entryId: string | null
  status: EntryStatus
  version: number
  schemeParts: string[]
  schemeStamp: string
}

/** @throws AppError 404 when the event is not in the region */
export async function readMarkingState(db: DbOrTx, scope: MarkingScope): Promise<MarkingState> {
  return toMarkingState(await db.execute<StateRow>(markingStateQuery(scope)))
}

/** The statement of `readMarkingState`, for an act that sends it together with the lock before it. */
export function markingStateQuery({ regionId, eventId, entryIds }: MarkingScope): SQL {
  return sql`
    select c.state, (e.marks_locked_at is not null) as locked, e.version as "eventVersion", e.correction_reason as "correctionReason",
      exists (select from audit_heads h where h.chain_type = 'competition' and h.chain_id = c.id::text) as "chainBegun",
      n.id as "entryId", n.status, n.version, array(select distinct s.part_key from marking_schemes s where s.event_id = e.id) as "schemeParts", ${schemeStamp} as "schemeStamp"
    from competition_events e
    join competitions c on c.id = e.competition_id
    left join entries n on n.event_id = e.id and n.region_id = e.region_id and n.registration = 'accepted' and n.id = any(${sql.param([...new Set(entryIds)])}::uuid[])
    where e.id = ${eventId}::uuid and e.region_id = ${regionId}::uuid`
}

/** Reads the rows of `markingStateQuery`. @throws AppError 404 when the event is not in the region */
export function toMarkingState(rows: readonly unknown[]): MarkingState {
  const found = rows as readonly StateRow[]
  const { state, locked, eventVersion, correctionReason, chainBegun, schemeParts, schemeStamp: stamp } = required(found[0])
  const entries = found.filter((row) => row.entryId !== null)
  return {
    competitionState: state,
    marksLocked: locked,
    eventVersion: Number(eventVersion),
    correctionReason,
    chainBegun,
    entryStatus: new Map(entries.map((row) => [row.entryId ?? '', row.status])),
    entryVersion: new Map(entries.map((row) => [row.entryId ?? '', Number(row.version)])),
    schemeParts: new Set(schemeParts),
    schemeStamp: stamp,
  }
}
