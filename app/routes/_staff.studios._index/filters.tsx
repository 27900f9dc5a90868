import { useSearchParams } from '@remix-run/react'

import { FilterBar, FilterChoice, FilterSearch } from '#app/components/forms/filter-bar.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import { DUE_CHOICES, NO_TOWN, STUDIO_TIERS } from '#app/services/studios/bureau-query.ts'
import { STUDIO_STATES } from '#app/services/studios/state-tone.ts'

export const FILTERS = ['text', 'tier', 'state', 'trade', 'town', 'due'] as const

/** Narrows the studios by words, place, trade, tier, state and what is due; everything stands in the address. */
export function StudioFilters({ towns, trades }: { towns: readonly string[]; trades: readonly string[] }) {
  const m = useMessages()
  const [params] = useSearchParams()
  const words = m.studios.filter
  return (
    <FilterBar key={params.toString()} active={FILTERS.some((name) => params.get(name))}>
      <FilterSearch name="text" label={words.text} />
      <FilterChoice name="due" label={words.due} options={DUE_CHOICES.map((due) => [due, m.studios.due.rank[due]])} />
      <FilterChoice name="town" label={words.town} options={towns.map((town) => (town === '' ? [NO_TOWN, words.noTown] : [town, town]))} />
      <FilterChoice name="trade" label={words.trade} options={trades.map((trade) => [trade, trade])} />
      <FilterChoice name="tier" label={words.tier} options={STUDIO_TIERS.map((tier) => [tier, m.terms.tier[tier]])} />
      <FilterChoice name="state" label={words.state} options={STUDIO_STATES.map((state) => [state, m.terms.studioState[state]])} />
    </FilterBar>
  )
}
