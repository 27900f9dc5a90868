import { and, asc, count, desc, eq, inArray, sql } from 'drizzle-orm'
import type { DbOrTx, Tx } from '#db/client.ts'
import { annualReports, annualReportVersions, organisations, persons, studios } from '#db/schema/index.ts'
import type { StudioPlace } from './studio-log.ts'

export type ReportRow = typeof annualReports.$inferSelect
export type ReportState = ReportRow['state']
export type ReportVersionRow = typeof annualReportVersions.$inferSelect

/** One studio's report of a year, or null. */
export async function getReport(db: DbOrTx, { regionId, studioId, year }: StudioPlace & { year: number }): Promise<ReportRow | null> {
  const [row] = await db.select().from(annualReports).where(and(eq(annualReports.regionId, regionId), eq(annualReports.studioId, studioId), eq(annualReports.year, year)))
  return row ?? null
}

/** The same, locked for the rest of the transaction. */
export async function lockReport(tx: Tx, { regionId, studioId, year }: StudioPlace & { year: number }): Promise<ReportRow | null> {
  const [row] = await tx
    .select()
    .from(annualReports)
    .where(and(eq(annualReports.regionId, regionId), eq(annualReports.studioId, studioId), eq(annualReports.year, year)))
    .for('update')
  return row ?? null
}

export async function listReports(db: DbOrTx, { regionId, studioId }: StudioPlace): Promise<ReportRow[]> {
  return db.select().from(annualReports).where(and(eq(annualReports.regionId, regionId), eq(annualReports.studioId, studioId))).orderBy(desc(annualReports.year))
}

/** Enters a report where the studio has none for the year. */
export async function insertReport(tx: Tx, { regionId, studioId, year, dueAt }: StudioPlace & { year: number; dueAt: Date | null }): Promise<void> {
  await tx.insert(annualReports).values({ regionId, studioId, year, dueAt }).onConflictDoNothing({ target: [annualReports.studioId, annualReports.year] })
}

export async function updateReport(tx: Tx, id: string, change: Partial<Omit<typeof annualReports.$inferInsert, 'id'>>): Promise<void> {
  await tx.update(annualReports).set({ ...change, updatedAt: new Date() }).where(eq(annualReports.id, id))
}

/** Opens a year for many studios in one statement; those that have the report get the day where they are still at work on it. */
export async function openReports(tx: Tx, { regionId, year, dueAt, states }: { regionId: string; year: number; dueAt: Date; states: readonly string[] }): Promise<number> {
  const rows = await tx.execute(sql`
    insert into annual_reports (region_id, studio_id, year, due_at)
    select region_id, id, ${year}::smallint, ${dueAt.toISOString()}::timestamptz from studios
    where region_id = ${regionId}::uuid and state = any(${sql.param([...states])}::text[]) and (recognised_on is null or extract(year from recognised_on) <= ${year})
    on conflict (studio_id, year) do update set due_at = excluded.due_at, updated_at = now() where annual_reports.state in ('open', 'returned')
    returning id`)
  return rows.length
}

/**
 * Keeps what a save made. Saves of one person within a minute are one version, so that a typed paragraph is not a hundred of them; a
 * submitted version is never written over.
 */
export async function keepReportVersion(tx: Tx, { reportId, version, content, by, submitted }: { reportId: string; version: number; content: Record<string, unknown>; by: string; submitted: boolean }): Promise<void> {
  const [last] = await tx
    .select({ id: annualReportVersions.id, by: annualReportVersions.by, submitted: annualReportVersions.submitted, recent: sql<boolean>`${annualReportVersions.createdAt} > now() - interval '1 minute'` })
    .from(annualReportVersions)
    .where(eq(annualReportVersions.reportId, reportId))
    .orderBy(desc(annualReportVersions.version))
    .limit(1)
  if (last && !submitted && !last.submitted && last.by === by && last.recent) {
    await tx.update(annualReportVersions).set({ version, content }).where(eq(annualReportVersions.id, last.id))
    return
  }
  await tx.insert(annualReportVersions).values({ reportId, version, content, by, submitted })
}

/** The versions that were handed in, newest first. */
export async function listSubmittedVersions(db: DbOrTx, reportId: string): Promise<ReportVersionRow[]> {
  return db.select().from(annualReportVersions).where(and(eq(annualReportVersions.reportId, reportId), eq(annualReportVersions.submitted, true))).orderBy(desc(annualReportVersions.version))
}

/** Latest handed-in version of each of these reports. */
export async function listLatestSubmitted(db: DbOrTx, { regionId, studioIds, year }: { regionId: string; studioIds: readonly string[]; year: number }): Promise<Array<{ studioId: string; state: ReportState; content: Record<string, unknown> }>> {
  if (studioIds.length === 0) return []
  return db
    .selectDistinctOn([annualReports.studioId], { studioId: annualReports.studioId, state: annualReports.state, content: annualReportVersions.content })
    .from(annualReports)
    .innerJoin(annualReportVersions, and(eq(annualReportVersions.reportId, annualReports.id), eq(annualReportVersions.submitted, true)))
    .where(and(eq(annualReports.regionId, regionId), eq(annualReports.year, year), inArray(annualReports.studioId, [...studioIds])))
    .orderBy(annualReports.studioId, desc(annualReportVersions.version))
}

export interface ReportListRow {
  studioId: string
  name: string
  tierLabel: string
  hostName: string | null
  leadName: string | null
  state: ReportState
  dueAt: Date | null
  submittedAt: Date | null
  overdue: boolean
}

const OPEN_STATES = sql`${annualReports.state} in ('open', 'returned')`
const OVERDUE = sql<boolean>`(${OPEN_STATES} and ${annualReports.dueAt} is not null and ${annualReports.dueAt} <= now())`

/** Reports of a year with what is late first, one page, and how many stand where. */
export async function listReportsOfYear(
  db: DbOrTx,
  { regionId, year, state, overdue, limit, offset }: { regionId: string; year: number; state?: ReportState; overdue?: boolean; limit: number; offset: number },
): Promise<{ rows: ReportListRow[]; total: number; counts: Record<string, number>; late: number }> {
  const ofYear = and(eq(annualReports.regionId, regionId), eq(annualReports.year, year))
  const condition = and(ofYear, state && eq(annualReports.state, state), overdue ? OVERDUE : undefined)
  const [rows, totals, counted] = await Promise.all([
    db
      .select({
        studioId: studios.id, name: studios.name, tierLabel: studios.tierLabel, hostName: organisations.name, leadName: persons.name,
        state: annualReports.state, dueAt: annualReports.dueAt, submittedAt: annualReports.submittedAt, overdue: OVERDUE,
      })
      .from(annualReports)
      .innerJoin(studios, eq(studios.id, annualReports.studioId))
      .leftJoin(organisations, eq(organisations.id, studios.hostId))
      .leftJoin(persons, eq(persons.id, studios.leadPersonId))
      .where(condition)
      .orderBy(desc(OVERDUE), asc(annualReports.dueAt), asc(studios.name))
      .limit(limit)
      .offset(offset),
    db.select({ n: count() }).from(annualReports).where(condition),
    db.select({ state: annualReports.state, n: count(), late: sql<number>`count(*) filter (where ${OVERDUE})::int` }).from(annualReports).where(ofYear).groupBy(annualReports.state),
  ])
  return { rows, total: totals[0]?.n ?? 0, counts: Object.fromEntries(counted.map((row) => [row.state, row.n])), late: counted.reduce((all, row) => all + row.late, 0) }
}
