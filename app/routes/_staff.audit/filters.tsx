import { useSearchParams } from '@remix-run/react'

import { FilterBar, FilterField } from '#app/components/forms/filter-bar.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import { AUDIT_PARAMETERS } from '#app/services/admin/audit-query.ts'

import classes from './audit.module.css'

/** Narrows the record by chain, kind, person and days; everything stands in the address. */
export function AuditFilters({ chains, actors }: { chains: Array<{ key: string; name: string }>; actors: Array<{ id: string; name: string }> }) {
  const m = useMessages().audit
  const [params] = useSearchParams()
  const chosen = (name: string) => params.get(name) ?? ''
  return (
    <FilterBar key={params.toString()} keep={[]} active={AUDIT_PARAMETERS.some((name) => chosen(name) !== '')}>
      <Choice name="chain" label={m.filter.chain} value={chosen('chain')} options={chains.map(({ key, name }) => [key, name])} />
      <Choice name="kind" label={m.filter.kind} value={chosen('kind')} options={Object.entries(m.kinds)} />
      <Choice name="actor" label={m.filter.actor} value={chosen('actor')} options={actors.map(({ id, name }) => [id, name])} />
      <FilterField id="filter-from" label={m.filter.from}>
        <span className={classes.days}>
          <input id="filter-from" name="from" type="date" defaultValue={chosen('from')} />
          <label htmlFor="filter-to">{m.filter.to}</label>
          <input id="filter-to" name="to" type="date" defaultValue={chosen('to')} />
        </span>
      </FilterField>
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
