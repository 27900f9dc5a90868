import { and, asc, eq, getTableColumns, isNull, sql } from 'drizzle-orm'
import type { DbOrTx, Tx } from '../client.ts'
import { markingSchemes, users } from '../schema/index.ts'
import type { EventScope } from './events.ts'

/** One edition, with who froze it; null while it is a draft or a proposal. */
export type SchemeRow = typeof markingSchemes.$inferSelect & { frozenByName: string | null }

/** All editions of an event's marking schemes, by part and edition. */
export async function listSchemeEditions(db: DbOrTx, { regionId, eventId }: EventScope): Promise<SchemeRow[]> {
  return db
    .select({ ...getTableColumns(markingSchemes), frozenByName: users.displayName })
    .from(markingSchemes)
    .leftJoin(users, eq(users.id, markingSchemes.frozenBy))
    .where(and(eq(markingSchemes.regionId, regionId), eq(markingSchemes.eventId, eventId)))
    .orderBy(asc(markingSchemes.partKey), asc(markingSchemes.edition))
}

/**
 * What tells one state of an event's schemes from another, in one line of text: parts, editions, hashes of their content and which are frozen. Content, not
 * a count of changes: what was read inside a transaction that is rolled back must never be taken for what is stored later.
 */
export const schemeStamp = sql<string>`coalesce((select string_agg(s.part_key || ' ' || s.edition || ' ' || s.scheme_hash || ' ' || (s.frozen_at is not null), ';' order by s.part_key collate "C", s.edition)
  from marking_schemes s where s.event_id = e.id), '')`

/** The same of rows that were read. */
export function stampOfSchemes(rows: ReadonlyArray<Pick<SchemeRow, 'partKey' | 'edition' | 'schemeHash' | 'frozenAt'>>): string {
  const order = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))
  return [...rows].sort((a, b) => order(a.partKey, b.partKey) || a.edition - b.edition).map(({ partKey, edition, schemeHash, frozenAt }) => `${partKey} ${edition} ${schemeHash} ${frozenAt !== null}`).join(';')
}

export type NewScheme = Pick<SchemeRow, 'regionId' | 'eventId' | 'partKey' | 'edition' | 'scheme' | 'schemeHash' | 'reason'> & { frozenBy?: string }

/** Stores a draft, or with `frozenBy` an edition that counts at once. */
export async function insertScheme(tx: Tx, { frozenBy, ...values }: NewScheme): Promise<void> {
  await tx.insert(markingSchemes).values({ ...values, ...(frozenBy === undefined ? {} : { frozenBy, frozenAt: sql`now()` }) })
}

type SchemeAt = EventScope & { partKey: string; edition: number }

const at = ({ regionId, eventId, partKey, edition }: SchemeAt) =>
  and(eq(markingSchemes.regionId, regionId), eq(markingSchemes.eventId, eventId), eq(markingSchemes.partKey, partKey), eq(markingSchemes.edition, edition), isNull(markingSchemes.frozenAt))

/** Freezes an edition by the database's clock. False when it was frozen already. */
export async function freezeScheme(tx: Tx, scope: SchemeAt, by: string): Promise<boolean> {
  const rows = await tx.update(markingSchemes).set({ frozenAt: sql`now()`, frozenBy: by }).where(at(scope)).returning({ id: markingSchemes.id })
  return rows.length === 1
}

/** Puts a changed draft in the place of the one with `version`. False when somebody else changed or froze it first. */
export async function updateSchemeDraft(tx: Tx, scope: SchemeAt & { version: number }, values: Pick<SchemeRow, 'scheme' | 'schemeHash' | 'reason'>): Promise<boolean> {
  const rows = await tx
    .update(markingSchemes)
    .set({ ...values, version: sql`${markingSchemes.version} + 1` })
    .where(and(at(scope), eq(markingSchemes.version, scope.version)))
    .returning({ id: markingSchemes.id })
  return rows.length === 1
}

/** Takes a draft away. False when it is not there, changed or frozen. */
export async function deleteSchemeDraft(tx: Tx, scope: SchemeAt & { version: number }): Promise<boolean> {
  const rows = await tx.delete(markingSchemes).where(and(at(scope), eq(markingSchemes.version, scope.version))).returning({ id: markingSchemes.id })
  return rows.length === 1
}
