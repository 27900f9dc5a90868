import { useSearchParams } from '@remix-run/react'

import { FilterBar, FilterChoice, FilterSearch } from '#app/components/forms/filter-bar.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import { STUDIO_STATES } from '#app/services/studios/state-tone.ts'

const TIERS = ['national', 'provincial', 'municipal', 'county'] as const

/** Narrows the register by words, tier and state; everything stands in the address. */
export function RegisterFilters() {
  const m = useMessages()
  const [params] = useSearchParams()
  const words = m.studios.filter
  return (
    <FilterBar key={params.toString()} active={['text', 'tier', 'state'].some((name) => params.get(name))}>
      <FilterSearch name="text" label={words.text} />
      <FilterChoice name="tier" label={words.tier} options={TIERS.map((tier) => [tier, m.terms.tier[tier]])} />
      <FilterChoice name="state" label={words.state} options={STUDIO_STATES.map((state) => [state, m.terms.studioState[state]])} />
    </FilterBar>
  )
}
