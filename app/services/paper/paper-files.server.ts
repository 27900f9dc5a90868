import { hasPermissionAt } from '#app/auth/actor.ts'
import { namesAreHidden } from '#app/services/entries/names-hidden.ts'
import type { FileReader } from '#app/services/files/file-readers.ts'
import { readDb } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { findEventScope } from '#db/queries/scopes.ts'
import { STATION_SCAN_OWNER } from './station-papers.ts'

/**
 * Signed sheets that marks are typed from: read by whoever may read the marks of that event, or decides its differences. The papers of the other
 * stations hold names: read by whoever may see who takes part, and while codes are sealed by nobody who marks.
 */
export const paperFileReaders: Readonly<Record<string, FileReader>> = {
  paperStation: async (actor, { ownerId }) => {
    const scope = await findEventScope(readDb, ownerId)
    return scope !== null && (hasPermissionAt(actor, 'mark:read', scope) || hasPermissionAt(actor, 'paper:decide', scope))
  },
  [STATION_SCAN_OWNER]: async (actor, { ownerId }) => {
    const scope = await findEventScope(readDb, ownerId)
    return scope !== null && hasPermissionAt(actor, 'entrant:read', scope) && !namesAreHidden(actor, await requireEvent(readDb, { regionId: actor.regionId, eventId: ownerId }))
  },
}
