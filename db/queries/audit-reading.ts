import { and, count, desc, eq, gte, inArray, lt, or, sql, type SQL } from 'drizzle-orm'
import type { DbOrTx } from '#db/client.ts'
import { auditEvents, auditHeads, competitions, reviewRounds, roleAssignments, users, type ChainType } from '#db/schema/index.ts'
import { isUuid } from './uuid.ts'
import type { AuditEventRow, ChainRef } from './audit.ts'

/** Whose events: those of a region, or of some of its competitions only. */
export interface AuditScope {
  regionId: string
  /** Absent: the whole region. */
  competitionIds?: readonly string[]
}

export interface AuditFilter {
  chain?: ChainRef
  kind?: string
  actorId?: string
  /** First instant, included. */
  from?: Date
  /** First instant after the last. */
  until?: Date
}

function conditions({ regionId, competitionIds }: AuditScope, filter: AuditFilter): SQL | undefined {
  const { chain, kind, actorId, from, until } = filter
  return and(
    eq(auditEvents.regionId, regionId),
    competitionIds && and(eq(auditEvents.chainType, 'competition'), inArray(auditEvents.chainId, [...competitionIds])),
    chain && and(eq(auditEvents.chainType, chain.chainType), eq(auditEvents.chainId, chain.chainId)),
    kind === undefined ? undefined : eq(auditEvents.kind, kind),
    actorId === undefined ? undefined : isUuid(actorId) ? eq(auditEvents.actorId, actorId) : sql`false`,
    from && gte(auditEvents.at, from),
    until && lt(auditEvents.at, until),
  )
}

/** One window of a region's events, newest first. */
export async function listAuditEvents(db: DbOrTx, query: AuditScope & { filter: AuditFilter; limit: number; offset: number }): Promise<AuditEventRow[]> {
  return db
    .select()
    .from(auditEvents)
    .where(conditions(query, query.filter))
    .orderBy(desc(auditEvents.at), desc(auditEvents.id))
    .limit(query.limit)
    .offset(query.offset)
}

/** What happened to one thing, by the kinds that are asked for, oldest first. */
export async function listSubjectEvents(db: DbOrTx, { regionId, subject, kinds }: { regionId: string; subject: { type: string; id: string }; kinds: readonly string[] }): Promise<AuditEventRow[]> {
  return db
    .select()
    .from(auditEvents)
    .where(and(eq(auditEvents.regionId, regionId), eq(auditEvents.subjectType, subject.type), eq(auditEvents.subjectId, subject.id), inArray(auditEvents.kind, [...kinds])))
    .orderBy(auditEvents.id)
}

export async function countAuditEvents(db: DbOrTx, query: AuditScope & { filter: AuditFilter }): Promise<number> {
  const [row] = await db.select({ n: count() }).from(auditEvents).where(conditions(query, query.filter))
  return row?.n ?? 0
}

export interface ChainLine extends ChainRef {
  seq: number
  /** Hash of the last event: what signed papers carry. */
  hash: string
  competitionName: string | null
  roundName: string | null
}

/** The chains of a scope, the region's own first, then competitions and rounds by the newest. At most 500. */
export async function listChainsOf(db: DbOrTx, { regionId, competitionIds }: AuditScope): Promise<ChainLine[]> {
  const isOf = (type: ChainType) => eq(auditHeads.chainType, type)
  const ofCompetition = and(isOf('competition'), eq(competitions.regionId, regionId), competitionIds && inArray(competitions.id, [...competitionIds]))
  const ofRegion = competitionIds ? undefined : or(and(isOf('region'), eq(auditHeads.chainId, regionId)), and(isOf('round'), eq(reviewRounds.regionId, regionId)))
  return db
    .select({
      chainType: auditHeads.chainType,
      chainId: auditHeads.chainId,
      seq: auditHeads.seq,
      hash: auditHeads.hash,
      competitionName: competitions.name,
      roundName: reviewRounds.name,
    })
    .from(auditHeads)
    .leftJoin(competitions, and(isOf('competition'), eq(sql`${competitions.id}::text`, auditHeads.chainId)))
    .leftJoin(reviewRounds, and(isOf('round'), eq(sql`${reviewRounds.id}::text`, auditHeads.chainId)))
    .where(or(ofCompetition, ofRegion))
    .orderBy(sql`case when ${isOf('region')} then 0 else 1 end`, sql`coalesce(${competitions.createdAt}, ${reviewRounds.createdAt}) desc`)
    .limit(500)
}

/** People of a region who may act in it: everybody with a role other than a candidate's. At most 500, by name. */
export async function listPossibleActors(db: DbOrTx, { regionId }: { regionId: string }): Promise<Array<{ id: string; name: string }>> {
  return db
    .select({ id: users.id, name: users.displayName })
    .from(users)
    .where(and(eq(users.regionId, regionId), sql`exists (select 1 from ${roleAssignments} a where a.user_id = ${users.id} and a.role <> 'candidate')`))
    .orderBy(users.displayName, users.id)
    .limit(500)
}

/** What events are about, by id: the names people know those things by. Ids of other regions have none. */
export async function listSubjectNames(db: DbOrTx, { regionId, ids }: { regionId: string; ids: readonly string[] }): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)].filter(isUuid)
  if (wanted.length === 0) return new Map()
  const region = sql`${regionId}::uuid`
  const among = sql`any(${sql.param(wanted)}::uuid[])`
  const rows = await db.execute<{ id: string; name: string }>(sql`
    select id, name from competitions where region_id = ${region} and id = ${among}
    union all select id, case when division = '' then name else name || ' · ' || division end from competition_events where region_id = ${region} and id = ${among}
    union all select id, name from persons where region_id = ${region} and id = ${among}
    union all select id, display_name from users where region_id = ${region} and id = ${among}
    union all select id, name from studios where region_id = ${region} and id = ${among}
    union all select id, name from regions where id = ${region} and id = ${among}`)
  return new Map(rows.map((row) => [row.id, row.name]))
}
