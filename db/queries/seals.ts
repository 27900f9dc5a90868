import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { required } from '#app/lib/errors.ts'
import type { DbOrTx, Tx } from '../client.ts'
import { files, regionSeals, sealApprovals, users } from '../schema/index.ts'
import { isUuid } from './uuid.ts'

export type SealRow = typeof regionSeals.$inferSelect

/** The seal image in use, or null: then the place of the seal stays empty. */
export async function getActiveSeal(db: DbOrTx, { regionId }: { regionId: string }): Promise<SealRow | null> {
  const [row] = await db.select().from(regionSeals).where(and(eq(regionSeals.regionId, regionId), eq(regionSeals.state, 'active')))
  return row ?? null
}

/** The image by its hash, also one that is no longer in use: what was issued with it is drawn with it. */
export async function getSealContent(db: DbOrTx, { regionId, sha256 }: { regionId: string; sha256: string }): Promise<Uint8Array | null> {
  const [row] = await db
    .select({ content: files.content })
    .from(regionSeals)
    .innerJoin(files, eq(files.id, regionSeals.fileId))
    .where(and(eq(regionSeals.regionId, regionId), eq(regionSeals.sha256, sha256)))
    .limit(1)
  return row?.content ?? null
}

/** The seal images of a region, newest first, with who uploaded and who approved each. */
export async function listSeals(db: DbOrTx, { regionId }: { regionId: string }) {
  const rows = await db
    .select({ seal: regionSeals, uploadedByName: users.displayName })
    .from(regionSeals)
    .innerJoin(users, eq(users.id, regionSeals.uploadedBy))
    .where(eq(regionSeals.regionId, regionId))
    .orderBy(desc(regionSeals.createdAt))
  const approvals = await db
    .select({ sealId: sealApprovals.sealId, userId: sealApprovals.approvedBy, name: users.displayName, at: sealApprovals.createdAt })
    .from(sealApprovals)
    .innerJoin(users, eq(users.id, sealApprovals.approvedBy))
    .where(eq(sealApprovals.regionId, regionId))
    .orderBy(asc(sealApprovals.createdAt))
  return rows.map(({ seal, uploadedByName }) => ({ ...seal, uploadedByName, approvals: approvals.filter(({ sealId }) => sealId === seal.id) }))
}

export async function insertSeal(tx: Tx, values: typeof regionSeals.$inferInsert): Promise<SealRow> {
  const [row] = await tx.insert(regionSeals).values(values).returning()
  return required(row)
}

export async function setSealFile(tx: Tx, { sealId, fileId }: { sealId: string; fileId: string }): Promise<void> {
  await tx.update(regionSeals).set({ fileId }).where(eq(regionSeals.id, sealId))
}

/** Locks one seal of a region until the transaction ends. */
export async function lockSeal(tx: Tx, { sealId, regionId }: { sealId: string; regionId: string }): Promise<SealRow | null> {
  if (!isUuid(sealId)) return null
  const [row] = await tx.select().from(regionSeals).where(and(eq(regionSeals.id, sealId), eq(regionSeals.regionId, regionId))).for('update')
  return row ?? null
}

/** Writes an approval; false when this person has approved it before. Returns how many different people have by now. */
export async function approveSeal(tx: Tx, { sealId, regionId, by }: { sealId: string; regionId: string; by: string }): Promise<{ added: boolean; approvals: number }> {
  const added = await tx.insert(sealApprovals).values({ sealId, regionId, approvedBy: by }).onConflictDoNothing().returning({ id: sealApprovals.id })
  const [counted] = await tx.select({ n: sql<number>`count(*)::int` }).from(sealApprovals).where(eq(sealApprovals.sealId, sealId))
  return { added: added.length > 0, approvals: counted?.n ?? 0 }
}

/** Puts a seal into use; the one before is retired. */
export async function activateSeal(tx: Tx, { sealId, regionId, by }: { sealId: string; regionId: string; by: string }): Promise<void> {
  await retireSeals(tx, { regionId, by })
  await tx.update(regionSeals).set({ state: 'active', activatedAt: sql`now()` }).where(eq(regionSeals.id, sealId))
}

/** Takes the seal in use, or one that was proposed, out of use. */
export async function retireSeals(tx: Tx, { regionId, by, sealId }: { regionId: string; by: string; sealId?: string }): Promise<void> {
  await tx
    .update(regionSeals)
    .set({ state: 'retired', retiredAt: sql`now()`, retiredBy: by })
    .where(and(eq(regionSeals.regionId, regionId), sealId === undefined ? eq(regionSeals.state, 'active') : eq(regionSeals.id, sealId)))
}
