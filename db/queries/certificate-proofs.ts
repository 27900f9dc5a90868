import { and, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import type { DbOrTx, Tx } from '../client.ts'
import { certificateProofs, entries, persons, type ProofState } from '../schema/index.ts'
import { isUuid } from './uuid.ts'

export type ProofRow = typeof certificateProofs.$inferSelect

interface ProofScope {
  regionId: string
  editionId: string
  kind: string
}

const within = ({ regionId, editionId, kind }: ProofScope) => and(eq(certificateProofs.regionId, regionId), eq(certificateProofs.editionId, editionId), eq(certificateProofs.kind, kind))

/** How many proofs of an edition stand where. */
export async function countProofs(db: DbOrTx, scope: ProofScope): Promise<Record<ProofState, number>> {
  const rows = await db.select({ state: certificateProofs.state, n: sql<number>`count(*)::int` }).from(certificateProofs).where(within(scope)).groupBy(certificateProofs.state)
  const counts: Record<ProofState, number> = { asked: 0, confirmed: 0, reported: 0, settled: 0, superseded: 0 }
  for (const { state, n } of rows) counts[state] = n
  return counts
}

/** The proofs of an edition that count, with number and name of the entrant. */
export async function listProofs(db: DbOrTx, scope: ProofScope) {
  return db
    .select({ proof: certificateProofs, number: entries.number, name: persons.name })
    .from(certificateProofs)
    .innerJoin(entries, eq(entries.id, certificateProofs.entryId))
    .innerJoin(persons, eq(persons.id, certificateProofs.personId))
    .where(and(within(scope), ne(certificateProofs.state, 'superseded')))
    .orderBy(asc(entries.number))
}

/** Asks for proofs; those already asked with the same content stay as they are. Returns how many are new. */
export async function insertProofs(tx: Tx, values: Array<typeof certificateProofs.$inferInsert>): Promise<number> {
  let added = 0
  for (let from = 0; from < values.length; from += 500) {
    added += (await tx.insert(certificateProofs).values(values.slice(from, from + 500)).onConflictDoNothing().returning({ id: certificateProofs.id })).length
  }
  return added
}

/** Proofs of an event that were asked for another edition or content count no more. */
export async function supersedeProofs(tx: Tx, { regionId, eventId, kind, keep }: { regionId: string; eventId: string; kind: string; keep: readonly string[] }): Promise<void> {
  const open = and(eq(certificateProofs.regionId, regionId), eq(certificateProofs.eventId, eventId), eq(certificateProofs.kind, kind), inArray(certificateProofs.state, ['asked', 'reported']))
  await tx
    .update(certificateProofs)
    .set({ state: 'superseded' })
    .where(keep.length === 0 ? open : and(open, sql`${certificateProofs.contentHash} <> all(${sql.param([...keep])}::text[])`))
}

/** A proof of a region, or of one person in it. */
export async function getProof(db: DbOrTx, { proofId, regionId, personId }: { proofId: string; regionId: string; personId?: string }): Promise<ProofRow | null> {
  if (!isUuid(proofId)) return null
  const [row] = await db
    .select()
    .from(certificateProofs)
    .where(and(eq(certificateProofs.id, proofId), eq(certificateProofs.regionId, regionId), personId === undefined ? undefined : eq(certificateProofs.personId, personId)))
  return row ?? null
}

/** Proofs of one person that count, newest first. */
export async function listPersonProofs(db: DbOrTx, { regionId, personId }: { regionId: string; personId: string }): Promise<ProofRow[]> {
  return db
    .select()
    .from(certificateProofs)
    .where(and(eq(certificateProofs.regionId, regionId), eq(certificateProofs.personId, personId), ne(certificateProofs.state, 'superseded')))
    .orderBy(desc(certificateProofs.createdAt))
}

/** Moves a proof, unless it has left the expected states meanwhile. */
export async function moveProof(tx: Tx, { proofId, regionId, from, set }: { proofId: string; regionId: string; from: readonly ProofState[]; set: Partial<typeof certificateProofs.$inferInsert> }): Promise<ProofRow | null> {
  const [row] = await tx
    .update(certificateProofs)
    .set({ ...set, version: sql`${certificateProofs.version} + 1` })
    .where(and(eq(certificateProofs.id, proofId), eq(certificateProofs.regionId, regionId), inArray(certificateProofs.state, [...from])))
    .returning()
  return row ?? null
}
