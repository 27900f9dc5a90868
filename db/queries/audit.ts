import { and, asc, eq, gt, sql, type SQL } from 'drizzle-orm'
import type { DbOrTx, Tx } from '#db/client.ts'
import { sendWithCommit } from '#db/transactions/in-transaction.ts'
import { auditEvents, auditHeads, type ChainType } from '#db/schema/audit.ts'

export interface AuditEventInput {
  regionId: string | null
  chainType: ChainType
  chainId: string
  kind: string
  actorId: string | null
  actorName: string
  subjectType: string
  subjectId: string
  data: Record<string, unknown>
  /** Canonical text of the fields above; it is what the hash covers. */
  bodyText: string
  /** Hash before the first event of a chain. */
  genesis: string
}

export interface AppendedEvent {
  seq: number
  hash: string
}

/**
 * Appends one event to its chain in one statement: locks the head, numbers the event, takes the database's clock, hashes
 * and moves the head. The head stays locked until the transaction ends, so this comes last in it.
 */
export async function appendAuditEvent(tx: Tx, input: AuditEventInput): Promise<AppendedEvent> {
  const appended = await appendToHead(tx, input)
  if (appended) return appended
  await tx
    .insert(auditHeads)
    .values({ chainType: input.chainType, chainId: input.chainId, seq: 0, hash: input.genesis })
    .onConflictDoNothing()
  const first = await appendToHead(tx, input)
  if (!first) throw new Error('The head of an audit chain could not be made.')
  return first
}

/**
 * The same for a chain that has begun and an event whose number nobody asks for: it travels with the commit, behind which the head is free
 * again. Without a head the statement fails (a division by nought), and with it the act: no act is kept without its event.
 */
export function appendAuditEventWithCommit(tx: Tx, input: AuditEventInput): void {
  sendWithCommit(tx, sql`${appending(input)} returning h.seq) select 1 / count(*) from moved`)
}

async function appendToHead(tx: Tx, input: AuditEventInput): Promise<AppendedEvent | undefined> {
  const [row] = await tx.execute<{ seq: number; hash: string }>(sql`${appending(input)} returning h.seq, h.hash) select seq, hash from moved`)
  return row ? { seq: Number(row.seq), hash: row.hash } : undefined
}

/** Locks the head, writes the event behind it and moves the head, up to the `returning` of the last step (`moved`). */
function appending(input: AuditEventInput): SQL {
  return sql`
    with head as materialized (
      select seq, hash from audit_heads where chain_type = ${input.chainType} and chain_id = ${input.chainId} for update
    ), stamp as materialized (
      select seq + 1 as seq, hash as prev, date_trunc('milliseconds', clock_timestamp()) as at from head
    ), event as (
      insert into audit_events
        (at, region_id, chain_type, chain_id, seq, kind, actor_id, actor_name, subject_type, subject_id, data, prev_hash, hash)
      select at, ${input.regionId}::uuid, ${input.chainType}, ${input.chainId}, seq, ${input.kind}, ${input.actorId}::uuid,
        ${input.actorName}, ${input.subjectType}, ${input.subjectId}, ${JSON.stringify(input.data)}::jsonb, prev,
        encode(sha256(convert_to(prev || E'\n' || seq || E'\n'
          || to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || E'\n' || ${input.bodyText}::text, 'UTF8')), 'hex')
      from stamp
      returning seq, hash
    ), moved as (
    update audit_heads h set seq = event.seq, hash = event.hash
    from event where h.chain_type = ${input.chainType} and h.chain_id = ${input.chainId}`
}

export interface ChainRef {
  chainType: ChainType
  chainId: string
}

export type AuditEventRow = typeof auditEvents.$inferSelect

/** Heads of all chains, in a fixed order. */
export async function listAuditHeads(db: DbOrTx) {
  return db.select().from(auditHeads).orderBy(asc(auditHeads.chainType), asc(auditHeads.chainId))
}

/** Head of one chain: what is printed on signed papers. Null while nothing has happened. */
export async function getAuditHead(db: DbOrTx, { chainType, chainId }: ChainRef) {
  const [row] = await db
    .select({ seq: auditHeads.seq, hash: auditHeads.hash })
    .from(auditHeads)
    .where(and(eq(auditHeads.chainType, chainType), eq(auditHeads.chainId, chainId)))
  return row ?? null
}

/** Chains that have events, whether or not their head is still there. */
export async function listAuditChains(db: DbOrTx): Promise<ChainRef[]> {
  return db
    .selectDistinct({ chainType: auditEvents.chainType, chainId: auditEvents.chainId })
    .from(auditEvents)
    .orderBy(asc(auditEvents.chainType), asc(auditEvents.chainId))
}

/** The next events of a chain after a number, in order; at most `limit`. */
export async function listChainEvents(db: DbOrTx, chain: ChainRef & { afterSeq: number; limit: number }): Promise<AuditEventRow[]> {
  return db
    .select()
    .from(auditEvents)
    .where(and(eq(auditEvents.chainType, chain.chainType), eq(auditEvents.chainId, chain.chainId), gt(auditEvents.seq, chain.afterSeq)))
    .orderBy(asc(auditEvents.seq))
    .limit(chain.limit)
}
