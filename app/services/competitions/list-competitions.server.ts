import { hasPermission, reachOf, type RegionActor } from '#app/auth/actor.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { listCompetitions, listCompetitionYears, type CompetitionFilter, type CompetitionRow, type CompetitionSort } from '#db/queries/competitions.ts'
import { listEventSummaries, type EventSummary } from '#db/queries/events.ts'
import { requireRegion } from '#db/queries/regions.ts'
import type { Blocker } from './blockers.ts'
import { mayStep } from './change-state.server.ts'
import { competitionFactsOf } from './competition-facts.server.ts'
import { nextStep, type CompetitionAction } from './states.ts'

export const LIST_PAGE_SIZE = 50

/** Columns the list can be sorted by, as they stand in the address. */
export const LIST_SORTS = ['finalOn', 'name', 'code', 'state'] as const satisfies readonly CompetitionSort[]

export interface ListQuery {
  filter: CompetitionFilter
  sort: CompetitionSort
  descending: boolean
  /** From 1. */
  page: number
}

export type CompetitionListRow = Pick<CompetitionRow, 'id' | 'code' | 'name' | 'nameEn' | 'year' | 'tier' | 'competitionClass' | 'finalOn' | 'state'> & {
  events: number
  entrants: number
  /** The step that comes next, with what is missing, and whether this person may take it; null at the end of the line. */
  next: { action: CompetitionAction; blockers: Blocker[]; mine: boolean } | null
}

/** The competitions this person may see, one page of them, with what each waits for. */
export async function getCompetitionList(actor: RegionActor, query: ListQuery, db: DbOrTx = readDb) {
  const { regionId } = actor
  const reach = reachOf(actor, 'competition:read')
  const { filter, sort, descending, page } = query
  const window = { offset: (page - 1) * LIST_PAGE_SIZE, limit: LIST_PAGE_SIZE }
  const [region, years, list] = await Promise.all([
    requireRegion(db, regionId),
    listCompetitionYears(db, { regionId }),
    listCompetitions(db, { regionId, filter, sort, descending, ...window, ...(reach.all ? {} : { reach }) }),
  ])
  const events = await listEventSummaries(db, { regionId, competitionIds: list.rows.map((row) => row.id) })
  return {
    rows: list.rows.map((row) => toListRow(actor, row, events.filter((event) => event.competitionId === row.id), region.policyIds)),
    total: list.total,
    years,
    mayCreate: hasPermission(actor, 'competition:create'),
  }
}

function toListRow(actor: RegionActor, row: CompetitionRow, events: EventSummary[], offeredPolicies: readonly string[]): CompetitionListRow {
  const { id, code, name, nameEn, year, tier, competitionClass, finalOn, state } = row
  const step = nextStep(state, competitionFactsOf(row, events, offeredPolicies))
  return {
    ...{ id, code, name, nameEn, year, tier, competitionClass, finalOn, state },
    events: events.length,
    entrants: events.reduce((sum, event) => sum + event.entrants, 0),
    next: step && { action: step.transition.action, blockers: step.blockers, mine: mayStep(actor, step.transition, row) },
  }
}
