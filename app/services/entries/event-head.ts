import type { EventWithCompetition } from '#db/queries/events.ts'

/** What the head of an event's page says, in both languages. */
export function eventHead(event: EventWithCompetition) {
  const { id, name, nameEn, division, competition } = event
  return {
    id,
    name,
    nameEn,
    division,
    state: competition.state,
    format: event.rules.format,
    competition: { id: competition.id, name: competition.name, nameEn: competition.nameEn },
  }
}

export type EventHead = ReturnType<typeof eventHead>
