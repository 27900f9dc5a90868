import { and, asc, count, desc, eq, ilike, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { DbOrTx } from '../client.ts'
import { certificateBatches, certificateCounters, certificates, competitionEvents, resultEditions, users, type CertificateStatus } from '../schema/index.ts'
import { isUuid } from './uuid.ts'

/** The serial that is next in a series; nothing is taken. */
export async function nextNumbers(db: DbOrTx, { regionId, series, year }: { regionId: string; series: string; year: number }): Promise<number> {
  const [row] = await db
    .select({ next: certificateCounters.next })
    .from(certificateCounters)
    .where(and(eq(certificateCounters.regionId, regionId), eq(certificateCounters.series, series), eq(certificateCounters.year, year)))
  return row?.next ?? 1
}

export interface SeriesReport {
  series: string
  year: number
  /** Numbers given out so far. */
  given: number
  valid: number
  suspended: number
  revoked: number
  replaced: number
  first: string | null
  last: string | null
  /** Serials that were given out and belong to no certificate; must be empty. */
  missing: number[]
}

/** Each series and year of a region: what was given out, in which state it is, and whether any number is missing. */
export async function reportNumbers(db: DbOrTx, { regionId }: { regionId: string }): Promise<SeriesReport[]> {
  const rows = await db.execute<Record<string, unknown>>(sql`
    select k.series, k.year, k.next - 1 as given,
      count(c.id) filter (where c.status = 'valid')::int as valid, count(c.id) filter (where c.status = 'suspended')::int as suspended,
      count(c.id) filter (where c.status = 'revoked')::int as revoked, count(c.id) filter (where c.status = 'replaced')::int as replaced,
      (array_agg(c.number order by c.serial) filter (where c.id is not null))[1] as first,
      (array_agg(c.number order by c.serial desc) filter (where c.id is not null))[1] as last,
      coalesce((select json_agg(s order by s) from generate_series(1, k.next - 1) s
        where not exists (select 1 from ${certificates} x where x.region_id = k.region_id and x.series = k.series and x.year = k.year and x.serial = s)), '[]'::json) as missing
    from ${certificateCounters} k
    left join ${certificates} c on c.region_id = k.region_id and c.series = k.series and c.year = k.year
    where k.region_id = ${regionId}
    group by k.id order by k.year desc, k.series`)
  return [...rows] as unknown as SeriesReport[]
}

export interface RegisterFilter {
  /** Part of a number or a name. */
  text?: string
  kind?: string
  status?: CertificateStatus
}

/** One page of the register of certificates with the number of all that match, newest first. */
export async function searchCertificates(db: DbOrTx, { regionId, filter, limit, offset }: { regionId: string; filter: RegisterFilter; limit: number; offset: number }) {
  const pattern = `%${(filter.text ?? '').replace(/[\\%_]/g, '\\$&')}%`
  const condition = and(
    eq(certificates.regionId, regionId),
    filter.text ? or(ilike(certificates.number, pattern), sql`coalesce(${certificates.payload} ->> 'recipientName', ${certificates.payload} ->> 'studioName') ilike ${pattern}`) : undefined,
    filter.kind ? eq(certificates.kind, filter.kind) : undefined,
    filter.status ? eq(certificates.status, filter.status) : undefined,
  )
  const [rows, [all]] = await Promise.all([
    db
      .select({ id: certificates.id, number: certificates.number, kind: certificates.kind, status: certificates.status, payload: certificates.payload })
      .from(certificates)
      .where(condition)
      .orderBy(desc(certificates.year), asc(certificates.series), desc(certificates.serial))
      .limit(limit)
      .offset(offset),
    db.select({ n: count() }).from(certificates).where(condition),
  ])
  return { rows, total: all?.n ?? 0 }
}

/** One certificate with everything its own page shows. */
export async function getCertificateRecord(db: DbOrTx, { certificateId, regionId }: { certificateId: string; regionId: string }) {
  if (!isUuid(certificateId)) return null
  const [row] = await db
    .select({ certificate: certificates, eventId: certificateBatches.eventId, eventName: competitionEvents.name, edition: resultEditions.edition, issuedByName: users.displayName, drawn: isNotNull(certificates.pdfFileId).mapWith(Boolean) })
    .from(certificates)
    .innerJoin(certificateBatches, eq(certificateBatches.id, certificates.batchId))
    .innerJoin(users, eq(users.id, certificates.issuedBy))
    .leftJoin(competitionEvents, eq(competitionEvents.id, certificateBatches.eventId))
    .leftJoin(resultEditions, eq(resultEditions.id, certificates.editionId))
    .where(and(eq(certificates.id, certificateId), eq(certificates.regionId, regionId)))
  return row ?? null
}

/** All certificates that stood for the same subject, oldest first: the chain of replacements and whatever came after a revocation. */
export async function listChain(db: DbOrTx, { regionId, kind, sourceKey }: { regionId: string; kind: string; sourceKey: string }) {
  return db
    .select({
      id: certificates.id, number: certificates.number, status: certificates.status, statusReason: certificates.statusReason, statusChangedAt: certificates.statusChangedAt, statusChangedByName: users.displayName,
      issuedAt: certificates.issuedAt, replacesId: certificates.replacesId, replacedById: certificates.replacedById,
    })
    .from(certificates)
    .leftJoin(users, eq(users.id, certificates.statusChangedBy))
    .where(and(eq(certificates.regionId, regionId), eq(certificates.kind, kind), eq(certificates.sourceKey, sourceKey)))
    .orderBy(asc(certificates.issuedAt), asc(certificates.serial))
}

/** A batch of a region with its place, and how many of its files are drawn. */
export async function getBatchPlace(db: DbOrTx, { batchId, regionId }: { batchId: string; regionId: string }) {
  if (!isUuid(batchId)) return null
  const [row] = await db
    .select({ id: certificateBatches.id, kind: certificateBatches.kind, total: certificateBatches.total, eventId: certificateBatches.eventId, competitionId: competitionEvents.competitionId })
    .from(certificateBatches)
    .leftJoin(competitionEvents, eq(competitionEvents.id, certificateBatches.eventId))
    .where(and(eq(certificateBatches.id, batchId), eq(certificateBatches.regionId, regionId)))
  return row ?? null
}

/** Certificates of a batch that are not void, after a serial, in the order of their numbers. */
export async function listBatchCertificates(db: DbOrTx, { batchId, after, limit }: { batchId: string; after: number; limit: number }) {
  return db
    .select({ serial: certificates.serial, number: certificates.number, payload: certificates.payload, pdfFileId: certificates.pdfFileId, pdfHash: certificates.pdfHash })
    .from(certificates)
    .where(and(eq(certificates.batchId, batchId), sql`${certificates.serial} > ${after}`, or(eq(certificates.status, 'valid'), eq(certificates.status, 'suspended'))))
    .orderBy(asc(certificates.serial))
    .limit(limit)
}

/** How many certificates of a batch have no file yet. */
export async function countUndrawn(db: DbOrTx, { batchId }: { batchId: string }): Promise<number> {
  const [row] = await db.select({ n: count() }).from(certificates).where(and(eq(certificates.batchId, batchId), isNull(certificates.pdfFileId)))
  return row?.n ?? 0
}
