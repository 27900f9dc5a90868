import { and, asc, desc, eq, inArray, isNull, or, sql, type SQL } from 'drizzle-orm'
import type { DbOrTx } from '../client.ts'
import { claimLines, claims, entitlementFacts, entitlementLines, organisations, payments, persons, studios, type PayeeType } from '../schema/index.ts'
import { isUuid } from './uuid.ts'

/** The word for lines whose fact has no tier. */
export const NO_TIER = 'none'

export interface LineFilter {
  lineId?: string
  status?: string
  /** Lines that somebody has to complete: a table, a detail, a sum to approve. */
  open?: boolean
  policyId?: string
  rule?: string
  fund?: string
  tier?: string
  /** Calendar year of the fact's day. */
  year?: number
  kind?: string
  studioId?: string
  /** Lines whose fact speaks of any of these: a person, a studio, a contest. */
  about?: readonly string[]
  /** Lines paid to any of these. */
  payees?: ReadonlyArray<{ type: PayeeType; ids: readonly string[] }>
  /** Part of a payee's name or of the fact's label. */
  text?: string
}

const paidFen = sql<number>`(select coalesce(sum(${payments.amountFen}), 0) from ${payments} where ${payments.lineId} = ${entitlementLines.id} and ${payments.state} = 'paid')`.mapWith(Number)
const plannedFen = sql<number>`(select coalesce(sum(${payments.amountFen}), 0) from ${payments} where ${payments.lineId} = ${entitlementLines.id} and ${payments.state} in ('planned', 'batched'))`.mapWith(Number)
const payeeName = sql<string | null>`coalesce(${persons.name}, ${studios.name}, ${organisations.name})`

function matching(regionId: string, filter: LineFilter): SQL | undefined {
  const { lineId, status, open, policyId, rule, fund, tier, year, kind, studioId, about, payees, text } = filter
  const pattern = text === undefined ? null : `%${text.replace(/[\\%_]/g, '\\$&')}%`
  return and(
    eq(entitlementLines.regionId, regionId),
    lineId === undefined ? undefined : eq(entitlementLines.id, lineId),
    status === undefined ? undefined : sql`${entitlementLines.status} = ${status}`,
    open ? sql`(${entitlementLines.status} = 'needsInput' or (${entitlementLines.amountKind} = 'ceiling' and ${entitlementLines.approvedFen} is null and ${entitlementLines.status} in ('due', 'reduced')))` : undefined,
    policyId === undefined ? undefined : eq(entitlementLines.policyId, policyId),
    rule === undefined ? undefined : eq(entitlementLines.rule, rule),
    fund === undefined ? undefined : eq(entitlementLines.fund, fund),
    tier === undefined ? undefined : tier === NO_TIER ? isNull(entitlementLines.tier) : eq(entitlementLines.tier, tier),
    kind === undefined ? undefined : eq(entitlementFacts.kind, kind),
    year === undefined ? undefined : sql`extract(year from ${entitlementFacts.on}) = ${year}`,
    studioId === undefined ? undefined : sql`${entitlementFacts.fact} ->> 'studio' = ${studioId}`,
    about === undefined ? undefined : sql`${about.length > 0} and array[${entitlementFacts.fact} ->> 'person', ${entitlementFacts.fact} ->> 'apprentice', ${entitlementFacts.fact} ->> 'studio', ${entitlementFacts.fact} ->> 'competition'] && ${sql.param(about)}::text[]`,
    payees === undefined
      ? undefined
      : (or(...payees.filter(({ ids }) => ids.length > 0).map(({ type, ids }) => and(eq(entitlementLines.payeeType, type), inArray(entitlementLines.payeeId, [...ids])))) ?? sql`false`),
    pattern === null ? undefined : or(sql`${payeeName} ilike ${pattern}`, sql`${entitlementFacts.label} ilike ${pattern}`),
  )
}

const columns = {
  row: entitlementLines,
  fact: { id: entitlementFacts.id, kind: entitlementFacts.kind, on: entitlementFacts.on, label: entitlementFacts.label, fields: entitlementFacts.fact, sourceType: entitlementFacts.sourceType, sourceId: entitlementFacts.sourceId },
  payeeName,
  paidFen,
  plannedFen,
  claim: { id: claims.id, number: claims.number, state: claims.state, amountFen: claimLines.amountFen },
}

function selectLines(db: DbOrTx) {
  return db
    .select(columns)
    .from(entitlementLines)
    .innerJoin(entitlementFacts, eq(entitlementFacts.id, entitlementLines.factId))
    .leftJoin(persons, and(eq(entitlementLines.payeeType, 'person'), eq(persons.id, entitlementLines.payeeId), eq(persons.regionId, entitlementLines.regionId)))
    .leftJoin(studios, and(eq(entitlementLines.payeeType, 'studio'), eq(studios.id, entitlementLines.payeeId), eq(studios.regionId, entitlementLines.regionId)))
    .leftJoin(organisations, and(eq(entitlementLines.payeeType, 'organisation'), eq(organisations.id, entitlementLines.payeeId), eq(organisations.regionId, entitlementLines.regionId)))
    .leftJoin(claimLines, and(eq(claimLines.lineId, entitlementLines.id), eq(claimLines.live, true)))
    .leftJoin(claims, eq(claims.id, claimLines.claimId))
}

/** Lines with their fact, payee, claim and what was paid, newest fact first. */
export async function listGrantLines(db: DbOrTx, { regionId, filter = {}, limit, offset = 0 }: { regionId: string; filter?: LineFilter; limit?: number; offset?: number }) {
  const query = selectLines(db)
    .where(matching(regionId, filter))
    .orderBy(desc(entitlementFacts.on), asc(entitlementLines.rule), asc(entitlementLines.part), asc(entitlementLines.id))
  return limit === undefined ? query : query.limit(limit).offset(offset)
}

export type GrantLineRow = Awaited<ReturnType<typeof listGrantLines>>[number]

export async function countGrantLines(db: DbOrTx, { regionId, filter = {} }: { regionId: string; filter?: LineFilter }): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(entitlementLines)
    .innerJoin(entitlementFacts, eq(entitlementFacts.id, entitlementLines.factId))
    .leftJoin(persons, and(eq(entitlementLines.payeeType, 'person'), eq(persons.id, entitlementLines.payeeId)))
    .leftJoin(studios, and(eq(entitlementLines.payeeType, 'studio'), eq(studios.id, entitlementLines.payeeId)))
    .leftJoin(organisations, and(eq(entitlementLines.payeeType, 'organisation'), eq(organisations.id, entitlementLines.payeeId)))
    .where(matching(regionId, filter))
  return row?.n ?? 0
}

/** Calendar years in which facts of the region's lines lie, newest first. */
export async function listLineYears(db: DbOrTx, { regionId }: { regionId: string }): Promise<string[]> {
  const year = sql<string>`to_char(${entitlementFacts.on}, 'YYYY')`
  const rows = await db
    .selectDistinct({ year })
    .from(entitlementLines)
    .innerJoin(entitlementFacts, eq(entitlementFacts.id, entitlementLines.factId))
    .where(eq(entitlementLines.regionId, regionId))
    .orderBy(desc(year))
  return rows.map((row) => row.year)
}

/** One line of the region, or null. */
export async function getGrantLine(db: DbOrTx, { regionId, lineId }: { regionId: string; lineId: string }): Promise<GrantLineRow | null> {
  if (!isUuid(lineId)) return null
  const [row] = await listGrantLines(db, { regionId, filter: { lineId } })
  return row ?? null
}

/** How far some lines have come: what is paid, and the claim they stand in. */
export async function listClaimedAndPaid(db: DbOrTx, { regionId, lineIds }: { regionId: string; lineIds: readonly string[] }): Promise<Array<{ lineId: string; paidFen: number; claim: string | null }>> {
  if (lineIds.length === 0) return []
  return db
    .select({ lineId: entitlementLines.id, paidFen, claim: claims.number })
    .from(entitlementLines)
    .leftJoin(claimLines, and(eq(claimLines.lineId, entitlementLines.id), eq(claimLines.live, true)))
    .leftJoin(claims, eq(claims.id, claimLines.claimId))
    .where(and(eq(entitlementLines.regionId, regionId), inArray(entitlementLines.id, [...lineIds])))
}
