import { and, asc, count, desc, eq, ilike, inArray, or, sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { required } from '#app/lib/errors.ts'
import type { DbOrTx, Tx } from '../client.ts'
import { competitionEvents, competitions, organisations, type CompetitionState, type CompetitionTier } from '../schema/index.ts'
import { isUuid } from './uuid.ts'

export type CompetitionRow = typeof competitions.$inferSelect

export interface CompetitionScope {
  competitionId: string
  regionId: string
}

/** One competition of a region, or null when it is not there or belongs to another region. */
export async function getCompetition(db: DbOrTx, { competitionId, regionId }: CompetitionScope): Promise<CompetitionRow | null> {
  if (!isUuid(competitionId)) return null
  const rows = await db
    .select()
    .from(competitions)
    .where(and(eq(competitions.id, competitionId), eq(competitions.regionId, regionId)))
  return rows[0] ?? null
}

/** One competition of a region. Throws AppError 404 when it is not there or belongs to another region: the two look the same. */
export async function requireCompetition(db: DbOrTx, scope: CompetitionScope): Promise<CompetitionRow> {
  return required(await getCompetition(db, scope))
}

const organisers = alias(organisations, 'organisers')
const hosts = alias(organisations, 'hosts')

/** One competition with the names of its units. Throws AppError 404 as `requireCompetition` does. */
export async function requireCompetitionWithUnits(
  db: DbOrTx,
  { competitionId, regionId }: CompetitionScope,
): Promise<CompetitionRow & { organiserName: string | null; hostName: string | null }> {
  const rows = isUuid(competitionId)
    ? await db
        .select({ competition: competitions, organiserName: organisers.name, hostName: hosts.name })
        .from(competitions)
        .leftJoin(organisers, eq(organisers.id, competitions.organiserId))
        .leftJoin(hosts, eq(hosts.id, competitions.hostId))
        .where(and(eq(competitions.id, competitionId), eq(competitions.regionId, regionId)))
    : []
  const row = required(rows[0])
  return { ...row.competition, organiserName: row.organiserName, hostName: row.hostName }
}

export interface CompetitionFilter {
  state?: CompetitionState
  tier?: CompetitionTier
  year?: number
  /** Part of a name or a code. */
  text?: string
}

export type CompetitionSort = 'finalOn' | 'name' | 'code' | 'state'

export interface CompetitionPage {
  regionId: string
  filter: CompetitionFilter
  sort: CompetitionSort
  descending: boolean
  /** Rows to skip and to give. */
  offset: number
  limit: number
  /** Given: only what this person is assigned to; one match of the three is enough. */
  reach?: { competitionIds: readonly string[]; eventIds: readonly string[]; organisationIds: readonly string[] }
}

const SORT_COLUMNS = { finalOn: competitions.finalOn, name: competitions.name, code: competitions.code, state: competitions.stateChangedAt } as const

/** One page of a region's competitions and how many match in all. Equal sort values go by code, so that pages never overlap. */
export async function listCompetitions(db: DbOrTx, page: CompetitionPage): Promise<{ rows: CompetitionRow[]; total: number }> {
  const where = and(eq(competitions.regionId, page.regionId), ...conditions(page))
  const column = SORT_COLUMNS[page.sort]
  const [rows, totals] = await Promise.all([
    db
      .select()
      .from(competitions)
      .where(where)
      .orderBy(page.descending ? desc(column) : asc(column), asc(competitions.code), asc(competitions.id))
      .limit(page.limit)
      .offset(page.offset),
    db.select({ total: count() }).from(competitions).where(where),
  ])
  return { rows, total: totals[0]?.total ?? 0 }
}

function conditions({ filter, reach }: CompetitionPage): SQL[] {
  const list: SQL[] = []
  if (filter.state) list.push(eq(competitions.state, filter.state))
  if (filter.tier) list.push(eq(competitions.tier, filter.tier))
  if (filter.year !== undefined) list.push(eq(competitions.year, filter.year))
  if (filter.text) {
    const pattern = `%${filter.text.replace(/[\\%_]/g, (char) => `\\${char}`)}%`
    list.push(or(ilike(competitions.name, pattern), ilike(competitions.nameEn, pattern), ilike(competitions.code, pattern))!)
  }
  if (reach) list.push(withinReach(reach))
  return list
}

function withinReach({ competitionIds, eventIds, organisationIds }: NonNullable<CompetitionPage['reach']>): SQL {
  const ofEvents = sql`${competitions.id} in (select ${competitionEvents.competitionId} from ${competitionEvents} where ${inArray(competitionEvents.id, [...eventIds])})`
  const ways = [
    competitionIds.length > 0 ? inArray(competitions.id, [...competitionIds]) : undefined,
    eventIds.length > 0 ? ofEvents : undefined,
    organisationIds.length > 0 ? inArray(competitions.hostId, [...organisationIds]) : undefined,
    organisationIds.length > 0 ? inArray(competitions.organiserId, [...organisationIds]) : undefined,
  ]
  return or(...ways) ?? sql`false`
}

/** The years in which the region has competitions, newest first. */
export async function listCompetitionYears(db: DbOrTx, { regionId }: { regionId: string }): Promise<number[]> {
  const rows = await db.selectDistinct({ year: competitions.year }).from(competitions).where(eq(competitions.regionId, regionId)).orderBy(desc(competitions.year))
  return rows.map((row) => row.year)
}

export type NewCompetition = Omit<typeof competitions.$inferInsert, 'id' | 'version' | 'state' | 'stateChangedAt' | 'createdAt' | 'updatedAt'>

/** Inserts a competition in the state `draft`. A code that is taken in the region gives null instead of a row. */
export async function insertCompetition(tx: Tx, values: NewCompetition): Promise<{ id: string } | null> {
  const rows = await tx
    .insert(competitions)
    .values(values)
    .onConflictDoNothing({ target: [competitions.regionId, competitions.code] })
    .returning({ id: competitions.id })
  return rows[0] ?? null
}

export type CompetitionChange = Partial<Omit<NewCompetition, 'regionId' | 'createdBy'>>

/** Changes a competition over the version its writer saw. False when somebody else was first. */
export async function updateCompetition(tx: Tx, scope: CompetitionScope & { version: number }, change: CompetitionChange): Promise<boolean> {
  const rows = await tx
    .update(competitions)
    .set({ ...change, version: sql`${competitions.version} + 1` })
    .where(and(eq(competitions.id, scope.competitionId), eq(competitions.regionId, scope.regionId), eq(competitions.version, scope.version)))
    .returning({ id: competitions.id })
  return rows.length === 1
}

/** True when another competition of the region has this code. */
export async function isCompetitionCodeTaken(db: DbOrTx, { regionId, code, exceptId }: { regionId: string; code: string; exceptId?: string }): Promise<boolean> {
  const rows = await db
    .select({ id: competitions.id })
    .from(competitions)
    .where(and(eq(competitions.regionId, regionId), eq(competitions.code, code)))
  return rows.some((row) => row.id !== exceptId)
}

/** Moves a competition to another state. The caller holds its exclusive lock and has read the state after taking it. */
export async function updateCompetitionState(tx: Tx, { competitionId, regionId }: CompetitionScope, state: CompetitionState): Promise<void> {
  await tx
    .update(competitions)
    .set({ state, stateChangedAt: sql`now()`, version: sql`${competitions.version} + 1` })
    .where(and(eq(competitions.id, competitionId), eq(competitions.regionId, regionId)))
}
