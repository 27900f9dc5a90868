import { hasPermission, hasPermissionAt, type RegionActor } from '#app/auth/actor.ts'
import type { FileReader } from '#app/services/files/file-readers.ts'
import { readDb } from '#db/client.ts'
import { findEntryOwner, isPersonOfUnit, listPersonCompetitions } from '#db/queries/registrations.ts'
import { findEventScope } from '#db/queries/scopes.ts'
import { ownUnit } from './own-unit.server.ts'

/**
 * What comes with a registration. Photographs of entrants: their own, their unit's contact, and whoever reads entrants at one of their
 * competitions. Papers of one entry: the same, for that contest alone.
 */
export const personFileReaders: Readonly<Record<string, FileReader>> = {
  person: async (actor, { ownerId }) => {
    if (actor.personId === ownerId) return true
    const { regionId } = actor
    const places = await listPersonCompetitions(readDb, { regionId, personId: ownerId })
    if (places.some((place) => hasPermissionAt(actor, 'entrant:read', { regionId, ...place }))) return true
    const unitId = await registeringUnitId(actor)
    return unitId !== null && isPersonOfUnit(readDb, { regionId, personId: ownerId, organisationId: unitId })
  },
  entry: async (actor, { ownerId }) => {
    const owner = await findEntryOwner(readDb, { regionId: actor.regionId, entryId: ownerId })
    if (owner === null) return false
    if (actor.personId === owner.personId) return true
    const scope = await findEventScope(readDb, owner.eventId)
    if (scope !== null && hasPermissionAt(actor, 'entrant:read', scope)) return true
    return owner.organisationId !== null && owner.organisationId === (await registeringUnitId(actor))
  },
}

async function registeringUnitId(actor: RegionActor): Promise<string | null> {
  return hasPermission(actor, 'unit:register') ? ((await ownUnit(actor))?.id ?? null) : null
}
