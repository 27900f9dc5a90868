import { hasPermissionAt } from '#app/auth/actor.ts'
import type { FileReader } from '#app/services/files/file-readers.ts'
import { readDb } from '#db/client.ts'
import { listPersonCompetitions } from '#db/queries/registrations.ts'

/** Photographs of entrants: their own, and for whoever reads entrants at one of their competitions. */
export const personFileReaders: Readonly<Record<string, FileReader>> = {
  person: async (actor, { ownerId }) => {
    if (actor.personId === ownerId) return true
    const places = await listPersonCompetitions(readDb, { regionId: actor.regionId, personId: ownerId })
    return places.some((place) => hasPermissionAt(actor, 'entrant:read', { regionId: actor.regionId, ...place }))
  },
}
