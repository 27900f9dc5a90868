import { bigint, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

export type ChainType = 'competition' | 'round' | 'region' | 'installation'

/**
 * 审计: what happened, by whom, to what. Append-only (a trigger refuses UPDATE, DELETE and TRUNCATE) and chained:
 * hash = SHA-256(previous hash ‖ canonical JSON of the event), so that an altered, deleted or swapped row is found.
 */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant().notNull(),
    regionId: uuid(),
    chainType: text().$type<ChainType>().notNull(),
    chainId: text().notNull(),
    seq: integer().notNull(),
    kind: text().notNull(),
    actorId: uuid(),
    actorName: text().notNull(),
    subjectType: text().notNull(),
    subjectId: text().notNull(),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    prevHash: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [
    unique().on(t.chainType, t.chainId, t.seq),
    index().on(t.regionId, t.at),
    index().on(t.subjectType, t.subjectId),
    index().on(t.actorId, t.at),
  ],
)

/** Head of each chain. Locked last in every transaction, so that the serial part of a write is one insert. */
export const auditHeads = pgTable(
  'audit_heads',
  {
    chainType: text().$type<ChainType>().notNull(),
    chainId: text().notNull(),
    seq: integer().notNull(),
    hash: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.chainType, t.chainId] })],
)

/** One row per request key: the first answer is stored with the effect and given again to every repetition. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    userId: text().notNull(),
    key: text().notNull(),
    command: text().notNull(),
    bodyHash: text().notNull(),
    response: jsonb().$type<unknown>(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.key] }), index().on(t.createdAt)],
)
