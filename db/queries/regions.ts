import { eq } from 'drizzle-orm'
import { required } from '#app/lib/errors.ts'
import type { DbOrTx } from '../client.ts'
import { regions } from '../schema/index.ts'

export type RegionRow = typeof regions.$inferSelect

/** One region by its id; the id comes from a signed-in person or from a row, never from an address. Throws AppError 404. */
export async function requireRegion(db: DbOrTx, regionId: string): Promise<RegionRow> {
  const rows = await db.select().from(regions).where(eq(regions.id, regionId))
  return required(rows[0])
}

/** All regions of the installation, by code. */
export async function listRegions(db: DbOrTx): Promise<RegionRow[]> {
  return db.select().from(regions).orderBy(regions.code)
}

/** A region by its public code; codes stand in the addresses of issuers. */
export async function findRegionByCode(db: DbOrTx, code: string): Promise<RegionRow | null> {
  const [row] = await db.select().from(regions).where(eq(regions.code, code))
  return row ?? null
}
