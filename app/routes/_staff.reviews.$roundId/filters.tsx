import { useSearchParams } from '@remix-run/react'

import { FilterBar, FilterChoice, FilterSearch } from '#app/components/forms/filter-bar.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'

/** Narrows both lists of a round alike; everything stands in the address. */
export function RoundFilters() {
  const m = useMessages().reviews.filter
  const [params] = useSearchParams()
  return (
    <FilterBar key={params.toString()} active={['text', 'show'].some((name) => params.get(name))}>
      <FilterSearch name="text" label={m.text} />
      <FilterChoice name="show" label={m.show} options={Object.entries(m.shows)} />
    </FilterBar>
  )
}
