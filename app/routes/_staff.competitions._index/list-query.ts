import { readTableState } from '#app/components/tables/table-state.ts'
import { COMPETITION_TIERS } from '#app/services/competitions/competition-tiers.ts'
import { LIST_SORTS, type ListQuery } from '#app/services/competitions/list-competitions.server.ts'
import { COMPETITION_STATES } from '#app/services/competitions/plan.ts'

/** The query an address asks for. What is not a known choice is left out, so that an old or changed link still shows the list. */
export function readListQuery(params: URLSearchParams): ListQuery {
  const { sort, page } = readTableState(params, { sortable: LIST_SORTS, defaultSort: { id: 'finalOn', descending: true } })
  const state = COMPETITION_STATES.find((candidate) => candidate === params.get('state'))
  const tier = COMPETITION_TIERS.find((candidate) => candidate === params.get('tier'))
  const year = /^\d{4}$/.test(params.get('year') ?? '') ? Number(params.get('year')) : undefined
  const text = (params.get('text') ?? '').trim().slice(0, 80)
  return {
    filter: { ...(state ? { state } : {}), ...(tier ? { tier } : {}), ...(year === undefined ? {} : { year }), ...(text === '' ? {} : { text }) },
    sort: LIST_SORTS.find((candidate) => candidate === sort?.id) ?? 'finalOn',
    descending: sort?.descending ?? true,
    page,
  }
}
