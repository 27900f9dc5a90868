import type { BureauListQuery } from './bureau-list.server.ts'
import { STUDIO_STATES } from './state-tone.ts'

export const STUDIO_TIERS = ['national', 'provincial', 'municipal', 'county'] as const
export const DUE_CHOICES = ['overdue', 'waiting', 'soon', 'later', 'none'] as const
const SORTS = ['due', 'name', 'tier', 'recognisedOn'] as const

/** The part of the address for studios whose own address names no town. */
export const NO_TOWN = '-'

/** The list an address asks for. What is no known choice is left out, so that an old link still shows the studios. */
export function readBureauQuery(params: URLSearchParams): BureauListQuery {
  const given = (name: string) => (params.get(name) ?? '').trim().slice(0, 80)
  const tier = STUDIO_TIERS.find((one) => one === params.get('tier'))
  const state = STUDIO_STATES.find((one) => one === params.get('state'))
  const due = DUE_CHOICES.find((one) => one === params.get('due'))
  const town = given('town')
  return {
    filter: {
      ...(tier ? { tier } : {}),
      ...(state ? { state } : {}),
      ...(due ? { due } : {}),
      ...(given('text') === '' ? {} : { text: given('text') }),
      ...(given('trade') === '' ? {} : { trade: given('trade') }),
      ...(town === '' ? {} : { town: town === NO_TOWN ? '' : town }),
    },
    ...sortOf(given('sort')),
    page: /^[1-9]\d{0,5}$/.test(given('page')) ? Number(given('page')) : 1,
  }
}

/** `-name` is name from the end; without a known column what is due comes first. */
function sortOf(text: string): Pick<BureauListQuery, 'sort' | 'descending'> {
  const descending = text.startsWith('-')
  const sort = SORTS.find((one) => one === (descending ? text.slice(1) : text))
  return sort ? { sort, descending } : { sort: 'due', descending: false }
}
