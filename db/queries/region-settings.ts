import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { regions, type RegionSettings } from '#db/schema/regions.ts'

export interface RegionSettingsChange {
  settings: RegionSettings
  policyIds: readonly string[]
}

/** Changes what a bureau says of itself, over the version its writer saw. False when somebody else was first. */
export async function updateRegionSettings(tx: Tx, { regionId, version }: { regionId: string; version: number }, change: RegionSettingsChange): Promise<boolean> {
  const rows = await tx
    .update(regions)
    .set({ settings: change.settings, policyIds: [...change.policyIds], version: sql`${regions.version} + 1`, updatedAt: sql`now()` })
    .where(and(eq(regions.id, regionId), eq(regions.version, version)))
    .returning({ id: regions.id })
  return rows.length === 1
}

/** Locks a region's row until the transaction ends and returns it; null when there is none. */
export async function lockRegion(tx: Tx, regionId: string): Promise<typeof regions.$inferSelect | null> {
  const [row] = await tx.select().from(regions).where(eq(regions.id, regionId)).for('update')
  return row ?? null
}
