import { sql, type SQL } from 'drizzle-orm'
import type { DbOrTx } from '#db/client.ts'
import type { StudioState, StudioTier } from '#db/schema/index.ts'

/** What stands next with a studio. */
export type DueKind = 'exitProposed' | 'rectification' | 'report' | 'acceptReport' | 'request' | 'assessment'

/** How near it is: over its day, waiting for the bureau, within thirty days, later, nothing. */
export type DueRank = 'overdue' | 'waiting' | 'soon' | 'later' | 'none'

export const DUE_RANKS: readonly DueRank[] = ['overdue', 'waiting', 'soon', 'later', 'none']

export interface DueRow {
  id: string
  name: string
  tier: StudioTier
  tierLabel: string
  trade: string
  town: string | null
  place: string | null
  hostName: string | null
  leadName: string | null
  state: StudioState
  policyId: string | null
  recognitionDocument: string | null
  recognisedOn: string | null
  dueKind: DueKind | null
  dueOn: string | null
  dueRank: DueRank
}

export interface DueFilter {
  text?: string
  tier?: StudioTier
  state?: StudioState
  trade?: string
  /** Empty for studios whose address names no town. */
  town?: string
  due?: DueRank
}

export type DueSort = 'due' | 'name' | 'tier' | 'recognisedOn'

/** Years between assessments by policy; a policy that is not named assesses every year. */
export type Cycles = Readonly<Record<string, number>>

interface DueScope {
  regionId: string
  cycles: Cycles
}

const LOCAL = sql`at time zone 'Asia/Shanghai'`
/** The town, street or development zone that an address names. */
const TOWN = sql`coalesce(substring(s.place from '([^省市县区]{1,8}(?:街道|镇|乡|开发区))'), '')`

/** Every studio of the region with the step that stands first; one row each. */
function studiosWithDue({ regionId, cycles }: DueScope): SQL {
  const cycle = sql`coalesce((${JSON.stringify(cycles)}::jsonb ->> s.policy_id)::int, 1)`
  return sql`
    with today as (select (now() ${LOCAL})::date as day),
    steps as (
      select s.id as studio_id,
        case when exists (select 1 from studio_milestones m where m.studio_id = s.id and m.kind = 'exitProposed' and m."on" >= coalesce((select max(r."on") from studio_milestones r where r.studio_id = s.id and r.kind = 'rectified'), m."on")) then 'exitProposed' else 'rectification' end as kind,
        s.rectification_due_on as "on"
      from studios s where s.region_id = ${regionId}::uuid and s.state = 'rectification'
      union all
      select a.studio_id, 'report', ((a.due_at - interval '1 millisecond') ${LOCAL})::date from annual_reports a where a.region_id = ${regionId}::uuid and a.state in ('open', 'returned') and a.due_at is not null
      union all
      select a.studio_id, 'acceptReport', (a.host_confirmed_at ${LOCAL})::date from annual_reports a where a.region_id = ${regionId}::uuid and a.state = 'hostConfirmed'
      union all
      select r.studio_id, 'request', (r.submitted_at ${LOCAL})::date from studio_requests r where r.region_id = ${regionId}::uuid and r.state in ('submitted', 'underReview', 'publicNotice')
      union all
      select s.id, 'assessment', make_date(greatest(extract(year from s.recognised_on)::int, coalesce((select max(extract(year from m."on"))::int from studio_milestones m where m.studio_id = s.id and m.kind = 'assessed'), 0)) + ${cycle}, 12, 31)
      from studios s where s.region_id = ${regionId}::uuid and s.state = 'recognised' and s.recognised_on is not null
    ),
    judged as (
      select studio_id, kind, "on",
        case when kind = 'exitProposed' or (kind in ('rectification', 'report', 'assessment') and "on" < day) then 1
             when kind in ('acceptReport', 'request') then 2
             when "on" <= day + 30 then 3 else 4 end as rank
      from steps cross join today
    ),
    first_step as (select distinct on (studio_id) studio_id, kind, "on", rank from judged order by studio_id, rank, "on" nulls last, kind),
    listed as (
      select s.*, ${TOWN} as town, o.name as host_name, p.name as lead_name, f.kind as due_kind, f."on" as due_on, coalesce(f.rank, 5) as due_rank
      from studios s
      left join organisations o on o.id = s.host_id
      left join persons p on p.id = s.lead_person_id
      left join first_step f on f.studio_id = s.id and s.state not in ('exited', 'refused')
      where s.region_id = ${regionId}::uuid
    )`
}

function matching({ text, tier, state, trade, town, due }: DueFilter): SQL {
  const pattern = `%${(text ?? '').replace(/[\\%_]/g, '\\$&')}%`
  const conditions = [
    sql`true`,
    ...(text === undefined ? [] : [sql`(l.name ilike ${pattern} or l.trade ilike ${pattern} or l.host_name ilike ${pattern} or l.lead_name ilike ${pattern} or l.place ilike ${pattern})`]),
    ...(tier ? [sql`l.tier = ${tier}`] : []),
    ...(state ? [sql`l.state = ${state}`] : []),
    ...(trade === undefined ? [] : [sql`l.trade = ${trade}`]),
    ...(town === undefined ? [] : [sql`l.town = ${town}`]),
    ...(due ? [sql`l.due_rank = ${DUE_RANKS.indexOf(due) + 1}`] : []),
  ]
  return sql.join(conditions, sql` and `)
}

// Tiers by rank and not by their words.
const TIER_RANK = sql`array_position(array['national', 'provincial', 'municipal', 'county'], l.tier)`

/** The order of each sort, as asked and turned round; what has no day comes last either way. */
const ORDER: Readonly<Record<DueSort, readonly [ascending: SQL, descending: SQL]>> = {
  due: [sql`l.due_rank asc, l.due_on asc nulls last`, sql`l.due_rank desc, l.due_on desc nulls last`],
  name: [sql`l.name asc`, sql`l.name desc`],
  tier: [sql`${TIER_RANK} asc`, sql`${TIER_RANK} desc`],
  recognisedOn: [sql`l.recognised_on asc nulls last`, sql`l.recognised_on desc nulls last`],
}

/** One page of the region's studios with what is due, and the number of all that match. */
export async function listStudiosByDue(db: DbOrTx, query: DueScope & { filter: DueFilter; sort: DueSort; descending: boolean; limit: number; offset: number }): Promise<{ rows: DueRow[]; total: number }> {
  const { filter, sort, descending, limit, offset } = query
  const rows = await db.execute<Record<string, unknown>>(sql`
    ${studiosWithDue(query)}, found as (select l.* from listed l where ${matching(filter)})
    select l.id, l.name, l.tier, l.tier_label, l.trade, l.town, l.place, l.host_name, l.lead_name, l.state, l.policy_id, l.recognition_document, l.recognised_on::text as recognised_on,
      l.due_kind, l.due_on::text as due_on, l.due_rank, (select count(*)::int from found) as total
    from found l order by ${ORDER[sort][descending ? 1 : 0]}, l.name, l.id limit ${limit} offset ${offset}`)
  const list = [...rows]
  return { rows: list.map(toDueRow), total: (list[0]?.total as number | undefined) ?? 0 }
}

function toDueRow(row: Record<string, unknown>): DueRow {
  return {
    id: row.id as string, name: row.name as string, tier: row.tier as StudioTier, tierLabel: row.tier_label as string, trade: row.trade as string, town: (row.town as string) || null, place: row.place as string | null,
    hostName: row.host_name as string | null, leadName: row.lead_name as string | null, state: row.state as StudioState, policyId: row.policy_id as string | null,
    recognitionDocument: row.recognition_document as string | null, recognisedOn: row.recognised_on as string | null,
    dueKind: row.due_kind as DueKind | null, dueOn: row.due_on as string | null, dueRank: DUE_RANKS[(row.due_rank as number) - 1] ?? 'none',
  }
}

export interface TownCount {
  town: string
  trade: string
  rank: DueRank
  studios: number
}

/** How many studios each town and trade has in each rank: the map of the region and the choices of its filters. Studios that left are not counted. */
export async function countStudiosByTown(db: DbOrTx, scope: DueScope): Promise<TownCount[]> {
  const rows = await db.execute<{ town: string; trade: string; due_rank: number; studios: number }>(sql`
    ${studiosWithDue(scope)}
    select l.town, l.trade, l.due_rank, count(*)::int as studios from listed l where l.state not in ('exited', 'refused') group by l.town, l.trade, l.due_rank order by l.town, l.trade, l.due_rank`)
  return [...rows].map(({ town, trade, due_rank: rank, studios }) => ({ town, trade, rank: DUE_RANKS[rank - 1] ?? 'none', studios }))
}
