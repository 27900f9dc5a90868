import { useSearchParams } from '@remix-run/react'

import { FilterBar, FilterField } from '#app/components/forms/filter-bar.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import { COMPETITION_TIERS } from '#app/services/competitions/competition-tiers.ts'
import { STATE_LINE } from '#app/services/competitions/states.ts'

/** Narrows the list by words, state, tier and year; everything stands in the address. */
export function ListFilters({ years }: { years: number[] }) {
  const m = useMessages()
  const [params] = useSearchParams()
  const words = m.competitions.list
  const chosen = (name: string) => params.get(name) ?? ''
  const active = ['text', 'state', 'tier', 'year'].some((name) => chosen(name) !== '')
  // The fields keep what was typed until another address comes; the key starts them anew then.
  return (
    <FilterBar key={params.toString()} active={active}>
      <FilterField id="filter-text" label={words.searchLabel}>
        <input id="filter-text" name="text" type="search" defaultValue={chosen('text')} maxLength={80} />
      </FilterField>
      <Choice name="state" label={words.state} value={chosen('state')} options={STATE_LINE.map((state) => [state, m.terms.competitionState[state]])} />
      <Choice name="tier" label={words.tier} value={chosen('tier')} options={COMPETITION_TIERS.map((tier) => [tier, m.terms.tier[tier]])} />
      <Choice name="year" label={words.year} value={chosen('year')} options={years.map((year) => [String(year), m.competitions.yearOf(year)])} />
    </FilterBar>
  )
}

function Choice({ name, label, value, options }: { name: string; label: string; value: string; options: Array<[string, string]> }) {
  const m = useMessages().common
  const id = `filter-${name}`
  return (
    <FilterField id={id} label={label}>
      <select id={id} name={name} defaultValue={value}>
        <option value="">{m.all}</option>
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </FilterField>
  )
}
