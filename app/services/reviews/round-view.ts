import type { RoundView } from './round-page.server.ts'
import { ROUND_SHOWS, type RoundFilter } from './round-rows.ts'

/** What an address narrows a round to; what is no known choice is left out. */
export function readRoundFilter(params: URLSearchParams): RoundFilter {
  return { text: (params.get('text') ?? '').trim().slice(0, 80), show: ROUND_SHOWS.find((one) => one === params.get('show')) ?? null }
}

/** The part of a round an address asks for. */
export function readRoundView(params: URLSearchParams): RoundView {
  const pageOf = (name: string) => (/^[1-9]\d{0,5}$/.test(params.get(name) ?? '') ? Number(params.get(name)) : 1)
  return { ...readRoundFilter(params), page: pageOf('page'), rankPage: pageOf('rank.page') }
}
