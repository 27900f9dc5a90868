import { useSearchParams } from '@remix-run/react'

import { FilterBar, FilterChoice, FilterSearch } from '#app/components/forms/filter-bar.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import { COMPETITION_TIERS } from '#app/services/competitions/competition-tiers.ts'
import { COMPETITION_STATES } from '#app/services/competitions/plan.ts'

/** Narrows the list by words, state, tier and year; everything stands in the address. */
export function ListFilters({ years }: { years: number[] }) {
  const m = useMessages()
  const [params] = useSearchParams()
  const words = m.competitions.list
  const active = ['text', 'state', 'tier', 'year'].some((name) => params.get(name))
  return (
    <FilterBar key={params.toString()} active={active}>
      <FilterSearch name="text" label={words.searchLabel} />
      <FilterChoice name="state" label={words.state} options={COMPETITION_STATES.map((state) => [state, m.terms.competitionState[state]])} />
      <FilterChoice name="tier" label={words.tier} options={COMPETITION_TIERS.map((tier) => [tier, m.terms.tier[tier]])} />
      <FilterChoice name="year" label={words.year} options={years.map((year) => [String(year), m.competitions.yearOf(year)])} />
    </FilterBar>
  )
}
