import { roleGrants } from '#app/auth/permissions.ts'
import type { RegionActor } from '#app/auth/actor.ts'
import { readDb } from '#db/client.ts'
import { getUnit } from '#db/queries/organisations.ts'
import { findStudioScope } from '#db/queries/scopes.ts'
import type { RegisteringUnit } from '../imports/judge-entrants.ts'

/**
 * The unit somebody registers people for: the one their role names, or the host of the studio it names. Null for everybody else; where a role names
 * several, the first.
 */
export async function ownUnit(actor: RegionActor): Promise<RegisteringUnit | null> {
  for (const { role, organisationId, studioId } of actor.assignments) {
    if (!roleGrants(role, 'unit:register')) continue
    const host = organisationId ?? (studioId === null ? null : ((await findStudioScope(readDb, studioId))?.organisationId ?? null))
    const unit = host === null ? null : await getUnit(readDb, { regionId: actor.regionId, organisationId: host })
    if (unit) return unit
  }
  return null
}
