import type { RegionActor } from '#app/auth/actor.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { requireCompetition } from '#db/queries/competitions.ts'
import { getEvent, listRecentEvents } from '#db/queries/events.ts'
import { eventValuesOf } from './edit-event.server.ts'
import { rulesAreEditable } from './states.ts'

const OFFERED_EVENTS = 30

/** What the form of a new event needs: the competition, the events its rules can be taken from, and the one it is a copy of. */
export async function getNewEventPage(actor: RegionActor, { competitionId, copyOf }: { competitionId: string; copyOf: string | null }, db: DbOrTx = readDb) {
  const { regionId } = actor
  const competition = await requireCompetition(db, { competitionId, regionId })
  const [sources, original] = await Promise.all([
    listRecentEvents(db, { regionId, limit: OFFERED_EVENTS }),
    copyOf === null ? null : getEvent(db, { eventId: copyOf, regionId }),
  ])
  return {
    competition: { id: competition.id, name: competition.name, nameEn: competition.nameEn, state: competition.state },
    open: rulesAreEditable(competition.state),
    sources,
    original: original && { id: original.id, ...eventValuesOf(original) },
  }
}
