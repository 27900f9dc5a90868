import { and, asc, eq } from 'drizzle-orm'
import type { DbOrTx, Tx } from '../client.ts'
import { signOffs } from '../schema/index.ts'

export type SignOffRow = typeof signOffs.$inferSelect

/** The signatures on one edition, first to last. */
export async function listSignOffs(db: DbOrTx, { editionId, regionId }: { editionId: string; regionId: string }): Promise<SignOffRow[]> {
  return db.select().from(signOffs).where(and(eq(signOffs.editionId, editionId), eq(signOffs.regionId, regionId))).orderBy(asc(signOffs.createdAt), asc(signOffs.id))
}

export async function insertSignOff(tx: Tx, values: Omit<typeof signOffs.$inferInsert, 'id' | 'createdAt'>): Promise<string> {
  const [row] = await tx.insert(signOffs).values(values).returning({ id: signOffs.id })
  return row!.id
}
