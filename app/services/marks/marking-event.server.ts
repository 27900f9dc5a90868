import { readDb, type DbOrTx } from '#db/client.ts'
import { requireEvent, type EventScope, type EventWithCompetition } from '#db/queries/events.ts'

/** What a save needs of its event and cannot change under it: an event never moves to another competition, and its rules change only with its version. */
export type MarkingEvent = Pick<EventWithCompetition, 'competitionId' | 'rules' | 'version'>

/** Contests that run at the same time in one county are a handful; the oldest known event is forgotten first. */
const MOST_KNOWN = 200
const known = new Map<string, MarkingEvent>()

const nameOf = ({ regionId, eventId }: EventScope) => `${regionId} ${eventId}`

/**
 * The event as this process knows it, read once: it may be older than the database. Whoever uses the rules compares `version` with the one
 * read behind the competition's lock, and reads them anew where they differ.
 *
 * @throws AppError 404 when it is not there or belongs to another region
 */
export async function knownMarkingEvent(scope: EventScope): Promise<MarkingEvent> {
  return known.get(nameOf(scope)) ?? readMarkingEvent(readDb, scope)
}

/** Reads the event and remembers it. @throws AppError 404 */
export async function readMarkingEvent(db: DbOrTx, scope: EventScope): Promise<MarkingEvent> {
  const { competitionId, rules, version } = await requireEvent(db, scope)
  const name = nameOf(scope)
  known.delete(name)
  known.set(name, { competitionId, rules, version })
  const [oldest] = known.keys()
  if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest)
  return { competitionId, rules, version }
}
