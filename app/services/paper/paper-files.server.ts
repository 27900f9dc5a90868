import { hasPermissionAt } from '#app/auth/actor.ts'
import type { FileReader } from '#app/services/files/file-readers.ts'
import { readDb } from '#db/client.ts'
import { findEventScope } from '#db/queries/scopes.ts'

/** Signed station sheets: read by whoever may read the marks of that event, or decides its differences. */
export const paperFileReaders: Readonly<Record<string, FileReader>> = {
  paperStation: async (actor, { ownerId }) => {
    const scope = await findEventScope(readDb, ownerId)
    return scope !== null && (hasPermissionAt(actor, 'mark:read', scope) || hasPermissionAt(actor, 'paper:decide', scope))
  },
}
