import { useSearchParams } from '@remix-run/react'

import { FilterBar, FilterField } from '#app/components/forms/filter-bar.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import { STUDIO_STATES } from '#app/services/studios/state-tone.ts'

const TIERS = ['national', 'provincial', 'municipal', 'county'] as const

/** Narrows the register by words, tier and state; everything stands in the address. */
export function RegisterFilters() {
  const m = useMessages()
  const [params] = useSearchParams()
  const words = m.studios.filter
  const chosen = (name: string) => params.get(name) ?? ''
  return (
    <FilterBar key={params.toString()} active={['text', 'tier', 'state'].some((name) => chosen(name) !== '')}>
      <FilterField id="filter-text" label={words.text}>
        <input id="filter-text" name="text" type="search" defaultValue={chosen('text')} maxLength={80} />
      </FilterField>
      <Choice name="tier" label={words.tier} value={chosen('tier')} options={TIERS.map((tier) => [tier, m.terms.tier[tier]])} />
      <Choice name="state" label={words.state} value={chosen('state')} options={STUDIO_STATES.map((state) => [state, m.terms.studioState[state]])} />
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
