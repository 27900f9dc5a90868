/** Entrants of an event are written by one at a time: an import, or whoever adds or corrects a single one. */
export const entrantsLock = (eventId: string) => `entrants:${eventId}`
