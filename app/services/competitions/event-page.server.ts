import { hasPermissionAt, type RegionActor } from '#app/auth/actor.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { listEventSummaries, requireEvent } from '#db/queries/events.ts'
import { required } from '#app/lib/errors.ts'
import { ownOrganisation } from './competition-page.server.ts'
import { eventProgressOf } from './event-progress.ts'
import { eventSteps } from './event-steps.ts'
import { eventValuesOf } from './edit-event.server.ts'
import { promotionTerms } from './promotion-terms.ts'
import { rulesAreEditable } from './states.ts'

/** Everything the overview of one event shows. Throws AppError 404 for another region's event. */
export async function getEventPage(actor: RegionActor, eventId: string, db: DbOrTx = readDb) {
  const { regionId } = actor
  const { competition } = await requireEvent(db, { eventId, regionId })
  const events = await listEventSummaries(db, { regionId, competitionIds: [competition.id] })
  const event = required(events.find((candidate) => candidate.id === eventId))
  const progress = eventProgressOf(event, competition.state)
  const scope = { regionId, competitionId: competition.id, eventId, ...ownOrganisation(actor, competition) }
  const editable = rulesAreEditable(competition.state)
  const promotion = promotionTerms({ ...competition, rules: event.rules })
  return {
    competition: { id: competition.id, name: competition.name, nameEn: competition.nameEn, state: competition.state, finalOn: competition.finalOn },
    event: { id: event.id, version: event.version, ...eventValuesOf(event), rulesFrozenAt: event.rulesFrozenAt },
    rules: event.rules,
    steps: eventSteps(progress),
    progress,
    latestEdition: event.latestEdition,
    publishedEdition: event.publishedEdition,
    /** Whether anybody's level is raised by this event's ranking; then a small field is worth a word (A7.4 E2, E4). */
    promotes: promotion.ok,
    removable: event.entriesEver === 0 && event.ruleEditions === 0,
    mayEdit: editable && hasPermissionAt(actor, 'event:edit', scope),
  }
}

export type EventPage = Awaited<ReturnType<typeof getEventPage>>
