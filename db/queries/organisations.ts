import { and, asc, eq } from 'drizzle-orm'
import type { DbOrTx, Tx } from '../client.ts'
import { organisations } from '../schema/index.ts'

export type OrganisationRow = typeof organisations.$inferSelect

/**
 * The form of a unit's name that is compared: the same unit is typed with full-width brackets, blanks and other letter cases.
 * The printed name keeps what was typed.
 */
export function normaliseOrganisationName(name: string): string {
  return name.normalize('NFKC').replace(/\s+/gu, '').toLowerCase()
}

/** The units of a region that are in use, by name. */
export async function listOrganisations(db: DbOrTx, { regionId }: { regionId: string }): Promise<Array<{ id: string; name: string; kind: OrganisationRow['kind'] }>> {
  return db
    .select({ id: organisations.id, name: organisations.name, kind: organisations.kind })
    .from(organisations)
    .where(and(eq(organisations.regionId, regionId), eq(organisations.active, true)))
    .orderBy(asc(organisations.name))
}

/**
 * The unit of that name in the region, entered now if it is not there yet. Two people who enter the same name at the same time get
 * the same unit: the unique key decides, not a look before the insert.
 */
export async function findOrInsertOrganisation(
  tx: Tx,
  { regionId, name, kind = 'other' }: { regionId: string; name: string; kind?: OrganisationRow['kind'] },
): Promise<{ id: string; inserted: boolean }> {
  const nameNormalised = normaliseOrganisationName(name)
  const fresh = await tx
    .insert(organisations)
    .values({ regionId, name: name.trim(), nameNormalised, kind })
    .onConflictDoNothing({ target: [organisations.regionId, organisations.nameNormalised] })
    .returning({ id: organisations.id })
  if (fresh[0]) return { id: fresh[0].id, inserted: true }
  const known = await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(and(eq(organisations.regionId, regionId), eq(organisations.nameNormalised, nameNormalised)))
  return { id: known[0]!.id, inserted: false }
}

/** One unit of a region by its id; null for another region's. */
export async function getUnit(db: DbOrTx, { regionId, organisationId }: { regionId: string; organisationId: string }): Promise<{ id: string; name: string } | null> {
  const [row] = await db.select({ id: organisations.id, name: organisations.name }).from(organisations).where(and(eq(organisations.id, organisationId), eq(organisations.regionId, regionId)))
  return row ?? null
}
