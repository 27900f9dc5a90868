import type { RegionActor } from '#app/auth/actor.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { eventValuesOf } from './edit-event.server.ts'
import { rulesAreEditable } from './states.ts'

/** A stored event for its form. Throws AppError 404 for another region's event. */
export async function getEventToEdit(actor: RegionActor, eventId: string, db: DbOrTx = readDb) {
  const event = await requireEvent(db, { eventId, regionId: actor.regionId })
  const { competition } = event
  return {
    id: event.id,
    version: event.version,
    values: eventValuesOf(event),
    open: rulesAreEditable(competition.state),
    competition: { id: competition.id, name: competition.name, nameEn: competition.nameEn },
  }
}
