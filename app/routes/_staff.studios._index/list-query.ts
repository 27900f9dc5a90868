import { readTableState } from '#app/components/tables/table-state.ts'
import { STUDIO_STATES } from '#app/services/studios/state-tone.ts'
import { STUDIO_SORTS, type StudioQuery } from '#app/services/studios/studio-pages.server.ts'

const STUDIO_TIERS = ['national', 'provincial', 'municipal', 'county'] as const

/** The query an address asks for. What is no known choice is left out, so that an old link still shows the register. */
export function readStudioQuery(params: URLSearchParams): StudioQuery {
  const { sort, page } = readTableState(params, { sortable: STUDIO_SORTS, defaultSort: { id: 'recognisedOn', descending: true } })
  const tier = STUDIO_TIERS.find((candidate) => candidate === params.get('tier'))
  const state = STUDIO_STATES.find((candidate) => candidate === params.get('state'))
  const text = (params.get('text') ?? '').trim().slice(0, 80)
  return {
    filter: { ...(tier ? { tier } : {}), ...(state ? { state } : {}), ...(text === '' ? {} : { text }) },
    sort: STUDIO_SORTS.find((candidate) => candidate === sort?.id) ?? 'recognisedOn',
    descending: sort?.descending ?? true,
    page,
  }
}
