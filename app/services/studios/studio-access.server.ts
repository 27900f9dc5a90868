import { hasPermission, type RegionActor } from '#app/auth/actor.ts'
import { roleGrants, type Permission } from '#app/auth/permissions.ts'
import { required } from '#app/lib/errors.ts'
import type { DbOrTx } from '#db/client.ts'
import { getStudio, type StudioScope, type StudioWithNames } from '#db/queries/studios.ts'

/**
 * The studios this person may see: officers those of the region, a leader and the host's contact their own and no others. An
 * assignment that names no studio opens none.
 */
export function studioScopeOf(actor: RegionActor): StudioScope {
  if (hasPermission(actor, 'studio:read')) return { regionId: actor.regionId }
  return { regionId: actor.regionId, studioIds: [...new Set([...studiosWith(actor, 'studio:own'), ...studiosWith(actor, 'studio:confirm')])] }
}

/** The studios for which this person holds a permission by name. */
export function studiosWith(actor: RegionActor, permission: Permission): string[] {
  return actor.assignments.flatMap(({ role, studioId }) => (roleGrants(role, permission) && studioId !== null ? [studioId] : []))
}

/** What this person may do at one studio. Leading and confirming hold for the named studio only. */
export interface StudioRights {
  lead: boolean
  confirm: boolean
  /** Reads as the bureau. */
  read: boolean
  /** Decides for the bureau. */
  decide: boolean
}

export function studioRights(actor: RegionActor, studioId: string): StudioRights {
  return {
    lead: studiosWith(actor, 'studio:own').includes(studioId),
    confirm: studiosWith(actor, 'studio:confirm').includes(studioId),
    read: hasPermission(actor, 'studio:read'),
    decide: hasPermission(actor, 'studio:edit'),
  }
}

/** A studio this person may see. @throws AppError 404 for any other */
export async function requireStudio(db: DbOrTx, actor: RegionActor, studioId: string): Promise<StudioWithNames> {
  return required(await getStudio(db, { ...studioScopeOf(actor), studioId }))
}

/** A studio this person leads. @throws AppError 404 for any other */
export async function requireLedStudio(db: DbOrTx, actor: RegionActor, studioId: string): Promise<StudioWithNames> {
  return required(studioRights(actor, studioId).lead ? await getStudio(db, { regionId: actor.regionId, studioId }) : null)
}
