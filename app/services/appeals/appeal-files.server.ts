import { hasPermissionAt } from '#app/auth/actor.ts'
import type { FileReader } from '#app/services/files/file-readers.ts'
import { readDb } from '#db/client.ts'
import { findAppealPlace } from '#db/queries/appeals.ts'
import { findEventScope } from '#db/queries/scopes.ts'

/** What was handed in with an appeal: read by its entrant, and by those who decide or look after it. */
export const appealFileReaders: Readonly<Record<string, FileReader>> = {
  appeal: async (actor, { ownerId }) => {
    const place = await findAppealPlace(readDb, { appealId: ownerId, regionId: actor.regionId })
    if (place === null || place.eventId === null) return false
    if (actor.personId !== null && place.personId === actor.personId) return true
    const scope = await findEventScope(readDb, place.eventId)
    return scope !== null && (hasPermissionAt(actor, 'dispute:decide', scope) || hasPermissionAt(actor, 'result:read', scope))
  },
}
