import { and, count, desc, eq, gte, inArray, isNotNull, isNull, lte, sql, sum, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { DbOrTx } from '#db/client.ts'
import { annualReports, annualReportVersions, apprentices, studioLogEntries, studioMilestones, studios } from '#db/schema/index.ts'
import type { LogKind } from './studio-log.ts'
import type { StudioScope } from './studios.ts'

interface FigureScope extends StudioScope {
  from: number
  to: number
}

const yearOf = (column: PgColumn): SQL<number> => sql<number>`extract(year from ${column})::int`
const within = (scope: FigureScope, columns: { regionId: PgColumn; studioId: PgColumn; on: PgColumn }): SQL | undefined =>
  and(eq(columns.regionId, scope.regionId), scope.studioIds && inArray(columns.studioId, [...scope.studioIds]), gte(columns.on, `${scope.from}-01-01`), lte(columns.on, `${scope.to}-12-31`))

/** Apprentices taken on in each year. */
export async function countAgreements(db: DbOrTx, scope: FigureScope): Promise<Array<{ year: number; n: number }>> {
  const year = yearOf(apprentices.agreedOn)
  return db.select({ year, n: count() }).from(apprentices).where(within(scope, { ...apprentices, on: apprentices.agreedOn })).groupBy(year)
}

/** Certificates apprentices reached in each year, by level. */
export async function countReached(db: DbOrTx, scope: FigureScope): Promise<Array<{ year: number; level: string; n: number }>> {
  const year = yearOf(apprentices.reachedOn)
  const rows = await db
    .select({ year, level: apprentices.reachedLevel, n: count() })
    .from(apprentices)
    .where(and(within(scope, { ...apprentices, on: apprentices.reachedOn }), isNotNull(apprentices.reachedLevel)))
    .groupBy(year, apprentices.reachedLevel)
  return rows.map((row) => ({ ...row, level: row.level! }))
}

/** Lines of the log in each year by kind, with their money in fen and its use. */
export async function sumLog(db: DbOrTx, scope: FigureScope): Promise<Array<{ year: number; kind: LogKind; use: string | null; n: number; fen: number }>> {
  const year = yearOf(studioLogEntries.on)
  const rows = await db
    .select({ year, kind: studioLogEntries.kind, use: studioLogEntries.spendingUse, n: count(), fen: sum(studioLogEntries.amountFen) })
    .from(studioLogEntries)
    .where(and(within(scope, { ...studioLogEntries, on: studioLogEntries.on }), isNull(studioLogEntries.withdrawnAt)))
    .groupBy(year, studioLogEntries.kind, studioLogEntries.spendingUse)
  return rows.map((row) => ({ ...row, fen: Number(row.fen ?? 0) }))
}

/** Published grades by the year they are for. */
export async function countGrades(db: DbOrTx, scope: FigureScope): Promise<Array<{ year: number; grade: string; n: number }>> {
  const year = sql<number>`coalesce((${studioMilestones.data} ->> 'year')::int, extract(year from ${studioMilestones.on})::int)`
  const grade = sql<string>`${studioMilestones.data} ->> 'grade'`
  return db
    .select({ year, grade, n: count() })
    .from(studioMilestones)
    .where(and(eq(studioMilestones.regionId, scope.regionId), scope.studioIds && inArray(studioMilestones.studioId, [...scope.studioIds]), eq(studioMilestones.kind, 'assessed'), sql`${grade} is not null`, gte(year, scope.from), lte(year, scope.to)))
    .groupBy(year, grade)
}

/** The last handed-in report of each year and studio, oldest year first. */
export async function listHandedIn(db: DbOrTx, { regionId, studioIds }: { regionId: string; studioIds: readonly string[] }): Promise<Array<{ studioId: string; year: number; content: Record<string, unknown> }>> {
  if (studioIds.length === 0) return []
  return db
    .selectDistinctOn([annualReports.year, annualReports.studioId], { studioId: annualReports.studioId, year: annualReports.year, content: annualReportVersions.content })
    .from(annualReports)
    .innerJoin(annualReportVersions, and(eq(annualReportVersions.reportId, annualReports.id), eq(annualReportVersions.submitted, true)))
    .where(and(eq(annualReports.regionId, regionId), inArray(annualReports.studioId, [...studioIds])))
    .orderBy(annualReports.year, annualReports.studioId, desc(annualReportVersions.version))
}

/** Grades of some studios by year. */
export async function listGradesOf(db: DbOrTx, { regionId, studioIds }: { regionId: string; studioIds: readonly string[] }): Promise<Array<{ studioId: string; year: number; grade: string }>> {
  if (studioIds.length === 0) return []
  const year = sql<number>`coalesce((${studioMilestones.data} ->> 'year')::int, extract(year from ${studioMilestones.on})::int)`
  return db
    .select({ studioId: studioMilestones.studioId, year, grade: sql<string>`${studioMilestones.data} ->> 'grade'` })
    .from(studioMilestones)
    .where(and(eq(studioMilestones.regionId, regionId), inArray(studioMilestones.studioId, [...studioIds]), eq(studioMilestones.kind, 'assessed'), sql`${studioMilestones.data} ->> 'grade' is not null`))
}

/** Some studios of the scope by name; an id out of reach is simply not there. */
export async function listNamedStudios(db: DbOrTx, { regionId, studioIds }: { regionId: string; studioIds: readonly string[] }) {
  if (studioIds.length === 0) return []
  return db.select({ id: studios.id, name: studios.name, trade: studios.trade, state: studios.state }).from(studios).where(and(eq(studios.regionId, regionId), inArray(studios.id, [...studioIds])))
}

/** Every studio that can be chosen for a comparison, by name. */
export async function listStudioChoices(db: DbOrTx, { regionId }: { regionId: string }) {
  return db.select({ id: studios.id, name: studios.name }).from(studios).where(and(eq(studios.regionId, regionId), inArray(studios.state, ['recognised', 'rectification', 'exited']))).orderBy(studios.name, studios.id)
}
