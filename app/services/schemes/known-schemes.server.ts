import { readDb, type DbOrTx } from '#db/client.ts'
import type { EventScope } from '#db/queries/events.ts'
import { listSchemeEditions, stampOfSchemes } from '#db/queries/schemes.ts'
import type { MarkingEvent } from '../marks/marking-event.server.ts'
import { currentSchemes, type EventSchemes } from './scheme-of.server.ts'

/** The schemes as this process knows them, with what they were read under. */
interface KnownSchemes {
  /** Parts, editions and contents that were stored, as `MarkingState.schemeStamp` says them. */
  stamp: string
  eventVersion: number
  schemes: EventSchemes
}

/** As many as events are known; a scheme of two hundred items is some 50 kB. */
const MOST_KNOWN = 200
const known = new Map<string, KnownSchemes>()

/**
 * The schemes of an event as this process knows them, read once: they may be older than the database. Whoever marks by them asks again with
 * `schemesUnder`, behind the competition's lock.
 */
export async function knownSchemes(scope: EventScope, event: Pick<MarkingEvent, 'rules' | 'version'>): Promise<EventSchemes> {
  return known.get(nameOf(scope))?.schemes ?? readSchemes(readDb, scope, event)
}

/** The schemes that stand in the database, which says so by `stamp`: those known, read anew where they differ. */
export async function schemesUnder(db: DbOrTx, scope: EventScope, event: Pick<MarkingEvent, 'rules' | 'version'>, stamp: string): Promise<EventSchemes> {
  const held = known.get(nameOf(scope))
  return held?.stamp === stamp && held.eventVersion === event.version ? held.schemes : readSchemes(db, scope, event)
}

/** Reads the schemes and remembers them. */
export async function readSchemes(db: DbOrTx, scope: EventScope, { rules, version }: Pick<MarkingEvent, 'rules' | 'version'>): Promise<EventSchemes> {
  const rows = await listSchemeEditions(db, scope)
  const schemes = currentSchemes(rows, rules)
  known.delete(nameOf(scope))
  known.set(nameOf(scope), { stamp: stampOfSchemes(rows), eventVersion: version, schemes })
  const [oldest] = known.keys()
  if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest)
  return schemes
}

const nameOf = ({ regionId, eventId }: EventScope) => `${regionId} ${eventId}`
